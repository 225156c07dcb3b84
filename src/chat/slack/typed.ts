import type { TypedRequest } from './read.ts';
import { openForm } from './open-form.ts';
import { askerOf, outsiderRefusal, privateAnswer, type Session } from './session.ts';

/** Runs a slash command that was acknowledged already. */
export async function runTyped(request: TypedRequest, session: Session): Promise<void> {
  const { desk, answers } = session;
  const plan = desk.planTyped(request.line);
  const asker = await askerOf(request, session);
  if (plan.first === 'refused') {
    const reply = outsiderRefusal(asker.actor, desk) ?? plan.reply;
    return answers.show(asker, privateAnswer(reply));
  }
  const { path, raw } = plan;
  if (plan.first === 'form') return openForm(desk.formOf(path, raw), asker, request.trigger, session);
  await answers.show(asker, await desk.dispatch({ ...asker, origin: 'typed', command: path, input: raw }));
}
