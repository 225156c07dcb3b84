import type { Asker, Place } from '../../core/call.ts';
import { fieldsOf, readInput } from '../../core/fields.ts';
import { formErrors } from './form.ts';
import type { FormRequest, Who } from './read.ts';
import type { Session } from './session.ts';

/** What a form is acknowledged with when something in it is wrong. */
export interface FormFaults {
  readonly response_action: 'errors';
  readonly errors: Record<string, string>;
}

/** The faults below their fields, found without I/O; undefined when the form can be taken. */
export function checkForm({ path, raw }: FormRequest, { desk, catalogue }: Session): FormFaults | undefined {
  // The path is untrusted: without such a command there are no fields to speak of, and dispatch says so.
  const plan = desk.planInput(path, {});
  if (plan.first === 'refused') return undefined;
  const { input } = plan.command;
  const { problems } = readInput(input, raw);
  if (problems === undefined) return undefined;
  return { response_action: 'errors', errors: formErrors(problems, fieldsOf(input), catalogue) };
}

/** Runs a form that was acknowledged already: the submitter's own rights, where the asker asked. */
export async function runForm(request: FormRequest, session: Session): Promise<void> {
  const { desk, answers, actorOf, newId } = session;
  const { who, path: command, raw: input } = request;
  const [actor, kept] = await Promise.all([actorOf(who), keptAsker(request, session)]);
  const place = kept?.place ?? directPlace(who);
  const asker: Asker = { id: newId(), actor, place, wayBack: kept?.wayBack };
  await answers.show(asker, await desk.dispatch({ ...asker, origin: 'form', command, input }));
}

/** The id comes back from outside: only the person that it was kept for may use it (product C16). */
async function keptAsker({ asker, who }: FormRequest, { desk }: Session): Promise<Asker | undefined> {
  const kept = await desk.readAsker(asker);
  return kept?.place.platform === 'slack' && kept.actor.id === who.id ? kept : undefined;
}

/** The direct conversation with the bot; Slack takes the person's id for it. */
export const directPlace = ({ id, team }: Who): Place => ({
  platform: 'slack',
  home: team,
  channel: id,
  direct: true,
});
