import { vi } from 'vitest';
import { createDiscord } from '../../../src/chat/discord/discord.ts';
import { writeLanded } from '../../../src/chat/discord/landed.ts';
import { registerCommands } from '../../../src/chat/discord/register.ts';
import { jsonOf, listOf, textOf } from '../../../src/chat/discord/json.ts';
import type { Actor, RawInput } from '../../../src/core/call.ts';
import { manualClock } from '../../../src/sim/clock.ts';
import { createDiscordSim, type DiscordSim } from '../../../src/sim/discord/discord-sim.ts';
import type { Outcome } from '../../../src/sim/discord/interaction.ts';
import { markup } from '../../../src/sim/discord/markup.ts';
import type { DiscordMessage } from '../../../src/sim/discord/message.ts';
import { pings } from '../../../src/sim/discord/pings.ts';
import { buttonLabels } from '../../../src/sim/discord/plain-text.ts';
import type { ChatStage, PersonKind, Shown } from '../../contracts/chat-stage.ts';
import { createChatCommands } from '../../fixtures/chat-commands.ts';
import { readable } from './readable.ts';

/** A Discord stage with what only its own tests need. */
export interface DiscordStage extends ChatStage {
  readonly sim: DiscordSim;
  readonly channel: string;
  readonly apiUrl: string;
  readonly token: string;
  readonly guild: string;
  /** What came of the person's last act, as Discord's client saw it first. */
  outcome(person: PersonKind): Outcome | undefined;
}

const WAIT_MS = 10_000;
const START_MS = Date.parse('2026-11-22T12:00:00Z');

/** The stand-in with one channel and three people, and a chat that is not started yet. */
export async function openDiscordStage(): Promise<DiscordStage> {
  const clock = manualClock(START_MS);
  const sim = createDiscordSim({ clock, rateLimits: 'off' });
  const { apiUrl, token, guildId: guild } = await sim.start();
  const channel = sim.guild.addChannel({ name: 'live-ops' }).id;
  const group = sim.guild.addRole({ name: 'moderators' }).id;
  const ids: Readonly<Record<PersonKind, string>> = {
    moderator: sim.guild.addMember({ name: 'mia', roles: [group] }).user.id,
    member: sim.guild.addMember({ name: 'noa' }).user.id,
    // Whoever is in a guild is a member of it, so the one that does not count is another bot.
    outsider: sim.guild.addMember({ name: 'oli', bot: true }).user.id,
  };
  const commands = createChatCommands([]);
  await registerCommands({ token, apiUrl, home: [guild], root: 'live', commands });
  let next = 0;
  const chat = createDiscord({ token, apiUrl, home: [guild], newId: () => `id${(next += 1)}` });
  const outcomes = new Map<PersonKind, Outcome>();
  const act = async (person: PersonKind, acted: Promise<Outcome>): Promise<void> => {
    // Nobody is there to answer: Discord's client gives up after 3 s.
    if (!chat.connected()) clock.advance(3000);
    outcomes.set(person, await acted);
  };
  const seen = (person: PersonKind): readonly DiscordMessage[] => [
    ...sim.messages(channel, ids[person]),
    ...sim.messages(sim.directMessage(ids[person]), ids[person]),
  ];
  const everything = (): readonly DiscordMessage[] =>
    (['moderator', 'member', 'outsider'] as const).flatMap(seen);
  const refusals = () => sim.refusals.map(({ what, code, detail }) => `${what}: ${code} ${detail}`);
  return {
    chat,
    clock,
    sim,
    channel,
    apiUrl,
    token,
    guild,
    group,
    unknownGroup: '123456789012345678',
    id: (person) => ids[person],
    actor: (person): Actor => ({
      platform: 'discord',
      id: ids[person],
      name: person,
      standing: person === 'outsider' ? 'bot' : 'member',
      groups: person === 'moderator' ? [group] : [],
    }),
    place: { platform: 'discord', home: guild, channel, direct: false },
    outcome: (person) => outcomes.get(person),
    gives: (person, path, input) =>
      act(person, sim.person(ids[person]).types(channel, 'live', path.split(' '), input)),
    presses(person, label) {
      const message = seen(person).findLast((shown) => buttonLabels(shown).includes(label));
      if (message === undefined) throw new Error(`${person} sees no button "${label}"`);
      return act(person, sim.person(ids[person]).presses(message.id, label));
    },
    form: (person) => formText(sim, ids[person]),
    fills: (person, input: RawInput) => act(person, sim.person(ids[person]).submits(input)),
    shown: (person) =>
      seen(person)
        .filter((message) => !message.loading)
        .map((message) => shownOf(sim, message)),
    until: (condition, what) =>
      // The desk is told after the stand-in is, so its changes alone are not enough to wait for.
      vi.waitUntil(condition, { timeout: WAIT_MS, interval: 5 }).then(
        () => undefined,
        () => Promise.reject(new Error(`waited in vain for ${what}; refused: ${refusals().join('\n')}`)),
      ),
    pings: () => everything().flatMap((message) => [...pings(message), ...liveAddresses(message)]),
    refusals,
    deletes: (id) => deleteMessage(apiUrl, token, channel, textOf(jsonOf(JSON.parse(id))['message'])),
    shutDoors() {
      sim.guild.setBot(channel, { send: false });
      for (const member of sim.guild.members.values()) member.user.takesDirectMessages = false;
    },
    secrets: () => [
      token,
      ...sim.calls.flatMap(
        ({ path }) => /\/(?:interactions\/\d+|webhooks\/\d+)\/([^/]+)/.exec(path)?.[1] ?? [],
      ),
    ],
    close: () => sim.stop(),
  };
}

function shownOf(sim: DiscordSim, message: DiscordMessage): Shown {
  const isDirect =
    !sim.guild.channels.has(message.channelId) && !sim.foreignGuild.channels.has(message.channelId);
  return {
    id: writeLanded({ channel: message.channelId, message: message.id }),
    text: readable(message),
    buttons: buttonLabels(message),
    files: message.attachments.map(({ name, data, description = '' }) => ({
      name,
      content: Buffer.from(data).toString(),
      alt: description,
    })),
    audience: isDirect || message.ephemeralTo !== undefined ? 'me' : 'channel',
  };
}

/** Title, labels, hints, values and choices of the open form. */
function formText(sim: DiscordSim, user: string): string | undefined {
  const modal = sim.modal(user);
  if (modal === undefined) return undefined;
  const fields = listOf(modal['components']).flatMap((label) => {
    const input = jsonOf(label['component']);
    const options = listOf(input['options']).map((option) => option['label']);
    return [label['label'], label['description'], input['placeholder'], input['value'], ...options];
  });
  return [modal['title'], ...fields]
    .map(textOf)
    .filter((part) => part !== '')
    .join('\n');
}

const liveAddresses = (message: DiscordMessage): readonly string[] =>
  markup(message)
    .filter(({ kind }) => kind === 'link' || kind === 'masked-link')
    .map(({ text }) => text);

async function deleteMessage(apiUrl: string, token: string, channel: string, message: string): Promise<void> {
  const url = `${apiUrl}/v10/channels/${channel}/messages/${message}`;
  const { status } = await fetch(url, { method: 'DELETE', headers: { Authorization: `Bot ${token}` } });
  if (status !== 204) throw new Error(`${message} was not deleted: ${status}`);
}
