import type { Button, Reply } from '../core/reply.ts';
import { streamRefText, type StreamRef } from '../core/stream-ref.ts';
import { code, text, type Text } from '../core/text.ts';
import type { UnixSeconds } from '../live/port.ts';
import { readActions } from './actions.ts';
import { dayChart } from './chart/chart-block.ts';
import type { Day } from './day.ts';
import type { DigestSources } from './digest-of-day.ts';
import { basesFrom } from './read-bases.ts';
import { readStreamDay } from './stream-day-facts.ts';
import { summarize } from './summarize.ts';
import { earlierButton, isUnknown, unknownStream } from './unknown-stream.ts';
import { whyOfStream } from './why-stream.ts';

/** A day of one stream, told as a digest tells the day of all; of a name that nobody knows, that alone. */
export async function reportOfStream(
  stream: StreamRef,
  day: Day,
  sources: DigestSources,
  now: UnixSeconds,
): Promise<Reply> {
  const { live, audit, log } = sources;
  const facts = await readStreamDay(stream, day, live, now);
  const bases = await basesFrom(day, (other) => readStreamDay(stream, other, live, now));
  const all = await readActions(day.from, day.to, audit);
  const actions = all.filter((action) => action.stream === stream.name);
  if (actions.length === 0 && isUnknown(facts, bases)) return unknownStream(stream, day, facts);
  const why = await whyOfStream(stream.name, { day: facts, base: bases[0].facts }, sources, now);
  const reply = summarize({ span: 'day', day: facts, bases, now, notes: [scopeText(stream)], why, actions });
  const chart = await dayChart({ day: facts, base: bases[0].facts, marks: actions }, log);
  return {
    ...reply,
    title: text`${stream.name} · ${reply.title}`,
    blocks: [...reply.blocks, ...chart],
    buttons: [statusButton(stream), ...(reply.buttons ?? []), earlierButton(stream, day)],
  };
}

/** Pushes can be of fewer streams than viewers: the reader must see it. */
function scopeText(stream: StreamRef): Text {
  const { domain, app, name } = stream;
  if (domain === undefined && app === undefined)
    return text`Of ${code(name)} alone, in every domain and app.`;
  return text`Pushes of ${code(streamRefText(stream))} alone; viewers of every ${code(name)}, since the cloud counts them by name.`;
}

const statusButton = (stream: StreamRef): Button => ({
  label: text`Status of ${stream.name}`,
  style: 'plain',
  command: 'status',
  input: { stream: streamRefText(stream) },
});
