import * as z from 'zod';
import { defineCommand, type Context } from '../src/core/command.ts';
import { durationText } from '../src/core/duration.ts';
import { choiceField, countField } from '../src/core/field-types.ts';
import { shortStreamText, streamBySettings, streamKeyText } from '../src/core/locate-stream.ts';
import { paragraph, type Button, type Reply } from '../src/core/reply.ts';
import type { Settings } from '../src/core/settings.ts';
import { code, text, time, type Text } from '../src/core/text.ts';
import { stopReasonText } from '../src/live/stop-reason.ts';
import type { BannedStream, StreamKey } from '../src/live/port.ts';

const PAGE_ROWS = 10;
const RECENT_S = 86_400;

const STATES = ['live', 'banned', 'recent'] as const;
const ORDERS = ['start', 'name'] as const;
type State = (typeof STATES)[number];
type Order = (typeof ORDERS)[number];

export default defineCommand({
  summary: 'Streams that are live, banned, or ended in the last day',
  input: z.object({
    state: choiceField('Which streams', STATES).optional(),
    by: choiceField('In which order', ORDERS).optional(),
    page: countField({ words: 'Page', least: 1, most: 10_000 }).optional(),
  }),
  needs: 'view',
  shows: 'to-me',
  async run({ state = 'live', by = 'start', page = 1 }, context) {
    const { rows, source, at } = await READ[state](context);
    return pageOf({ state, by, page, source, at }, sorted(rows, by), context);
  },
});

interface Row {
  readonly stream: StreamKey;
  readonly at: number | undefined;
  readonly cells: readonly Text[];
}

interface List {
  readonly rows: readonly Row[];
  readonly source: string;
  readonly at: number;
}

const READ: Readonly<Record<State, (context: Context) => Promise<List>>> = {
  async live({ live, settings, now }) {
    const { value, source, at } = await live.streams.online({});
    const rows = value.map(({ stream, since }) =>
      row(
        stream,
        since,
        since === undefined ? text`?` : text`live for ${durationText(now() - since)}`,
        settings,
      ),
    );
    return { rows, source, at };
  },
  async banned({ live, settings }) {
    const { value, source, at } = await live.streams.banned();
    return { rows: value.map((ban) => bannedRow(ban, settings)), source, at };
  },
  async recent({ live, settings, now }) {
    const { value, source, at } = await live.streams.events({}, now() - RECENT_S, now());
    const rows = value.map(({ stream, to, stopReason }) =>
      row(stream, to, text`${time(to)}: ${stopReasonText(stopReason)}`, settings),
    );
    return { rows, source, at };
  },
};

const row = (stream: StreamKey, at: number | undefined, said: Text, settings: Settings): Row => ({
  stream,
  at,
  cells: [text`${stream.name}`, placeText(stream, settings), said],
});

/** Its domain goes without saying where there is but one. */
const placeText = ({ domain, app }: StreamKey, { push }: Settings): Text =>
  push.length > 1 ? text`${domain}/${app}` : text`${app}`;

/** A ban holds for the name, in every domain and app (tencent-live 0.5). */
const bannedRow = ({ name, app, from, until }: BannedStream, settings: Settings): Row => ({
  stream: streamBySettings({ name }, settings),
  at: from,
  cells: [
    text`${name}`,
    text`${app ?? '?'}`,
    until === undefined ? text`?` : text`banned until ${time(until)} (approximate)`,
  ],
});

/** Last begun, banned or ended first; or by name. */
function sorted(rows: readonly Row[], by: Order): readonly Row[] {
  return by === 'name'
    ? rows.toSorted((a, b) => a.stream.name.localeCompare(b.stream.name, 'en'))
    : rows.toSorted((a, b) => (b.at ?? 0) - (a.at ?? 0));
}

interface Page {
  readonly state: State;
  readonly by: Order;
  readonly page: number;
  readonly source: string;
  readonly at: number;
}

const TITLE: Readonly<Record<State, (count: number) => Text>> = {
  live: (count) => text`Live now: ${count}`,
  banned: (count) => text`Banned: ${count}`,
  recent: (count) => text`Pushes that ended or were refused in the last 24 h: ${count}`,
};

const EMPTY: Readonly<Record<State, Text>> = {
  live: text`No stream is live.`,
  banned: text`No stream is banned.`,
  recent: text`No push ended or was refused in that time.`,
};

function pageOf({ state, by, page, source, at }: Page, rows: readonly Row[], context: Context): Reply {
  const pages = Math.max(1, Math.ceil(rows.length / PAGE_ROWS));
  const shownPage = Math.min(page, pages);
  const shown = rows.slice((shownPage - 1) * PAGE_ROWS, shownPage * PAGE_ROWS);
  const age = durationText(context.now() - at);
  return {
    tone: 'info',
    title: TITLE[state](rows.length),
    blocks: [
      shown.length === 0
        ? paragraph(EMPTY[state])
        : {
            kind: 'table',
            columns: [text`Stream`, text`App`, text`State`],
            rows: shown.map(({ cells }) => cells),
          },
      paragraph(text`Page ${shownPage} of ${pages}, read ${age} ago from ${code(source)}.`),
    ],
    buttons: [...pageButtons({ state, by }, shownPage, pages), ...statusButtons(shown, context)],
  };
}

function pageButtons(list: { state: State; by: Order }, page: number, pages: number): Button[] {
  const to = (label: Text, target: number): Button => ({
    label,
    style: 'plain',
    command: 'streams',
    input: { ...list, page: String(target) },
  });
  return [
    ...(page > 1 ? [to(text`◀ Page ${page - 1}`, page - 1)] : []),
    ...(page < pages ? [to(text`Page ${page + 1} ▶`, page + 1)] : []),
    to(text`Refresh`, page),
  ];
}

/** One for each stream, also where several of its pushes are listed. */
function statusButtons(rows: readonly Row[], { settings }: Context): Button[] {
  const streams = new Map(rows.map(({ stream }) => [streamKeyText(stream), stream]));
  return [...streams].map(([input, stream]) => ({
    label: text`${shortStreamText(stream, settings)}`,
    style: 'plain',
    command: 'status',
    input: { stream: input },
  }));
}
