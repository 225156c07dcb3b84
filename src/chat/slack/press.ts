import type { Asker } from '../../core/call.ts';
import type { Answer } from '../../core/dispatch.ts';
import { opensForm } from '../../core/saved-call.ts';
import { openForm } from './open-form.ts';
import type { PressRequest } from './read.ts';
import { askerOf, privateAnswer, type Session } from './session.ts';

/** Runs a press that was acknowledged already. */
export async function runPress(request: PressRequest, session: Session): Promise<void> {
  const { desk } = session;
  if (opensForm(request.button)) return pressForm(request, session);
  const asker = await askerOf(request, session);
  const answer = await desk.dispatch({ ...asker, origin: 'button', button: request.button });
  await showPressed(request, asker, answer, session);
}

async function pressForm(request: PressRequest, session: Session): Promise<void> {
  const { desk, answers } = session;
  // Both at once: the trigger lives three seconds.
  const [asker, saved] = await Promise.all([askerOf(request, session), desk.savedForm(request.button)]);
  if ('reply' in saved) return answers.show(asker, privateAnswer(saved.reply));
  await openForm(saved.form, asker, request.trigger, session);
}

/** The answer first, then the question that asked for it: its message tells that it is over. */
async function showPressed(
  { isPrivate }: PressRequest,
  asker: Asker,
  answer: Answer,
  { answers }: Session,
): Promise<void> {
  await answers.show(asker, answer);
  // Only a private message is the presser's own question; a public card stays as it is.
  if (answer.endsQuestion && isPrivate && asker.wayBack !== undefined) {
    await answers.endQuestion(asker.wayBack, answer);
  }
}
