import * as z from 'zod';
import { defineCommand, type Context } from '../../src/core/command.ts';
import { dayField } from '../../src/core/day-fields.ts';
import { durationText } from '../../src/core/duration.ts';
import { BotError } from '../../src/core/errors.ts';
import { countField, streamField } from '../../src/core/field-types.ts';
import { linkPages, linkText } from '../../src/core/link-pages.ts';
import { pushRefOf } from '../../src/core/locate-stream.ts';
import { missedBlocks } from '../../src/core/missed-callbacks.ts';
import { readFiles, type FilesReading } from '../../src/core/recorded-files.ts';
import {
  fact,
  facts,
  paragraph,
  type Block,
  type Button,
  type Fact,
  type Reply,
} from '../../src/core/reply.ts';
import { streamRefText, type StreamRef } from '../../src/core/stream-ref.ts';
import { code, joined, text, time, type Text } from '../../src/core/text.ts';
import { dayOf, namedDay, nextDay, previousDay, type Day } from '../../src/digest/day.ts';
import { sizeText } from '../../src/live/wording.ts';
import type { RecordedFile } from '../../src/live/port.ts';

export default defineCommand({
  summary: 'Recorded files of a stream, with a link to each',
  input: z.object({
    stream: streamField(),
    day: dayField('Day, e.g. 2026-11-21; today when left out').optional(),
    page: countField({ words: 'Page', least: 1, most: 10_000 }).optional(),
  }),
  needs: 'operate',
  shows: 'to-me',
  async run({ stream: given, day: asked, page = 1 }, context) {
    const ref = pushRefOf(given, context.settings);
    const day = wantedDay(asked, context);
    const reading = await readFiles(ref, day, context);
    return filesReply({ ref, day, page }, reading, context);
  },
});

function wantedDay(given: string | undefined, { settings, now }: Context): Day {
  const today = dayOf(now(), settings.timezone);
  const day = given === undefined ? today : namedDay(given, settings.timezone, now());
  if (day !== undefined && day.from <= today.from) return day;
  throw new BotError('bad-input', {
    said:
      day === undefined
        ? text`The calendar has no day ${given ?? ''}.`
        : text`${day.text} has not begun yet in ${day.zone}.`,
    did: 'nothing',
    next: text`Give a day such as ${code(today.text)}, or leave it out for today.`,
  });
}

interface Asked {
  readonly ref: StreamRef;
  readonly day: Day;
  readonly page: number;
}

function filesReply({ ref, day, page }: Asked, reading: FilesReading, context: Context): Reply {
  const { files, listed } = reading;
  const pages = linkPages(files);
  const shownPage = Math.min(page, pages.length);
  const shown = pages[shownPage - 1] ?? [];
  const before = pages.slice(0, shownPage - 1).flat().length;
  return {
    tone: listed.fault === undefined || listed.fault.code === 'unsupported' ? 'info' : 'warning',
    title: titleOf(files.length, streamRefText(ref), day.text),
    blocks: [
      shown.length === 0
        ? paragraph(nothingText(reading, day))
        : facts(...shown.map((file, index) => fileFact(file, before + index + 1))),
      ...(files.length === 0 ? [] : [paragraph(totalText(files))]),
      ...(pages.length > 1 ? [paragraph(text`Page ${shownPage} of ${pages.length}.`)] : []),
      ...sourceBlocks(reading, context),
    ],
    buttons: buttons({ ref, day, page: shownPage }, pages.length, context),
  };
}

const titleOf = (count: number, stream: string, day: string): Text =>
  count === 1
    ? text`1 recorded file of ${stream} on ${day}`
    : text`${count} recorded files of ${stream} on ${day}`;

function fileFact(file: RecordedFile, row: number): Fact {
  const { from, to, durationS, sizeBytes, format } = file;
  const parts = [
    text`${time(from)}`,
    text`${durationText(durationS ?? to - from)}`,
    sizeBytes === undefined ? text`size not told` : text`${sizeText(sizeBytes)}`,
    ...(format === undefined ? [] : [text`${format}`]),
    linkText(file, text`file ${code(file.id)}`),
  ];
  return fact(text`${row}`, joined(parts, text`, `));
}

function totalText(files: readonly RecordedFile[]): Text {
  const seconds = files.reduce((sum, { durationS, from, to }) => sum + (durationS ?? to - from), 0);
  const bytes = files.reduce((sum, { sizeBytes = 0 }) => sum + sizeBytes, 0);
  const unknown = files.filter(({ sizeBytes }) => sizeBytes === undefined).length;
  const all = text`In all ${durationText(seconds)}`;
  if (unknown === files.length) return text`${all}; their sizes are not told.`;
  return unknown === 0
    ? text`${all}, ${sizeText(bytes)}.`
    : text`${all}, at least ${sizeText(bytes)}: the size of ${unknown} is not told.`;
}

function nothingText({ listed }: FilesReading, { text: day }: Day): Text {
  return listed.answer === undefined
    ? text`No file of ${day} is known to Tallylight; that is no proof that there is none.`
    : text`No file of ${day}. A file is there some minutes after its recording or its push has ended.`;
}

/** Where each list came from and how old it is, or why it is missing. */
function sourceBlocks({ told, missed, listed }: FilesReading, { now }: Context): Block[] {
  const age = (at: number): string => durationText(now() - at);
  return [
    paragraph(
      told.at === undefined
        ? text`Callbacks told Tallylight of none of them.`
        : text`Callbacks told Tallylight of ${told.count}, the newest ${age(told.at)} ago.`,
    ),
    ...missedBlocks(missed, now()),
    paragraph(
      listed.answer === undefined
        ? text`The cloud's own list is missing: ${listed.fault?.said ?? ''} ${listed.fault?.next ?? ''}`
        : text`The cloud's own list has ${listed.answer.value.length}, read ${age(listed.answer.at)} ago from ${code(listed.answer.source)}.`,
    ),
  ];
}

function buttons({ ref, day, page }: Asked, pages: number, context: Context): Button[] {
  const stream = streamRefText(ref);
  const to = (label: Text, target: Day, targetPage = 1): Button => ({
    label,
    style: 'plain',
    command: 'record files',
    input: { stream, day: target.text, page: String(targetPage) },
  });
  const later = nextDay(day);
  return [
    ...(page > 1 ? [to(text`◀ Page ${page - 1}`, day, page - 1)] : []),
    ...(page < pages ? [to(text`Page ${page + 1} ▶`, day, page + 1)] : []),
    to(text`◀ ${previousDay(day).text}`, previousDay(day)),
    ...(later.from <= context.now() ? [to(text`${later.text} ▶`, later)] : []),
    to(text`Refresh`, day, page),
    { label: text`Status`, style: 'plain', command: 'status', input: { stream } },
    { label: text`Recordings`, style: 'plain', command: 'record list', input: { stream } },
  ];
}
