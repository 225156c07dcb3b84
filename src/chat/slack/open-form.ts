import type { Asker } from '../../core/call.ts';
import type { Form } from '../../core/desk.ts';
import type { SealedReply } from '../../core/reply.ts';
import type { Secret } from '../../core/secret.ts';
import { bold, text } from '../../core/text.ts';
import { usageOf } from '../../core/usage.ts';
import { renderForm } from './form.ts';
import { privateAnswer, type Session } from './session.ts';
import { SlackFault } from './slack-fault.ts';

/** Opens a command's form in front of the asker, if the asker may run it. */
export async function openForm(form: Form, asker: Asker, trigger: Secret, session: Session): Promise<void> {
  const { desk, web, answers, catalogue } = session;
  if (!desk.allowed(asker.actor, form.path).allowed) {
    // Dispatch refuses with the same words, and keeps the attempt in the audit.
    const call = { ...asker, origin: 'typed', command: form.path, input: form.raw } as const;
    return answers.show(asker, await desk.dispatch(call));
  }
  const kept = await desk.keepAsker(asker);
  const view = renderForm(form, desk.root, kept, catalogue);
  try {
    // A wait would outlive the trigger.
    await web.once('views.open', { trigger_id: trigger.reveal(), view }, 0);
  } catch (thrown) {
    if (!(thrown instanceof SlackFault)) throw thrown;
    desk.log.warn('slack form not opened', { call: asker.id, code: thrown.code });
    const again = await desk.keepForm(form.path, form.raw);
    await answers.show(asker, privateAnswer(notOpened(form, thrown, again, session)));
  }
}

function notOpened(form: Form, { unclear }: SlackFault, again: string, { desk }: Session): SealedReply {
  const plan = desk.planInput(form.path, {});
  const usage = plan.first === 'refused' ? form.path : usageOf(desk.root, form.path, plan.command);
  const what = unclear
    ? text`Slack did not say whether the form has opened.`
    : text`Slack takes a form within 3 seconds only, and they were over.`;
  return {
    tone: 'warning',
    title: text`The form did not open`,
    blocks: [
      { kind: 'text', text: text`${what} Nothing was changed.` },
      { kind: 'text', text: text`Open it again, or give the command in one line: ${bold(usage)}` },
    ],
    buttons: [{ label: text`Open the form`, style: 'primary', id: again }],
  };
}
