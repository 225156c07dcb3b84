import * as z from 'zod';
import { defineCommand, defineLook, type Context } from '../src/core/command.ts';
import { durationText } from '../src/core/duration.ts';
import { BotError } from '../src/core/errors.ts';
import { choiceField, streamField } from '../src/core/field-types.ts';
import { askEnd } from '../src/leases/lease-end.ts';
import { chooseReply, fullReply, leaseReply } from '../src/leases/lease-report.ts';
import { streamKeyText, streamNameOf } from '../src/core/locate-stream.ts';
import { paragraph, type Reply } from '../src/core/reply.ts';
import type { StreamRef } from '../src/core/stream-ref.ts';
import { firstWatch } from '../src/leases/lease-watch.ts';
import { leaseMemory, seeLease } from '../src/leases/see-lease.ts';
import { freshStream, ownLeases, takeLease, type TestLease } from '../src/leases/test-lease.ts';
import { bold, code, text, time } from '../src/core/text.ts';
import { urlLifeField, urlLifeS } from '../src/core/url-life.ts';

const ACTIONS = ['show', 'extend', 'end'] as const;
type Action = (typeof ACTIONS)[number];

export default defineCommand({
  summary: 'A stream of your own to push to, which ends by itself',
  input: z.object({
    for: urlLifeField(),
    stream: streamField('A test stream that you have already').optional(),
    do: choiceField('What to do with that one', ACTIONS).optional(),
  }),
  needs: 'test',
  shows: 'to-me',
  audited: true,
  run({ for: asked, stream, do: action }, context) {
    if (stream === undefined && action === undefined) return started(urlLifeS(asked, context), context);
    const wanted = action ?? 'show';
    return withOwn(stream, wanted, context, (lease) => {
      switch (wanted) {
        case 'show':
          return shown(lease, context);
        case 'extend':
          return extended(lease, urlLifeS(asked, context), context);
        case 'end':
          return ended(lease, context);
      }
    });
  },
  look: defineLook(leaseMemory, seeLease),
});

async function started(lifeS: number, context: Context): Promise<Reply> {
  const open = await ownLeases(context);
  if (open.length >= context.settings.leases) return fullReply(open, context);
  const { stream, warnings } = await freshStream(context);
  const until = context.now() + lifeS;
  // What cannot be signed is refused before anything is kept.
  context.sign.push(stream, until, 'primary');
  const lease = await takeLease(stream, until, context);
  if (lease === undefined) return fullReply(await ownLeases(context), context);
  const reply = await leaseReply(lease, { title: text`Test stream ${stream.name}`, warnings }, context);
  return { ...reply, later: firstWatch(lease, context) };
}

/** Finds the asker's own lease that was meant. */
async function withOwn(
  ref: StreamRef | undefined,
  action: Action,
  context: Context,
  run: (lease: TestLease) => Reply | Promise<Reply>,
): Promise<Reply> {
  const name = ref && streamNameOf(ref, context.settings);
  const open = await ownLeases(context);
  const [lease, ...others] = open.filter(({ stream }) => name === undefined || stream.name === name);
  if (lease === undefined) throw noLease(name, context);
  return others.length > 0 ? chooseReply([lease, ...others], action) : run(lease);
}

function noLease(name: string | undefined, { settings }: Context): BotError {
  return new BotError('bad-input', {
    said:
      name === undefined
        ? text`You have no test stream.`
        : text`You have no test stream ${code(name)}: it is over, or somebody else's.`,
    did: 'nothing',
    next: text`${code(`/${settings.command} test`)} gives you a new one.`,
  });
}

async function extended(lease: TestLease, lifeS: number, context: Context): Promise<Reply> {
  const to = context.now() + lifeS;
  const { id, stream, until: from } = lease;
  if (to <= from) throw notLonger(lease, lifeS);
  if (!(await context.leases.extend(id, { from, to }, context.now()))) throw noLease(stream.name, context);
  const title = text`Test stream ${stream.name}, extended: new addresses`;
  return leaseReply({ ...lease, until: to }, { title, warnings: [] }, context);
}

const notLonger = ({ stream, until }: TestLease, lifeS: number): BotError =>
  new BotError('bad-input', {
    said: text`${code(stream.name)} is yours until ${time(until)} already, and ${durationText(lifeS)} from now is not later.`,
    did: 'nothing',
    next: text`Ask for a longer time with ${bold('for')}.`,
  });

const shown = (lease: TestLease, context: Context): Promise<Reply> =>
  leaseReply(lease, { title: text`Test stream ${lease.stream.name}`, warnings: [] }, context);

/** It is ended by the look, as it would be when its time has come: there is one way to end it. */
const ended = (lease: TestLease, context: Context): Reply => ({
  tone: 'info',
  title: text`Ending the test stream ${lease.stream.name}…`,
  blocks: [
    paragraph(
      text`Its push is cut and what was set to record or mix it is stopped; you are told what came of that.`,
    ),
  ],
  audit: { input: { stream: streamKeyText(lease.stream) }, outcome: 'done' },
  later: askEnd(lease, context),
});
