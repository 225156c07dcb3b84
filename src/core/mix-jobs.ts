import * as z from 'zod';
import {
  isMixSession,
  type MixSession,
  type StreamKey,
  type StreamName,
  type UnixSeconds,
} from '../live/port.ts';
import type { Job } from '../store/port.ts';
import { actorKey } from './call.ts';
import type { Context } from './command.ts';
import { MIX_LAYOUT_NAMES, type MixLayoutName } from './mix-layouts.ts';
import { newId } from './services.ts';
import { streamShape } from './verify-state.ts';

const PREFIX = 'mix:';

const bodyShape = z.object({
  layout: z.enum(MIX_LAYOUT_NAMES),
  inputs: z.array(streamShape).readonly(),
  output: streamShape,
  isNewStream: z.boolean(),
  /** False until the cloud has answered: whether it ever began is not known then. */
  answered: z.boolean(),
  by: z.string(),
});

/** A mix that the bot asked for: the cloud has no list of them (tencent-live 5.18), so this is the only one. */
export interface KeptMix {
  readonly session: MixSession;
  readonly layout: MixLayoutName;
  readonly inputs: readonly StreamKey[];
  readonly output: StreamKey;
  /** False when the output takes the place of an input. */
  readonly isNewStream: boolean;
  readonly answered: boolean;
  /** The person's key, `slack:U024BE7LH`. */
  readonly by: string;
  readonly from: UnixSeconds;
  readonly endedAt: UnixSeconds | undefined;
}

type MixStart = Pick<KeptMix, 'layout' | 'inputs' | 'output' | 'isNewStream'>;

/** A mix that is about to be asked for, under a session of its own. */
export function newMix(start: MixStart, { actor, random, now }: Context): KeptMix {
  const session = `tl_${newId(random)}`;
  if (!isMixSession(session)) throw new TypeError(`no session: ${session}`);
  const from = now();
  return { ...start, session, answered: false, by: actorKey(actor), from, endedAt: undefined };
}

/** Keeps it, open; kept before the write leaves, so that a mix whose answer is lost can still be stopped. */
export async function keepMix(mix: KeptMix, { jobs }: Context): Promise<void> {
  const { session, from, layout, inputs, output, isNewStream, answered, by } = mix;
  const kept: z.input<typeof bodyShape> = { layout, inputs, output, isNewStream, answered, by };
  const body = JSON.stringify(kept);
  await jobs.put({ id: PREFIX + session, kind: 'mix', target: output.name, from, until: undefined, body });
}

/** The cloud refused it. */
export const forgetMix = ({ session }: KeptMix, { jobs }: Context): Promise<void> =>
  jobs.forget(PREFIX + session);

/** It was stopped, or is over. */
export const endMix = async (session: string, { jobs, now }: Context): Promise<void> =>
  void (await jobs.end(PREFIX + session, now()));

export async function readMix(session: string, { jobs }: Context): Promise<KeptMix | undefined> {
  const job = await jobs.read(PREFIX + session);
  return job && mixOf(job);
}

/** Mixes that were not over at `since`, newest first; `output` narrows them to one name. */
export async function listMixes(
  { since, output, most }: { since: UnixSeconds; output?: StreamName; most: number },
  { jobs }: Context,
): Promise<readonly KeptMix[]> {
  const found = await jobs.list(
    { kind: 'mix', since, ...(output !== undefined && { target: output }) },
    most,
  );
  return found.map(mixOf);
}

function mixOf({ id, from, endedAt, body }: Job): KeptMix {
  const session = id.slice(PREFIX.length);
  if (!isMixSession(session)) throw new TypeError(`${id}: no mix of ours`);
  return { session, from, endedAt, ...bodyShape.parse(JSON.parse(body)) };
}
