import { isStreamName, type StreamKey, type StreamName, type UnixSeconds } from '../live/port.ts';
import type { Lease } from '../store/port.ts';
import { actorKey } from '../core/call.ts';
import type { Context } from '../core/command.ts';
import { BotError } from '../core/errors.ts';
import { newId } from '../core/services.ts';
import { text, type Text } from '../core/text.ts';
import { streamShape } from '../core/verify-state.ts';

/** A test stream that one person has for a while. */
export interface TestLease extends Omit<Lease, 'domain' | 'app' | 'name'> {
  readonly stream: StreamKey;
}

/** Those of the asker that are open, the one that ends first before the others. */
export async function ownLeases({ leases, actor, now }: Context): Promise<readonly TestLease[]> {
  return (await leases.open(actorKey(actor), now())).map(leaseOf);
}

/** Throws TypeError when there is none of that id: it is kept for 90 days after its end. */
export async function readLease(id: string, { leases }: Context): Promise<TestLease> {
  const lease = await leases.read(id);
  if (lease === undefined) throw new TypeError(`there is no lease ${id}`);
  return leaseOf(lease);
}

/** Keeps a lease of that stream for the asker; undefined when they have as many as the settings allow. */
export async function takeLease(
  stream: StreamKey,
  until: UnixSeconds,
  { leases, actor, now, random, settings }: Context,
): Promise<TestLease | undefined> {
  const lease = { id: newId(random), owner: actorKey(actor), ...stream, from: now(), until };
  return (await leases.add(lease, settings.leases)) ? leaseOf({ ...lease, ended: undefined }) : undefined;
}

function leaseOf({ domain, app, name, ...lease }: Lease): TestLease {
  return { ...lease, stream: streamShape.parse({ domain, app, name }) };
}

/** A stream that nobody uses, and what is to be known of it. */
export interface FreshStream {
  readonly stream: StreamKey;
  readonly warnings: readonly Text[];
}

const MOST_TRIES = 5;

/** A name that is neither live nor banned, as far as the cloud tells. Throws a BotError when it says so of none. */
export async function freshStream(context: Context): Promise<FreshStream> {
  const { live, settings, random } = context;
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const stream = { domain: settings.push[0], app: settings.app, name: randomName(random) };
    try {
      const { value } = await live.streams.state(stream);
      if (value === 'offline') return { stream, warnings: [] };
    } catch (thrown) {
      if (!(thrown instanceof BotError)) throw thrown;
      const unread = text`The cloud did not say whether the name is live or banned already; it was drawn just now.`;
      return { stream, warnings: [unread] };
    }
  }
  throw new BotError('cloud-refused', {
    said: text`The cloud says of ${MOST_TRIES} names that were drawn just now that they are live or banned.`,
    did: 'nothing',
    next: text`Try again; if it happens again, look at the domain's streams in the Tencent console.`,
  });
}

/** Without letters that are taken for others. */
const LETTERS = '23456789abcdefghjkmnpqrstuvwxyz';
const LENGTH = 8;

/** Letters and digits alone: a `-` cannot be mixed, and what follows a `_` may be read as a template (tencent-live 9.3). */
function randomName(random: () => number): StreamName {
  const drawn = Array.from(
    { length: LENGTH },
    () => LETTERS[Math.floor(random() * LETTERS.length)] ?? LETTERS[0],
  );
  const name = `test${drawn.join('')}`;
  if (!isStreamName(name)) throw new TypeError(`no stream name: ${name}`);
  return name;
}
