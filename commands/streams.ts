import * as z from 'zod';
import { defineCommand, type Context } from '../src/core/command.ts';
import { durationText } from '../src/core/duration.ts';
import { choiceField, countField } from '../src/core/field-types.ts';
import { shortStreamText, streamKeyText } from '../src/core/locate-stream.ts';
import { paragraph, type Button, type Reply } from '../src/core/reply.ts';
import type { Settings } from '../src/core/settings.ts';
import { code, text, type Text } from '../src/core/text.ts';
import type { StreamKey } from '../src/live/port.ts';
import {
  readBanned,
  readLive,
  readRecent,
  type StreamList,
  type StreamRow,
} from '../src/watch/stream-lists.ts';

const PAGE_ROWS = 10;

const STATES = ['live', 'banned', 'recent'] as const;
const ORDERS = ['start', 'name'] as const;
type State = (typeof STATES)[number];
type Order = (typeof ORDERS)[number];

const READ: Readonly<Record<State, (context: Context) => Promise<StreamList>>> = {
  live: readLive,
  banned: readBanned,
  recent: readRecent,
};

export default defineCommand({
  summary: 'Streams that are live, banned, or ended lately',
  input: z.object({
    state: choiceField('Which streams', STATES).optional(),
    by: choiceField('In which order', ORDERS).optional(),
    page: countField({ words: 'Page', least: 1, most: 10_000 }).optional(),
  }),
  needs: 'view',
  shows: 'to-me',
  async run({ state = 'live', by = 'start', page = 1 }, context) {
    return pageOf({ state, by, page }, await READ[state](context), context);
  },
});

/** Last begun, banned or ended first, what has no time last; or by name. */
function sorted(rows: readonly StreamRow[], by: Order): readonly StreamRow[] {
  return by === 'name'
    ? rows.toSorted((a, b) => a.stream.name.localeCompare(b.stream.name, 'en'))
    : rows.toSorted((a, b) => (b.at ?? 0) - (a.at ?? 0));
}

interface Page {
  readonly state: State;
  readonly by: Order;
  readonly page: number;
}

async function pageOf({ state, by, page }: Page, list: StreamList, context: Context): Promise<Reply> {
  const rows = sorted(list.rows, by);
  const pages = Math.max(1, Math.ceil(rows.length / PAGE_ROWS));
  const shownPage = Math.min(page, pages);
  const shown = rows.slice((shownPage - 1) * PAGE_ROWS, shownPage * PAGE_ROWS);
  const cells = await Promise.all(shown.map((row) => cellsOf(row, context)));
  return {
    tone: list.isPart ? 'warning' : 'info',
    title: list.title(rows.length),
    blocks: [
      shown.length === 0
        ? paragraph(list.empty)
        : { kind: 'table', columns: [text`Stream`, text`App`, text`State`], rows: cells },
      ...list.notes.map(paragraph),
      paragraph(text`Page ${shownPage} of ${pages}, ${sourceText(list, context.now())}.`),
    ],
    buttons: [...pageButtons({ state, by }, shownPage, pages), ...statusButtons(shown, context)],
  };
}

async function cellsOf({ stream, said }: StreamRow, { settings }: Context): Promise<readonly Text[]> {
  return [
    text`${stream.name}`,
    placeText(stream, settings),
    typeof said === 'function' ? await said() : said,
  ];
}

/** Its domain goes without saying where there is but one. */
const placeText = ({ domain, app }: StreamKey, { push }: Settings): Text =>
  push.length > 1 ? text`${domain}/${app}` : text`${app}`;

const sourceText = ({ source, at }: StreamList, now: number): Text =>
  source === undefined
    ? text`from Tallylight's own audit`
    : text`read ${durationText(now - at)} ago from ${code(source)}`;

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
function statusButtons(rows: readonly StreamRow[], { settings }: Context): Button[] {
  const streams = new Map(rows.map(({ stream }) => [streamKeyText(stream), stream]));
  return [...streams].map(([input, stream]) => ({
    label: text`${shortStreamText(stream, settings)}`,
    style: 'plain',
    command: 'status',
    input: { stream: input },
  }));
}
