import { actorKey, actorMention, type Call, type RawInput } from './call.ts';
import { auditCall } from './audit-call.ts';
import type { Command } from './command.ts';
import { BotError } from './errors.ts';
import { askText, decide } from './permissions.ts';
import type { Services } from './services.ts';
import { code, text } from './text.ts';

/** What is asked for, as far as it matters to who may have it. */
export interface Wish {
  readonly path: string;
  readonly command: Command;
  /** What was given, fit to be kept. */
  readonly input: RawInput;
  /** Whose question this press answers. */
  readonly askedOf: string | undefined;
}

/** Throws `not-permitted` for whoever may not have it; what is more than a look is audited as refused (product C23). */
export async function permit(call: Call, wish: Wish, services: Services): Promise<void> {
  const refusal = refusalOf(call, wish, services);
  if (refusal === undefined) return;
  if (wish.command.needs !== 'view') await auditCall(call, wish, 'refused', services);
  throw refusal;
}

function refusalOf(call: Call, { path, command, askedOf }: Wish, services: Services): BotError | undefined {
  const { actor, place } = call;
  const decision = decide(actor, command.needs, services.grants);
  if (!decision.allowed) {
    const next = askText(decision.ask, actor.platform);
    return new BotError('not-permitted', { said: decision.why, did: 'nothing', next });
  }
  if (place.direct && command.writesTo !== undefined) {
    return new BotError('not-permitted', {
      said: text`${code(`/${services.settings.command} ${path}`)} changes a stream, so it is not taken in a direct message.`,
      did: 'nothing',
      next: text`Give it in a channel, where the team sees it.`,
    });
  }
  if (askedOf === undefined || askedOf === actorKey(actor)) return undefined;
  return new BotError('not-permitted', {
    said: text`This question was put to ${actorMention(askedOf)}, not to you.`,
    did: 'nothing',
    next: text`Give the command yourself.`,
  });
}
