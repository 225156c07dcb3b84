import type { Context } from '../core/command.ts';
import { durationText } from '../core/duration.ts';
import { BotError } from '../core/errors.ts';
import { streamKeyText } from '../core/locate-stream.ts';
import { qrBlock } from '../core/qr-block.ts';
import { pushBlocks, watchBlocks } from '../core/push-blocks.ts';
import { paragraph, type Block, type Button, type Reply } from '../core/reply.ts';
import { code, text, time, type Text } from '../core/text.ts';
import type { TestLease } from './test-lease.ts';

/** What is told of a lease to whoever has it; the addresses are signed anew each time, to the end of the lease. */

export interface Handed {
  readonly title: Text;
  readonly warnings: readonly Text[];
}

/** All that the asker needs to push and to watch. Throws a BotError where nothing can be signed. */
export async function leaseReply(
  lease: TestLease,
  { title, warnings }: Handed,
  context: Context,
): Promise<Reply> {
  const { stream, until } = lease;
  const push = context.sign.push(stream, until, 'primary');
  return {
    tone: warnings.length > 0 || !push.signed ? 'warning' : 'good',
    title,
    blocks: [
      ...warnings.map(paragraph),
      paragraph(text`${code(streamKeyText(stream))}. ${endText(lease, push.signed, context)}`),
      paragraph(
        text`Once it is pushed, you are told how the encoder does. Keep the addresses to yourself: whoever has them can push.`,
      ),
      ...pushBlocks(push),
      ...playBlocks(lease, context),
      await qrBlock(push.rtmp, qrAlt, context.sign),
    ],
    buttons: leaseButtons(lease),
    audit: { input: { stream: streamKeyText(stream) }, outcome: 'done' },
  };
}

const qrAlt = text`QR code of the RTMP push URL, for the camera of a phone that streams`;

function endText({ until }: TestLease, signed: boolean, { now }: Context): Text {
  const left = durationText(until - now());
  return signed
    ? text`Yours until ${time(until)} (${left}). Then its push is cut, what was set to record or mix it is stopped, and the cloud refuses these addresses.`
    : text`Yours until ${time(until)} (${left}). Then its push is cut, and what was set to record or mix it is stopped. This domain signs nothing, so the addresses stay good: whoever knows the name can push.`;
}

/** That there is nothing to watch it with is no reason to keep it from being pushed. */
function playBlocks({ stream, until }: TestLease, { sign }: Context): readonly Block[] {
  try {
    return watchBlocks(sign.play(stream, until, 'primary'));
  } catch (thrown) {
    if (!(thrown instanceof BotError)) throw thrown;
    return [paragraph(thrown.said)];
  }
}

const inputOf = ({ stream }: TestLease, action: 'show' | 'extend' | 'end') => ({
  stream: streamKeyText(stream),
  do: action,
});

export const endButton = (lease: TestLease): Button => ({
  label: text`End ${lease.stream.name}`,
  style: 'danger',
  command: 'test',
  input: inputOf(lease, 'end'),
});

export const extendButton = (lease: TestLease): Button => ({
  label: text`Extend`,
  style: 'plain',
  command: 'test',
  input: inputOf(lease, 'extend'),
});

const showButton = (lease: TestLease): Button => ({
  label: text`Addresses of ${lease.stream.name}`,
  style: 'plain',
  command: 'test',
  input: inputOf(lease, 'show'),
});

export const leaseButtons = (lease: TestLease): readonly Button[] => [
  {
    label: text`Status`,
    style: 'plain',
    command: 'status',
    input: { stream: streamKeyText(lease.stream) },
  },
  extendButton(lease),
  endButton(lease),
];

const MOST_BUTTONS = 5;

/** Which tests the asker has, with what can be done about them. */
export const openBlock = (leases: readonly TestLease[]): Block => ({
  kind: 'table',
  columns: [text`Stream`, text`Ends`],
  rows: leases.map(({ stream, until }) => [text`${streamKeyText(stream)}`, text`${time(until)}`]),
});

/** No more at a time: refused, with what is open and a way to end it. */
export function fullReply(leases: readonly TestLease[], { settings }: Context): Reply {
  const most = settings.leases;
  const said =
    most === 0
      ? text`This installation hands out no test streams (${code('leases')} in ${code('tallylight.yml')}).`
      : text`One person has at most ${most} at a time. End one of these, or ask for its addresses again.`;
  return {
    tone: 'warning',
    title: text`No test stream: you have ${leases.length}`,
    blocks: [paragraph(said), ...(leases.length === 0 ? [] : [openBlock(leases)])],
    buttons: leases.slice(0, MOST_BUTTONS).flatMap((lease) => [endButton(lease), showButton(lease)]),
    audit: { input: {}, outcome: 'refused' },
  };
}

/** Several fit: which of them was meant is not guessed. */
export const chooseReply = (leases: readonly TestLease[], action: 'show' | 'extend' | 'end'): Reply => ({
  tone: 'warning',
  title: text`You have ${leases.length} test streams: which one?`,
  blocks: [openBlock(leases)],
  buttons: leases.slice(0, MOST_BUTTONS).map((lease) => ({
    label: text`${lease.stream.name}`,
    style: 'plain',
    command: 'test',
    input: inputOf(lease, action),
  })),
  audit: { input: {}, outcome: 'refused' },
});
