import * as z from 'zod';
import { defineCommand, defineLook, type Context, type Seen } from '../../src/core/command.ts';
import { BotError } from '../../src/core/errors.ts';
import { wordField } from '../../src/core/field-types.ts';
import { streamNameOf } from '../../src/core/locate-stream.ts';
import { endMix, keepMix, listMixes, readMix, type KeptMix } from '../../src/core/mix-jobs.ts';
import { listButton, mixFacts, statusButton, stopButton } from '../../src/core/mix-report.ts';
import { paragraph, type Reply } from '../../src/core/reply.ts';
import { shownInput } from '../../src/core/shown-input.ts';
import { readStreamRef } from '../../src/core/stream-ref.ts';
import { code, text, type Text } from '../../src/core/text.ts';
import { firstLook, verifyState, VERIFY_S, writeMemory } from '../../src/core/verify-state.ts';
import { sentReply } from '../../src/core/write-report.ts';

/** More mixes than an account can pay for at once. */
const MOST_MIXES = 1000;

const stopMemory = writeMemory.extend({ session: z.string() });
type StopMemory = z.output<typeof stopMemory>;

export default defineCommand({
  summary: 'End a mix, by its output or its session',
  input: z.object({ what: wordField('Name of the mix, or its session', 'mix_room_1') }),
  needs: 'operate',
  shows: 'to-channel',
  // Which output a session belongs to is known only once the kept mixes are read.
  writesTo: () => undefined,
  async run({ what }, context) {
    const mix = await openMix(what, context);
    if (mix === undefined) throw nothingToStop(what, context.settings.command);
    return stopped(mix, context);
  },
  look: defineLook(stopMemory, see),
});

/** The open mix of that session or that output. */
async function openMix(what: string, context: Context): Promise<KeptMix | undefined> {
  const open = await listMixes({ since: context.now(), most: MOST_MIXES }, context);
  const bySession = open.find(({ session }) => session === what);
  const given = readStreamRef(what);
  if (bySession !== undefined || given === undefined) return bySession;
  const name = streamNameOf(given, context.settings);
  return open.find(({ output }) => output.name === name);
}

function nothingToStop(what: string, root: string): BotError {
  return new BotError('bad-input', {
    said: text`No mix that was started here has the output or the session ${code(shownInput(what))}.`,
    did: 'nothing',
    next: text`See ${code(`/${root} mix list`)} for what there is; a mix that was made elsewhere can only be stopped there, since the cloud has no list of them.`,
  });
}

async function stopped(mix: KeptMix, context: Context): Promise<Reply> {
  const { session, output } = mix;
  const sentAt = context.now();
  const memory: StopMemory = { streams: [output], sentAt, answered: false, session };
  const order = { stream: output, memory, until: sentAt + VERIFY_S };
  const written = await context.write(order, async ({ mixes }) => {
    const receipt = await mixes.stop({ session, output: output.name });
    await endMix(session, context);
    return receipt;
  });
  const answered = written.outcome === 'done';
  if (answered && !mix.isNewStream) return takenReply(mix);
  const first = sentReply(text`Stopping the mix ${output.name}…`, answered);
  return { ...first, later: firstLook({ ...memory, answered }, sentAt) };
}

async function see(memory: StopMemory, context: Context, until: number): Promise<Seen> {
  const mix = await readMix(memory.session, context);
  if (mix === undefined) return { over: true };
  const answered = mix.endedAt !== undefined;
  if (!mix.isNewStream) {
    return answered
      ? { reply: takenReply(mix), outcome: 'done' }
      : { reply: lostReply(mix, UNREADABLE), outcome: 'unknown' };
  }
  const verified = await verifyState(memory, context, until, (state) => state !== 'live');
  if ('again' in verified) return verified;
  if (verified.effect === 'seen') {
    await endMix(mix.session, context);
    return { reply: overReply(mix, verified.afterS, answered), outcome: 'done' };
  }
  // It may run on, so it has to stay where it can be stopped again.
  if (answered) await keepMix(mix, context);
  const why = verified.effect === 'missing' ? STILL_LIVE : UNREADABLE;
  return { reply: lostReply(mix, why), outcome: 'unknown' };
}

const overReply = (mix: KeptMix, afterS: number, answered: boolean): Reply => ({
  tone: 'good',
  title: text`The mix ${mix.output.name} is over: verified off the air after ${afterS} s`,
  blocks: [
    mixFacts(mix),
    ...(answered
      ? []
      : [paragraph(text`The cloud's answer to the stop was lost, but its output is off the air.`)]),
  ],
  buttons: [listButton, statusButton(mix)],
});

/** The output goes on as the stream that it took the place of, so that no state can tell. */
const takenReply = (mix: KeptMix): Reply => ({
  tone: 'info',
  title: text`The cloud took the end of the mix into ${mix.output.name}`,
  blocks: [
    mixFacts(mix),
    paragraph(
      text`The stream that it took the place of goes on under the same name, so it cannot be read back: look at the picture.`,
    ),
  ],
  buttons: [listButton, statusButton(mix)],
});

const STILL_LIVE = text`Its output still reads live.`;
const UNREADABLE = text`It could not be read back whether the mix is over.`;

const lostReply = (mix: KeptMix, why: Text): Reply => ({
  tone: 'bad',
  title: text`The end of the mix ${mix.output.name} is not verified`,
  blocks: [
    paragraph(
      text`${why} A mix that runs is billed: look at its output, and stop it again; one that is over already is no fault.`,
    ),
    mixFacts(mix),
  ],
  buttons: [stopButton(mix), listButton, statusButton(mix)],
});
