import { isStreamName, type MixInput, type MixOrder, type MixSession, type StreamKey } from '../live/port.ts';
import { actorMention } from './call.ts';
import type { Context } from './command.ts';
import { BotError } from './errors.ts';
import { locateStream } from './locate-stream.ts';
import { listMixes } from './mix-jobs.ts';
import { mixPlanOf, type MixAsked, type MixPlan } from './mix-plan.ts';
import { readSources, refuseOffAir, type MixSource } from './mix-sources.ts';
import { bold, code, text, time } from './text.ts';

/** A mix that the cloud can be asked for, as far as its states tell. */
export interface ReadyMix {
  readonly plan: MixPlan;
  /** In the order of the layout's pictures. */
  readonly sources: readonly MixSource[];
  readonly output: StreamKey;
}

/** A plain background of 16 to 9; at most 2000 pixels a side, since API 3.0 takes no more (tencent-live 14 #22). */
const CANVAS = { width: 1280, height: 720, color: '0x000000' } as const;

/** Checks all that can be checked before a mix is asked for; throws a BotError that says what is in its way. */
export async function readyMix(asked: MixAsked, context: Context): Promise<ReadyMix> {
  const plan = mixPlanOf(asked, context.settings);
  await refuseUsed(plan, context);
  const sources = await readSources(plan.refs, context);
  refuseOffAir(sources);
  const place = sources[plan.replaces ?? 0];
  if (place === undefined) throw new TypeError('a mix of no streams');
  const output = { ...place.stream, name: plan.output };
  if (plan.replaces === undefined) await refuseTaken(output, context);
  return { plan, sources, output };
}

/** One mix an output (tencent-live 4.3, `InvalidOutputStreamID`). */
async function refuseUsed({ output }: MixPlan, context: Context): Promise<void> {
  const [twin] = await listMixes({ since: context.now(), output, most: 1 }, context);
  if (twin === undefined) return;
  throw new BotError('already-done', {
    said: text`${code(output)} is the output of a mix already, which ${actorMention(twin.by)} started at ${time(twin.from)}.`,
    did: 'nothing',
    next: text`Stop that mix first, or give another ${bold('output')}.`,
  });
}

/** A stream of its own needs a name that nobody pushes under (tencent-live 5.18), and that viewers are let in to. */
async function refuseTaken(output: StreamKey, context: Context): Promise<void> {
  const { online } = await locateStream({ name: output.name }, context);
  const { value: state } = await context.live.streams.state(output);
  const isLive = state === 'live' || (online?.value.length ?? 0) > 0;
  if (state === 'offline' && !isLive) return;
  throw new BotError('not-ready', {
    said: isLive
      ? text`${code(output.name)} is live already, so it cannot be the name of a new stream.`
      : text`${code(output.name)} is banned, so nobody could watch the mix.`,
    did: 'nothing',
    next: text`Give another ${bold('output')}.`,
  });
}

/** The order for the cloud: its template decides where the pictures stand. */
export function mixOrderOf({ plan, sources, output }: ReadyMix, session: MixSession): MixOrder {
  const { template, canvas } = plan.layout;
  const first = canvas ? 2 : 1;
  const streams = sources.map(({ stream: { name } }, index): MixInput => ({
    kind: 'stream',
    name,
    layer: first + index,
    box: undefined,
  }));
  return {
    session,
    output: output.name,
    isNewStream: plan.replaces === undefined,
    template,
    inputs: canvas ? [canvasOf(session), ...streams] : streams,
  };
}

function canvasOf(session: MixSession): MixInput {
  const name = `canvas_${session}`;
  if (!isStreamName(name)) throw new TypeError(`no name of a canvas: ${name}`);
  return { kind: 'canvas', name, layer: 1, ...CANVAS };
}
