import { failureReply, internalError } from '../../core/failure.ts';
import { sealPlain } from '../../core/saved-call.ts';
import { errorFields } from './errors.ts';
import { sayFirst } from './first-answer.ts';
import type { Link } from './link.ts';
import { takeButton } from './press.ts';
import type { Answerable } from './read.ts';
import { takeForm } from './submit.ts';
import { takeCommand, takeSuggest } from './typed.ts';

/** Takes one interaction from its first answer to its last; never throws. */
export async function take(link: Link, inbound: Answerable): Promise<void> {
  const call = inbound.asker.id;
  try {
    await takeKind(link, inbound);
  } catch (thrown) {
    link.desk.log.error('discord request failed', { call, kind: inbound.kind, ...errorFields(thrown) });
    await sorry(link, inbound, thrown);
  }
}

function takeKind(link: Link, inbound: Answerable): Promise<void> {
  switch (inbound.kind) {
    case 'command':
      return takeCommand(link, inbound);
    case 'suggest':
      return takeSuggest(link, inbound);
    case 'button':
      return takeButton(link, inbound);
    case 'form':
      return takeForm(link, inbound);
  }
}

/** Says that something broke, where nothing was said yet. */
async function sorry(link: Link, inbound: Answerable, cause: unknown): Promise<void> {
  if (inbound.kind === 'suggest') return;
  try {
    const reply = failureReply(internalError(cause, 'nothing'), inbound.asker.id);
    await sayFirst(link, inbound, sealPlain(reply));
  } catch {
    // It was answered before, or it is too late: the log has it.
  }
}
