import { paragraph, type Button, type Reply } from '../core/reply.ts';
import { streamRefText, type StreamRef } from '../core/stream-ref.ts';
import { code, text } from '../core/text.ts';
import type { Bases } from './base.ts';
import { previousDay, type Day } from './day.ts';
import type { DayFacts } from './facts.ts';

/** Whether nothing was pushed and nobody watched, as far as this cloud can be asked, and no other day says that the name is right. */
export const isUnknown = (day: DayFacts, bases: Bases): boolean =>
  day.viewers.missing === undefined &&
  (day.pushes.missing === undefined || day.pushes.isUnable === true) &&
  !isKnown(day) &&
  !bases.some(({ facts }) => isKnown(facts));

const isKnown = ({ pushes, viewers, bandwidth }: DayFacts): boolean =>
  [pushes.value?.pushes, viewers.value?.viewers, bandwidth.value?.fluxMB].some((figure = 0) => figure > 0);

/** Not a quiet day: the name is most likely misspelt. */
export function unknownStream(stream: StreamRef, day: Day, { pushes }: DayFacts): Reply {
  const found = pushes.missing === undefined ? text`neither a push nor a viewer` : text`no viewer`;
  return {
    tone: 'warning',
    title: text`${stream.name} · ${day.text} · The cloud knows nothing of that name`,
    blocks: [
      paragraph(
        text`It tells of ${found} of ${code(streamRefText(stream))} on that day. Check the spelling; a stream that was off the air reads the same.`,
      ),
    ],
    buttons: [
      { label: text`Streams on air`, style: 'plain', command: 'streams', input: {} },
      earlierButton(stream, day),
    ],
  };
}

/** Leads to the same stream. */
export const earlierButton = (stream: StreamRef, day: Day): Button => ({
  label: text`The day before`,
  style: 'plain',
  command: 'stats report',
  input: { stream: streamRefText(stream), day: previousDay(day).text, zone: day.zone },
});
