import type { Actor, Asker } from '../../core/call.ts';
import type { Desk } from '../../core/desk.ts';
import type { Answer } from '../../core/dispatch.ts';
import type { SealedReply } from '../../core/reply.ts';
import type { Catalogue } from '../../core/text.ts';
import type { Answers } from './answers.ts';
import type { Who } from './read.ts';
import type { UploadFile } from './upload.ts';
import type { Running } from './running.ts';
import type { Schedule, Web } from './web.ts';

/** What every path works with, from `start` to `stop`. */
export interface Session {
  readonly desk: Desk;
  readonly web: Web;
  readonly upload: UploadFile;
  readonly schedule: Schedule;
  /** What goes on in the background; `stop` waits for it. */
  readonly running: Running;
  readonly answers: Answers;
  readonly actorOf: (who: Who) => Promise<Actor>;
  readonly newId: () => string;
  readonly catalogue: Catalogue | undefined;
}

/** An answer for the asker alone. */
export const privateAnswer = (reply: SealedReply): Answer => ({
  reply,
  audience: 'me',
  endsQuestion: false,
});

/** The refusal of whoever may give no command at all: a bot, or somebody from elsewhere. */
export function outsiderRefusal(actor: Actor, desk: Desk): SealedReply | undefined {
  if (actor.standing !== 'bot' && actor.standing !== 'stranger') return undefined;
  return desk.refusal(desk.allowed(actor, ''), actor);
}

/** Who asks, where, and how to answer, under a new id. */
export async function askerOf(
  { who, place, wayBack }: Pick<Asker, 'place' | 'wayBack'> & { readonly who: Who },
  { actorOf, newId }: Session,
): Promise<Asker> {
  return { id: newId(), actor: await actorOf(who), place, wayBack };
}
