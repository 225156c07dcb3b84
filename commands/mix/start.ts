import * as z from 'zod';
import {
  defineCommand,
  defineLook,
  type Context,
  type Question,
  type Seen,
  type Written,
} from '../../src/core/command.ts';
import { durationText } from '../../src/core/duration.ts';
import { BotError } from '../../src/core/errors.ts';
import { choiceField, streamsField, wordField } from '../../src/core/field-types.ts';
import { streamKeyText } from '../../src/core/locate-stream.ts';
import { forgetMix, keepMix, newMix, readMix, type KeptMix } from '../../src/core/mix-jobs.ts';
import { MIX_LAYOUT_NAMES } from '../../src/core/mix-layouts.ts';
import { mixOutputName } from '../../src/core/mix-plan.ts';
import { mixOrderOf, readyMix, type ReadyMix } from '../../src/core/mix-ready.ts';
import { billedText, drawingBlocks, layoutFact, outputFact } from '../../src/core/mix-report.ts';
import { seenMix, startedReply, takenReply, unknownReply } from '../../src/core/mix-start-report.ts';
import { refuseYoung, whatBroke, type MixSource } from '../../src/core/mix-sources.ts';
import { fact, facts, paragraph, type Reply } from '../../src/core/reply.ts';
import { code, joined, text, type Text } from '../../src/core/text.ts';
import { firstLook, VERIFY_S, writeMemory } from '../../src/core/verify-state.ts';

const startMemory = writeMemory.extend({ session: z.string() });
type StartMemory = z.output<typeof startMemory>;

export default defineCommand({
  summary: 'Put two to six live streams into one picture',
  input: z.object({
    layout: choiceField('Where each picture goes', MIX_LAYOUT_NAMES),
    streams: streamsField('The streams, with commas between them'),
    output: wordField('Name of the mix; a new stream when left out', 'mix_1').optional(),
  }),
  needs: 'operate',
  shows: 'to-channel',
  writesTo: mixOutputName,
  async confirm(input, context) {
    return question(await readyMix(input, context), context);
  },
  async run(input, context) {
    const ready = await readyMix(input, context);
    refuseYoung(ready.sources, context.now());
    return started(ready, context);
  },
  look: defineLook(startMemory, see),
});

function question({ plan, sources, output }: ReadyMix, { now }: Context): Question {
  const { layout, replaces } = plan;
  const keys = sources.map(({ stream }) => streamKeyText(stream));
  return {
    title: text`Mix ${sources.length} streams into ${output.name}?`,
    blocks: [
      facts(
        layoutFact(layout),
        ...sources.map((source, index) => fact(text`Stream ${index + 1}`, sourceText(source, now()))),
        outputFact(output, replaces === undefined),
      ),
      ...drawingBlocks(layout),
      paragraph(billedText),
    ],
    verb: text`Start the mix`,
    danger: false,
    // What is live under these names may change before the press.
    pins: { streams: keys.join(','), output: output.name },
  };
}

const sourceText = ({ stream, since }: MixSource, now: number): Text =>
  since === undefined
    ? text`${code(stream.name)}, live`
    : text`${code(stream.name)}, live for ${durationText(Math.max(0, now - since))}`;

async function started(ready: ReadyMix, context: Context): Promise<Reply> {
  const { plan, sources, output } = ready;
  const isNewStream = plan.replaces === undefined;
  const inputs = sources.map(({ stream }) => stream);
  const mix = newMix({ layout: plan.layout.name, inputs, output, isNewStream }, context);
  const written = await sent(mix, ready, context);
  const later = firstLook({ ...memoryOf(mix), answered: written.outcome === 'done' }, mix.from);
  if (written.outcome === 'done') {
    return isNewStream ? { ...startedReply(mix), later } : takenReply({ ...mix, answered: true });
  }
  return { ...unknownReply(mix, written.error, await whatBroke(inputs, context)), later };
}

const memoryOf = ({ session, output, from }: KeptMix): StartMemory => ({
  streams: [output],
  sentAt: from,
  answered: false,
  session,
});

/** Kept while the output is still claimed, so that nobody stops what is not yet known to have been started. */
async function sent(mix: KeptMix, ready: ReadyMix, context: Context): Promise<Written> {
  await keepMix(mix, context);
  const order = { stream: mix.output, memory: memoryOf(mix), until: mix.from + VERIFY_S };
  try {
    return await context.write(order, async ({ mixes }) => {
      const receipt = await mixes.start(mixOrderOf(ready, mix.session));
      await keepMix({ ...mix, answered: true }, context);
      return receipt;
    });
  } catch (thrown) {
    if (!(thrown instanceof BotError) || thrown.did !== 'nothing') throw thrown;
    await forgetMix(mix, context);
    throw await explained(thrown, mix, context);
  }
}

/** The cloud says at most that a stream of the mix is wrong: their states tell which (product A4.50). */
async function explained(error: BotError, { inputs }: KeptMix, context: Context): Promise<BotError> {
  const { code: kind, did, said, next, requestId } = error;
  if (kind !== 'cloud-refused' && kind !== 'cloud-failed') return error;
  const broke = await whatBroke(inputs, context);
  return new BotError(kind, { said: joined([said, broke], text` `), did, next, requestId, cause: error });
}

async function see({ session, sentAt }: StartMemory, context: Context, until: number): Promise<Seen> {
  const mix = await readMix(session, context);
  return mix === undefined ? { over: true } : seenMix(mix, sentAt, context, until);
}
