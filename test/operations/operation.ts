import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TencentSim } from '../../src/sim/tencent/tencent-sim.ts';
import type { Front } from '../kit/street-fronts.ts';
import { openStreet, type Street } from '../kit/street.ts';

export type Api = 'v3' | 'legacy';

/** One operation under way: somebody in front of Slack or Discord, and the cloud behind one of its two APIs. */
export interface Scene {
  readonly api: Api;
  readonly street: Street;
  /** Gives the commands. */
  readonly moderator: Front;
  /** Reads what the channel shows. */
  readonly member: Front;
  readonly cloud: TencentSim;
  /** A stream of the account's own push domain and usual app. */
  readonly stream: (
    name: string,
    app?: string,
  ) => { readonly domain: string; readonly app: string; readonly name: string };
  /** Actions and interfaces that reached the cloud, in order. */
  readonly calls: () => readonly string[];
}

/** A look waits so long for the first answer to land, so that it can edit it. */
export const LANDED_S = 7;

/** Runs an operation end to end: from a Slack and from a Discord command, through the real SDKs, on both APIs of the cloud. */
export function operation(what: string, run: (scene: Scene) => Promise<void>): void {
  describe.each(['v3', 'legacy'] as const)('API %s', (api) => {
    let street: Street;
    beforeEach(async () => {
      street = await openStreet({ api });
    });
    afterEach(() => street.closeUnrefused());
    it.each(['slack', 'discord'] as const)(`${what}, from %s`, async (platform) => {
      await run(sceneOf(api, street, platform));
      expect([...street.slackSim.refusals, ...street.discordSim.refusals]).toEqual([]);
    });
  });
}

function sceneOf(api: Api, street: Street, platform: 'slack' | 'discord'): Scene {
  const { cloud } = street;
  return {
    api,
    street,
    cloud,
    ...street[platform],
    stream: (name, app = 'live') => ({ domain: cloud.world.pushDomains[0] ?? '', app, name }),
    calls: () => cloud.calls.map(({ action }) => action),
  };
}
