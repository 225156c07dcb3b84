import type { Commands } from '../../core/command.ts';
import type { SlackSim } from '../../sim/slack/slack-sim.ts';
import type { Submission } from '../../sim/slack/people/form-actions.ts';
import type { ActAnswer, ChannelView, Pane, PaneScreen, Viewer } from '../screen.ts';
import { completeSlackLine } from './complete-line.ts';
import { slackForm } from './form-view.ts';
import { slackMessage } from './message-view.ts';
import type { NameOf } from './mrkdwn-spans.ts';
import type { SeededWorkspace } from './seed-workspace.ts';

export interface SlackPaneParts {
  readonly sim: SlackSim;
  readonly seeded: SeededWorkspace;
  readonly botUserId: string;
  /** The root slash command without its slash. */
  readonly root: string;
  readonly commands: Commands;
}

/** Slack as one of its people sees it. */
export function createSlackPane(parts: SlackPaneParts): Pane {
  const { sim, root, commands } = parts;
  return {
    screen: (viewer) => screenOf(parts, viewer),
    completes: (_viewer, text) => Promise.resolve(completeSlackLine(text, root, commands)),
    async types({ person, channel }, text) {
      const [, command = '', rest = ''] = /^(\/\S+)\s*(.*)$/s.exec(text.trim()) ?? [];
      if (command === '') return { shown: `Nobody reads messages here: begin with /${root}.` };
      return answerOf(await sim.person(person).types(channel, command, rest));
    },
    presses: async ({ person }, message, button) =>
      answerOf(await sim.person(person).presses(message, button)),
    submits: async ({ person }, values) => submissionOf(await sim.person(person).fills(values)),
    async closes({ person }) {
      await sim.person(person).closes();
      return {};
    },
    onChange: sim.onChange,
  };
}

const answerOf = ({ shown }: { readonly shown?: string }): ActAnswer =>
  shown === undefined ? {} : { shown };

/** Faults of fields stand in the form itself. */
const submissionOf = (submission: Submission): ActAnswer =>
  typeof submission === 'object' && 'failed' in submission ? { shown: submission.failed } : {};

function screenOf({ sim, seeded, botUserId }: SlackPaneParts, viewer: Viewer): PaneScreen {
  const { people } = seeded;
  const person = (people.find(({ id }) => id === viewer.person) ?? people[0])?.id ?? '';
  const channels = [...seeded.channels, ...directChannels(sim, person)];
  const channel = (channels.find(({ id }) => id === viewer.channel) ?? channels[0])?.id ?? '';
  const nameOf = namesOf(sim);
  const known = { nameOf, fileOf: (id: string) => sim.file(id) };
  const open = sim.view(person);
  return {
    place: 'Sim Studio',
    online: sim.connections > 0,
    people,
    channels,
    person,
    channel,
    messages: sim.messages(channel, person).map((message) => slackMessage(message, botUserId, known)),
    form: open === undefined ? null : slackForm(open, nameOf),
  };
}

/** The conversation with the bot, once there is one. */
const directChannels = (sim: SlackSim, person: string): readonly ChannelView[] =>
  sim.workspace.channels
    .filter(({ isDirect, members }) => isDirect && members.includes(person))
    .map(({ id }) => ({ id, name: 'Tallylight', kind: 'direct', note: 'Direct message' }));

const namesOf =
  ({ workspace }: SlackSim): NameOf =>
  (id) =>
    workspace.user(id)?.name ?? workspace.userGroup(id)?.handle ?? workspace.channel(id)?.name;
