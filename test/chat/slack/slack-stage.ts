import { createSlack, type Slack, type SlackOptions } from '../../../src/chat/slack/slack.ts';
import type { RawInput } from '../../../src/core/call.ts';
import { manualClock } from '../../../src/sim/clock.ts';
import { textAt, jsonAt, objectsAt } from '../../../src/sim/slack/json.ts';
import { buttons, mentions, plainText, plainView } from '../../../src/sim/slack/reading/reading.ts';
import {
  createSlackSim,
  type SlackAccess,
  type SlackMessage,
  type SlackSim,
} from '../../../src/sim/slack/slack-sim.ts';
import type { ChatStage, PersonKind, Shown } from '../../contracts/chat-stage.ts';

export const CHANNEL = 'C0LIVE';
export const GROUP = 'S0MODS';
export const PEOPLE: Readonly<Record<PersonKind, string>> = {
  moderator: 'U0MOD',
  member: 'U0MEM',
  outsider: 'U0OUT',
};
const START_MS = Date.UTC(2026, 10, 22, 9, 30);

export interface SlackStage extends ChatStage {
  readonly chat: Slack;
  readonly sim: SlackSim;
  readonly access: SlackAccess;
  /** What the person sees, in all channels, oldest first. */
  messages(person: PersonKind): readonly SlackMessage[];
}

/** The real Bolt in front of the strict stand-in. */
export async function openSlackStage(options: Partial<SlackOptions> = {}): Promise<SlackStage> {
  const clock = manualClock(START_MS);
  const sim = createSlackSim({ clock });
  const access = await sim.start();
  peopleIn(sim, access);
  let calls = 0;
  const chat = createSlack({
    botToken: access.botToken,
    entrance: { appToken: access.appToken },
    apiUrl: access.apiUrl,
    home: [],
    grantedGroups: [GROUP],
    newId: () => `call-${(calls += 1)}`,
    ...options,
  });
  const seen = (person: PersonKind) => messagesOf(sim, PEOPLE[person]);
  return {
    sim,
    access,
    messages: seen,
    chat,
    clock,
    id: (person) => PEOPLE[person],
    group: GROUP,
    unknownGroup: 'S0NOBODY',
    actor: (person) => ({
      platform: 'slack',
      id: PEOPLE[person],
      name: person,
      standing: 'member',
      groups: [],
    }),
    place: { platform: 'slack', home: access.teamId, channel: CHANNEL, direct: false },
    async gives(person, path, input) {
      // The stand-in hears of the closed socket a moment later.
      if (!chat.connected()) await sim.until(() => sim.connections === 0, 'the closed socket');
      await sim.person(PEOPLE[person]).types(CHANNEL, '/live', lineOf(path, input));
    },
    async presses(person, label) {
      const message = seen(person).findLast(({ blocks }) => buttons(blocks).includes(label));
      if (message === undefined) throw new Error(`${person} sees no button ${label}`);
      await sim.person(PEOPLE[person]).presses(message.ts, label);
    },
    form: (person) => {
      const view = sim.view(PEOPLE[person]);
      return view && plainView(view);
    },
    async fills(person, input) {
      const view = sim.view(PEOPLE[person]);
      const blocks = Object.entries(input).map(([field, value]) => [blockOf(view, field), value]);
      await sim.person(PEOPLE[person]).fills(Object.fromEntries(blocks));
    },
    shown: (person) =>
      seen(person).map((message): Shown => ({
        id: JSON.stringify({ channel: message.channel, ts: message.ts }),
        text: plainText(message),
        buttons: buttons(message.blocks),
        files: [...message.files, ...picturesIn(sim, message)].map(({ name, bytes, altText }) => ({
          name,
          content: bytes.toString(),
          alt: altText,
        })),
        audience: message.channel === CHANNEL && message.ephemeralTo === undefined ? 'channel' : 'me',
      })),
    until: sim.until,
    pings: () =>
      sim.messages(CHANNEL).flatMap((message) => mentions(message).map(({ target }) => target ?? '')),
    refusals: () => sim.refusals.map(({ what, error, detail }) => `${what} ${error} ${detail}`),
    async deletes(id) {
      const name: unknown = JSON.parse(id);
      const form = new URLSearchParams({
        channel: textAt(name, 'channel') ?? '',
        ts: textAt(name, 'ts') ?? '',
      });
      const headers = { authorization: `Bearer ${access.botToken}` };
      await fetch(`${access.apiUrl}chat.delete`, { method: 'POST', body: form, headers });
    },
    shutDoors() {
      sim.workspace.setChannel({ id: CHANNEL, name: 'live', isArchived: true });
      for (const id of Object.values(PEOPLE)) sim.workspace.setUser({ id, name: id, isDeleted: true });
    },
    secrets: () => [access.botToken, access.appToken, '/commands/', '/actions/'],
    close: () => sim.stop(),
  };
}

function peopleIn(sim: SlackSim, { botUserId }: SlackAccess): void {
  const { workspace } = sim;
  workspace.setUser({ id: PEOPLE.moderator, name: 'moderator' });
  workspace.setUser({ id: PEOPLE.member, name: 'member' });
  workspace.setUser({ id: PEOPLE.outsider, name: 'outsider', isRestricted: true });
  workspace.setUserGroup({ id: GROUP, handle: 'mods', members: [PEOPLE.moderator] });
  workspace.setChannel({ id: CHANNEL, name: 'live', members: [...Object.values(PEOPLE), botUserId] });
}

function messagesOf(sim: SlackSim, user: string) {
  const channels = sim.workspace.channels.filter(({ members }) => members.includes(user));
  return channels.flatMap(({ id }) => sim.messages(id, user)).toSorted((a, b) => Number(a.ts) - Number(b.ts));
}

/** The pictures that stand in a message's blocks, with the alt text of their block. */
export function picturesIn(sim: SlackSim, { blocks }: SlackMessage) {
  return blocks.flatMap((block) => {
    const file = sim.file(textAt(jsonAt(block, 'slack_file'), 'id') ?? '');
    return file === undefined ? [] : [{ ...file, altText: textAt(block, 'alt_text') ?? '' }];
  });
}

/** `mark stream=room-1 for=2h reason=…`, the field that takes the rest last. */
const lineOf = (path: string, input: RawInput): string =>
  [path, ...Object.entries(input).map(([field, value]) => `${field}=${value}`)].join(' ');

function blockOf(view: ReturnType<SlackSim['view']>, field: string): string {
  const block = objectsAt(view?.view, 'blocks').find(
    (one) => textAt(jsonAt(one, 'element'), 'action_id') === field,
  );
  return textAt(block, 'block_id') ?? field;
}
