import * as z from 'zod';
import type { SlackAccess } from '../../../src/sim/slack/slack-sim.ts';
import type { StartedDiscord } from '../../../src/sim/discord/discord-sim.ts';
import type { TencentSimAddress } from '../../../src/sim/tencent/tencent-sim.ts';

/** The moments of a digest at which a bot can be stopped for good, in the order in which they come. */
export const POINTS = [
  'before the claim',
  'after the claim',
  'while the day is read',
  'facts kept',
  'buttons sealed',
  'marked as sent',
  'request leaves',
  'platform took it',
  'before its record',
  'after its record',
  'before the edit',
  'platform took the edit',
  'before the record of the edit',
  'after the record of the edit',
] as const;
export type Point = (typeof POINTS)[number];

export const PLATFORMS = ['slack', 'discord'] as const;

/** Where a case is looked at. */
export interface Lane {
  /** The name of its database. */
  readonly store: string;
  readonly platform: (typeof PLATFORMS)[number];
}

/** What the ids of its digests begin with. */
export const laneKey = ({ store, platform }: Lane): string => `${store}:${platform}:`;

export interface Database {
  readonly name: string;
  readonly url: string;
}

export const lanesOf = (databases: readonly Database[]): readonly Lane[] =>
  databases.flatMap(({ name }) => PLATFORMS.map((platform) => ({ store: name, platform })));

/** What a bot is started with. */
export interface Setup {
  readonly cloud: TencentSimAddress;
  readonly slack: SlackAccess;
  readonly discord: StartedDiscord;
  readonly databases: readonly Database[];
  /** UNIX seconds. */
  readonly now: number;
}

/**
 * Digests of one database that run one after the other, as in a bot that has no others. Several rounds run beside each other
 * in one bot, so that one death stops all of them, each where it stands.
 */
const roundShape = z.object({
  store: z.string(),
  /** What the ids of its digests begin with; no two rounds begin alike. */
  ids: z.string(),
  /** Where it stops. */
  armed: z.enum(POINTS).optional(),
});
export type Round = z.infer<typeof roundShape>;

/** To a bot: what time it is, and which rounds it is to run; or that the round of those ids goes on. */
export const toBotShape = z.union([
  z.object({ tick: z.number(), rounds: z.array(roundShape) }),
  z.object({ go: z.string() }),
]);
export type ToBot = z.infer<typeof toBotShape>;

/** From a bot. At a point that is armed it waits for `go`. */
export const fromBotShape = z.union([
  z.object({ said: z.enum(['ready', 'ticked']) }),
  z.object({ at: z.enum(POINTS), ids: z.string() }),
]);
export type FromBot = z.infer<typeof fromBotShape>;
