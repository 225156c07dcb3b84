import type { Asker, WayBack } from '../../core/call.ts';
import type { Desk } from '../../core/desk.ts';
import type { Answer } from '../../core/dispatch.ts';
import { BotError } from '../../core/errors.ts';
import { text } from '../../core/text.ts';
import { render, renderShort } from './render.ts';
import { SlackFault } from './slack-fault.ts';
import { sendFiles, withFileLines, type FilesGo } from './send-files.ts';
import type { UploadFile } from './upload.ts';
import type { Schedule } from './web.ts';
import { readMessageName, underPost, waysOf, type Way, type WayParts } from './ways.ts';

/** How answers reach people. */
export interface Answers {
  /** Shows it by the first way that Slack takes; throws a BotError when it takes none. */
  show(asker: Asker, answer: Answer): Promise<void>;
  /** Edits the message, or shows the answer as a new one where it is gone. */
  edit(asker: Asker, message: string, answer: Answer): Promise<void>;
  /** Replaces the pressed private question by the title of what came of it; no fault when Slack refuses. */
  endQuestion(wayBack: WayBack, answer: Answer): Promise<void>;
}

export interface AnswersParts extends WayParts {
  readonly desk: Pick<Desk, 'landed' | 'log'>;
  readonly upload: UploadFile;
  readonly schedule: Schedule;
}

export function createAnswers(parts: AnswersParts): Answers {
  const { web, sayBack, catalogue, desk } = parts;
  const files = { ...parts, log: desk.log };
  const show = async (asker: Asker, answer: Answer, isUnclear = false) => {
    const filesGo = await firstWay(waysOf(asker, answer, parts), { asker, answer, isUnclear }, desk);
    if (filesGo !== undefined) await sendFiles(answer.reply, filesGo, asker, files);
  };
  return {
    show,
    async edit(asker, message, answer) {
      const name = readMessageName(message);
      const go = name && underPost(name, asker.place.thread);
      const said = go && render(withFileLines(answer.reply, go), catalogue);
      const fault = said && (await faultOf(web.repeatable('chat.update', { ...name, ...said })));
      if (go !== undefined && fault === undefined) return sendFiles(answer.reply, go, asker, files);
      desk.log.info('slack message not edited', { call: asker.id, code: fault?.code ?? 'not_ours' });
      await show(asker, answer, fault?.unclear);
    },
    async endQuestion(wayBack, answer) {
      const said = { ...renderShort(answer.reply, catalogue), replace_original: true };
      const fault = await faultOf(sayBack(wayBack, said));
      if (fault !== undefined) desk.log.warn('slack question not replaced', { code: fault.code });
    },
  };
}

async function faultOf(sent: Promise<unknown>): Promise<SlackFault | undefined> {
  try {
    await sent;
    return undefined;
  } catch (thrown) {
    if (thrown instanceof SlackFault) return thrown;
    throw thrown;
  }
}

interface Shown {
  readonly asker: Asker;
  readonly answer: Answer;
  /** The channel may show it already: from then on only the person is told, so that nothing stands there twice. */
  readonly isUnclear: boolean;
}

async function firstWay(
  [way, ...others]: readonly Way[],
  shown: Shown,
  desk: AnswersParts['desk'],
): Promise<FilesGo | undefined> {
  if (way === undefined) throw nobodyReached();
  const { asker, answer, isUnclear } = shown;
  if (isUnclear && way.isPublic) return firstWay(others, shown, desk);
  try {
    const message = await way.go();
    if (message !== undefined) await landed(answer, JSON.stringify(message), desk);
    return way.filesGo(message);
  } catch (thrown) {
    if (!(thrown instanceof SlackFault)) throw thrown;
    const { code, unclear } = thrown;
    desk.log.warn('slack answer not taken', { call: asker.id, way: way.name, code });
    return firstWay(others, { ...shown, isUnclear: isUnclear || (unclear && way.isPublic) }, desk);
  }
}

/** The answer is shown; a look that cannot edit it will come as a message of its own. */
async function landed(answer: Answer, message: string, desk: AnswersParts['desk']): Promise<void> {
  try {
    await desk.landed(answer, message);
  } catch (thrown) {
    desk.log.error('slack message not kept', { look: answer.look, cause: thrown });
  }
}

const nobodyReached = () =>
  new BotError('platform', {
    said: text`Slack took the answer by none of its ways.`,
    did: 'unknown',
    next: text`Give the command again.`,
  });
