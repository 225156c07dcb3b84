import type { DiscordSim } from '../../sim/discord/discord-sim.ts';
import type { Outcome } from '../../sim/discord/interaction.ts';
import type { ActAnswer, Pane, PaneScreen, Viewer } from '../screen.ts';
import { completeDiscordLine } from './complete-line.ts';
import { discordForm } from './form-view.ts';
import type { NameOf } from './inline-spans.ts';
import { leavesOf, type Leaf } from './leaves.ts';
import { discordMessage } from './message-view.ts';
import { optionValues } from './option-values.ts';
import type { SeededGuild } from './seed-guild.ts';
import { readTypedLine } from './typed-line.ts';

export interface DiscordPaneParts {
  readonly sim: DiscordSim;
  readonly seeded: SeededGuild;
  readonly botUserId: string;
}

/** Discord as one of its people sees it. */
export function createDiscordPane(parts: DiscordPaneParts): Pane {
  const { sim } = parts;
  const leaves = (): readonly Leaf[] => leavesOf(sim.commands(sim.guild.id));
  return {
    screen: (viewer) => screenOf(parts, viewer),
    completes: ({ person, channel }, text) =>
      completeDiscordLine(text, leaves(), (line, option, typed) => {
        const [root, ...path] = line.leaf.words;
        const options = { ...optionValues(line), [option.name]: typed };
        return sim.person(person).autocompletes(channel, root, path, options, option.name);
      }),
    async types({ person, channel }, text) {
      const line = readTypedLine(text.trim(), leaves());
      if (line === undefined) return { shown: unknownWords(text.trim(), leaves()) };
      const [root, ...path] = line.leaf.words;
      return answerOf(await sim.person(person).types(channel, root, path, optionValues(line)));
    },
    presses: async ({ person }, message, button) =>
      answerOf(await sim.person(person).presses(message, button)),
    submits: async ({ person }, values) =>
      answerOf(await sim.person(person).submits(modalValues(sim, person, values))),
    closes({ person }) {
      sim.person(person).dismisses();
      return Promise.resolve({});
    },
    onChange: sim.onChange,
  };
}

function unknownWords(text: string, leaves: readonly Leaf[]): string {
  const [root = ''] = leaves[0]?.words ?? [];
  if (!text.startsWith('/')) return `Nobody reads messages here: begin with /${root}.`;
  const commands = leaves.map(({ words }) => `/${words.join(' ')}`).join(', ');
  return `Discord knows no such command. It knows ${commands}.`;
}

const answerOf = (outcome: Outcome): ActAnswer =>
  outcome.kind === 'failed' ? { shown: 'The application did not respond' } : {};

/** An empty menu of a form chooses nothing. */
function modalValues(
  sim: DiscordSim,
  person: string,
  values: Readonly<Record<string, string>>,
): Readonly<Record<string, string | readonly string[]>> {
  const modal = sim.modal(person);
  const inputs = modal === undefined ? [] : discordForm(modal).parts.filter((part) => part.kind === 'input');
  const menus = new Set(inputs.filter(({ input }) => input === 'menu').map(({ name }) => name));
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, menus.has(name) && value === '' ? [] : value]),
  );
}

function screenOf({ sim, seeded, botUserId }: DiscordPaneParts, viewer: Viewer): PaneScreen {
  const { people } = seeded;
  const person = (people.find(({ id }) => id === viewer.person) ?? people[0])?.id ?? '';
  const direct = sim.directMessage(person);
  const hasDirect = sim.messages(direct, person).length > 0;
  const channels = [
    ...seeded.channels,
    ...(hasDirect
      ? [{ id: direct, name: 'Tallylight', kind: 'direct', note: 'Direct message' } as const]
      : []),
  ];
  const channel = (channels.find(({ id }) => id === viewer.channel) ?? channels[0])?.id ?? '';
  const nameOf = namesOf(sim);
  const modal = sim.modal(person);
  return {
    place: 'Sim Studio',
    online: sim.gateway.sessions.some(({ socket }) => socket !== undefined),
    people,
    channels,
    person,
    channel,
    messages: sim.messages(channel, person).map((message) => discordMessage(message, botUserId, nameOf)),
    form: modal === undefined ? null : discordForm(modal),
  };
}

function namesOf({ guild }: DiscordSim): NameOf {
  return (kind, id) => {
    if (kind === 'role') return guild.roles.get(id)?.name;
    return kind === 'user' ? guild.members.get(id)?.user.name : guild.channels.get(id)?.name;
  };
}
