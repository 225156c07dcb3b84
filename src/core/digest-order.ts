import * as z from 'zod';
import { BotError } from './errors.ts';
import type { Place } from './call.ts';
import { readClock, type Clock } from './clock.ts';
import { text } from './text.ts';

export type { Digest } from '../store/port.ts';

const orderShape = z.object({
  place: z.object({
    platform: z.enum(['slack', 'discord', 'terminal']),
    home: z.string(),
    channel: z.string(),
  }),
  at: z.string(),
  zone: z.string(),
  by: z.string(),
  tries: z.number(),
  told: z.boolean(),
  sending: z.boolean(),
});

/** What the store keeps of a digest as JSON text. */
export interface DigestOrder {
  readonly place: Pick<Place, 'platform' | 'home' | 'channel'>;
  /** Every day at this time ... */
  readonly at: Clock;
  /** ... by the clocks of this IANA zone. */
  readonly zone: string;
  /** Whoever added it, as `actorKey`; `BY_FILE` for one of `tallylight.yml`. */
  readonly by: string;
  /** How often the run that it owes has failed. */
  readonly tries: number;
  /** Its channel was told of the failure. */
  readonly told: boolean;
  /** The run that it owes left for the platform; whether it arrived is not known. */
  readonly sending: boolean;
}

export const BY_FILE = 'tallylight.yml';

/** The run that it owes was never tried. */
export const UNTRIED = { tries: 0, told: false, sending: false } as const;

export function writeOrder({ at, ...order }: DigestOrder): string {
  const clock = `${at.hour}:${String(at.minute).padStart(2, '0')}`;
  return JSON.stringify({ ...order, at: clock });
}

/** The reverse of `writeOrder`; throws a BotError when the text is not one of ours. */
export function readOrder(body: string): DigestOrder {
  const { at, ...order } = orderShape.parse(JSON.parse(body));
  const clock = readClock(at);
  if (clock !== undefined) return { ...order, at: clock };
  throw new BotError('internal', {
    said: text`A digest is kept with a time that is none.`,
    did: 'nothing',
    next: text`Remove it and add it again.`,
  });
}

/** A channel as `tallylight.yml` writes it. */
export const channelKey = ({ platform, channel }: Pick<Place, 'platform' | 'channel'>): string =>
  `${platform}:${channel}`;

/** A line of `digests` in `tallylight.yml`; it runs as the installation, with `view`. */
export interface FixedDigest extends Pick<Place, 'platform' | 'channel'> {
  readonly at: Clock;
  /** IANA zone. */
  readonly zone: string;
}
