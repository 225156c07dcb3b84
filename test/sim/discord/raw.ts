import { manualClock } from '../../../src/sim/clock.ts';
import type { ManualClock } from '../../../src/sim/clock.ts';
import { createDiscordSim } from '../../../src/sim/discord/discord-sim.ts';
import type { DiscordSim, DiscordSimOptions, StartedDiscord } from '../../../src/sim/discord/discord-sim.ts';
import { fieldsOf } from '../../../src/sim/discord/wire.ts';
import type { Fields } from '../../../src/sim/discord/wire.ts';
import { startMs } from './bot.ts';

export interface RawAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly fields: Fields;
  readonly headers: Headers;
}

export interface RawScene extends AsyncDisposable {
  readonly clock: ManualClock;
  readonly sim: DiscordSim;
  readonly started: StartedDiscord;
  readonly channelId: string;
  /** Asks the REST API as the bot would, without any SDK. */
  readonly ask: (
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ) => Promise<RawAnswer>;
}

/** The stand-in with one channel and no client at all. */
export async function createRawScene(options: Partial<DiscordSimOptions> = {}): Promise<RawScene> {
  const clock = manualClock(startMs);
  const sim = createDiscordSim({ clock, ...options });
  const started = await sim.start();
  const channelId = sim.guild.addChannel({ name: 'live-ops' }).id;
  const ask: RawScene['ask'] = async (method, path, body, headers = {}) => {
    const authorization = `Bot ${started.token}`;
    const response = await fetch(`${started.apiUrl}/v10${path}`, {
      method,
      headers: { authorization, 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const parsed: unknown = text === '' ? undefined : JSON.parse(text);
    return { status: response.status, body: parsed, fields: fieldsOf(parsed), headers: response.headers };
  };
  return { clock, sim, started, channelId, ask, [Symbol.asyncDispose]: () => sim.stop() };
}
