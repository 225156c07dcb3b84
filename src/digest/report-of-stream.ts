import type { Button, Reply } from '../core/reply.ts';
import { code, text } from '../core/text.ts';
import type { StreamKey, UnixSeconds } from '../live/port.ts';
import { readActions } from './actions.ts';
import { dayChart } from './chart/chart-block.ts';
import { previousDay, type Day } from './day.ts';
import type { DigestSources } from './digest-of-day.ts';
import { basesFrom } from './read-bases.ts';
import { readStreamDay } from './stream-day-facts.ts';
import { summarize } from './summarize.ts';
import { whyOfStream } from './why-stream.ts';

/** A day of one stream, told as a digest tells the day of all. */
export async function reportOfStream(
  stream: StreamKey,
  day: Day,
  sources: DigestSources,
  now: UnixSeconds,
): Promise<Reply> {
  const { live, audit, log } = sources;
  const facts = await readStreamDay(stream, day, live, now);
  const bases = await basesFrom(day, (other) => readStreamDay(stream, other, live, now));
  const why = await whyOfStream(stream.name, { day: facts, base: bases[0].facts }, sources, now);
  const all = await readActions(day.from, day.to, audit);
  const actions = all.filter((action) => action.stream === stream.name);
  // A name alone says neither domain nor app: where another was meant, the reader must see it.
  const notes = [text`Of the stream ${code(pathOf(stream))} alone.`];
  const reply = summarize({ span: 'day', day: facts, bases, now, notes, why, actions });
  const chart = await dayChart({ day: facts, base: bases[0].facts, marks: actions }, log);
  return {
    ...reply,
    title: text`${stream.name} · ${reply.title}`,
    blocks: [...reply.blocks, ...chart],
    buttons: [statusButton(stream), ...(reply.buttons ?? []), earlierButton(stream, day)],
  };
}

const statusButton = ({ name }: StreamKey): Button => ({
  label: text`Status of ${name}`,
  style: 'plain',
  command: 'status',
  input: { stream: name },
});

const pathOf = ({ domain, app, name }: StreamKey): string => `${domain}/${app}/${name}`;

const earlierButton = (stream: StreamKey, day: Day): Button => ({
  label: text`The day before`,
  style: 'plain',
  command: 'stats report',
  input: { stream: pathOf(stream), day: previousDay(day).text, zone: day.zone },
});
