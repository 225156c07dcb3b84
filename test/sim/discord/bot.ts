import { Client, Events, GatewayIntentBits } from 'discord.js';
import type { Interaction, WebSocketOptions } from 'discord.js';
import { manualClock } from '../../../src/sim/clock.ts';
import type { ManualClock } from '../../../src/sim/clock.ts';
import { createChanges } from '../../../src/sim/discord/changes.ts';
import { createDiscordSim } from '../../../src/sim/discord/discord-sim.ts';
import type { DiscordSim, DiscordSimOptions, StartedDiscord } from '../../../src/sim/discord/discord-sim.ts';

export interface Scene extends AsyncDisposable {
  readonly clock: ManualClock;
  readonly sim: DiscordSim;
  readonly started: StartedDiscord;
  readonly channelId: string;
  readonly userId: string;
  readonly otherId: string;
  readonly client: Client<true>;
  /** Everything that went wrong inside the bot. */
  readonly faults: readonly unknown[];
  readonly addFault: (fault: unknown) => void;
  /** Waits until so many things went wrong inside the bot. */
  readonly failed: (count: number) => Promise<void>;
}

export const liveCommand = {
  name: 'live',
  description: 'Live streams',
  options: [
    {
      type: 1,
      name: 'status',
      description: 'Show a stream',
      options: [
        { type: 3, name: 'stream', description: 'Its name', required: true, autocomplete: true },
        { type: 4, name: 'hours', description: 'How many', min_value: 1, max_value: 24 },
      ],
    },
    {
      type: 2,
      name: 'record',
      description: 'Recordings',
      options: [{ type: 1, name: 'start', description: 'Start one', options: [] }],
    },
  ],
};

export const startMs = Date.parse('2026-03-01T12:00:00Z');

/** A guild with one channel and two people, and a real discord.js client that answers with `answer`. */
export async function createScene(
  answer: (interaction: Interaction) => Promise<unknown>,
  { ws = {}, ...options }: Partial<DiscordSimOptions> & { ws?: WebSocketOptions } = {},
): Promise<Scene> {
  const clock = manualClock(startMs);
  const sim = createDiscordSim({ clock, ...options });
  const started = await sim.start();
  const channelId = sim.guild.addChannel({ name: 'live-ops' }).id;
  const userId = sim.guild.addMember({ name: 'mia' }).user.id;
  const otherId = sim.guild.addMember({ name: 'noa' }).user.id;
  const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: started.apiUrl }, ws });
  const faults: unknown[] = [];
  const changes = createChanges(() => faults.map(String));
  const addFault = (fault: unknown): void => {
    faults.push(fault);
    changes.tell();
  };
  const failed = (count: number): Promise<void> =>
    changes.until(() => faults.length >= count, `${count} faults`);
  client.on('error', addFault);
  client.on('interactionCreate', (interaction) => {
    answer(interaction).catch(addFault);
  });
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(started.token);
  const bot = await ready;
  await bot.application.commands.set([liveCommand], started.guildId);
  const stop = async (): Promise<void> => {
    await client.destroy();
    await sim.stop();
  };
  return {
    clock,
    sim,
    started,
    channelId,
    userId,
    otherId,
    client: bot,
    faults,
    addFault,
    failed,
    [Symbol.asyncDispose]: stop,
  };
}
