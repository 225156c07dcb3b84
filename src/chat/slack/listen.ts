import type { App } from '@slack/bolt';
import type { Actor, Asker } from '../../core/call.ts';
import type { Desk } from '../../core/desk.ts';
import { BotError, type Did } from '../../core/errors.ts';
import { failureReply, internalError } from '../../core/failure.ts';
import { sealPlain } from '../../core/saved-call.ts';
import { BUTTON_PREFIX } from './buttons.ts';
import { createFirstTime } from './first-time.ts';
import { FORM_PREFIX } from './form.ts';
import { runPress } from './press.ts';
import {
  readForm,
  readPress,
  readTyped,
  type FormRequest,
  type PressRequest,
  type TypedRequest,
} from './read.ts';
import type { Running } from './running.ts';
import { privateAnswer, type Session } from './session.ts';
import { checkForm, directPlace, runForm } from './submit.ts';
import { runTyped } from './typed.ts';

/** Requests are taken until `isOpen` says no. */
export interface Gate {
  readonly isOpen: () => boolean;
  readonly running: Running;
}

type Request = TypedRequest | PressRequest | FormRequest;

/** One listener per kind: Bolt asks every listener about every request (deps trap 4). */
export function listen(app: App, session: Session, gate: Gate): void {
  const { desk } = session;
  const take = createTaker(session, gate);
  app.command(startsWith(`/${desk.root}$`), ({ ack, body }) =>
    take(readTyped(body, desk.now()), () => ack(), runTyped),
  );
  app.action(startsWith(BUTTON_PREFIX), ({ ack, body }) =>
    take(readPress(body, desk.now()), () => ack(), runPress),
  );
  app.view(startsWith(FORM_PREFIX), async ({ ack, body }) => {
    const request = readForm(body);
    const faults = request && checkForm(request, session);
    if (faults === undefined) await take(request, () => ack(), runForm);
    else if (gate.isOpen()) await isAcked(() => ack(faults), session);
  });
}

type Take = <R extends Request>(
  request: R | undefined,
  ack: () => Promise<void>,
  run: (request: R, session: Session) => Promise<void>,
) => Promise<void>;

function createTaker(session: Session, gate: Gate): Take {
  const isFirst = createFirstTime();
  return async (request, ack, run) => {
    // Unacknowledged, so that Slack itself says that nothing came of it.
    if (!gate.isOpen() || !(await isAcked(ack, session))) return;
    if (request === undefined) session.desk.log.warn('slack request unreadable');
    else if (isFirst(request.key)) {
      gate.running.add(runSafely(request, (tracked) => run(request, tracked), session));
    }
  };
}

/** The root was checked where the settings are read: it holds letters, digits and dashes. */
const startsWith = (prefix: string): RegExp => new RegExp(`^${prefix}`);

/** When Slack cannot be told, it tells the person that the app failed; so nothing is done. */
async function isAcked(ack: () => Promise<void>, { desk }: Session): Promise<boolean> {
  try {
    await ack();
    return true;
  } catch {
    desk.log.warn('slack request not acknowledged');
    return false;
  }
}

/** Nothing that a path throws is lost: it goes to the log, and the person gets its reference. */
async function runSafely(
  request: Request,
  run: (session: Session) => Promise<void>,
  session: Session,
): Promise<void> {
  const { desk, answers, newId } = session;
  // Until the call is dispatched, nothing can have been changed.
  const progress: { did: Did } = { did: 'nothing' };
  const dispatch: Desk['dispatch'] = (call) => {
    progress.did = 'unknown';
    return desk.dispatch(call);
  };
  try {
    await run({ ...session, desk: { ...desk, dispatch } });
  } catch (thrown) {
    const id = newId();
    desk.log.error('slack request failed', { call: id, cause: thrown });
    // Every way was tried already.
    if (thrown instanceof BotError && thrown.code === 'platform') return;
    const reply = sealPlain(failureReply(internalError(thrown, progress.did), id));
    await answers.show(unknownAsker(request, id), privateAnswer(reply)).catch(() => undefined);
  }
}

/** Somebody of whom nothing is known but how to answer. */
function unknownAsker(request: Request, id: string): Asker {
  const { who } = request;
  const actor: Actor = {
    platform: 'slack',
    id: who.id,
    name: who.name,
    standing: 'guest',
    groups: 'unknown',
  };
  if ('place' in request) return { id, actor, place: request.place, wayBack: request.wayBack };
  return { id, actor, place: directPlace(who) };
}
