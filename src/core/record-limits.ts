import type { RecordTask, UnixSeconds } from '../live/port.ts';
import type { Context } from './command.ts';
import { BotError } from './errors.ts';
import { momentAt, type Moment } from './moment.ts';
import { isOpen, readTasks, stateText } from './record-tasks.ts';
import { bold, code, text, time, type Text } from './text.ts';

const DAY_S = 86_400;
/** tencent-live 5.15, 3.14: a task lasts at most 24 h on both APIs. */
export const MOST_TASK_S = DAY_S;
/** tencent-live 5.15, 14 #16: it starts within 6 days and ends within 7; both sites are kept to both. */
const MOST_START_S = 6 * DAY_S;
export const MOST_END_S = 7 * DAY_S;
/** tencent-live 3.14 */
const NAMED_FORMATS = ['flv', 'hls', 'mp4', 'aac'];

export interface Span {
  readonly from: UnixSeconds;
  readonly to: UnixSeconds;
}

/** The moment to start at; one that has passed is refused, since nothing can be recorded backwards. */
export function startOf(at: Moment | undefined, context: Context): UnixSeconds {
  const now = context.now();
  const from = at === undefined ? now : momentAt(at, context.settings.timezone, now);
  if (from >= now) return from;
  throw new BotError('bad-input', {
    said: text`${time(from)} has passed, and nothing can be recorded backwards.`,
    did: 'nothing',
    next: text`Leave ${bold('at')} out to start now.`,
  });
}

/** Refuses what the cloud would, before anything is claimed. */
export function refuseFar({ from, to }: Span, now: UnixSeconds): void {
  if (from <= now + MOST_START_S && to < now + MOST_END_S) return;
  throw new BotError('bad-input', {
    said: text`From ${time(from)} to ${time(to)} is too far ahead: a recording can start within 6 days and must end within 7.`,
    did: 'nothing',
    next: text`Give an earlier ${bold('at')}, for example ${code('18:00')}, or a shorter ${bold('for')}.`,
  });
}

/** How the order says its format: by its name (2.0) or by a template (3.0), and what is recorded when nothing is said. */
export interface Format {
  readonly name: string;
  readonly order: { readonly format: string | undefined; readonly templateId: number | undefined };
}

/** tencent-live 3.14, 5.15. Throws a BotError `bad-input` that names the known ones. */
export function formatOf(given: string | undefined, { live, settings }: Context): Format {
  if (live.can.has('recordFormat')) {
    if (given !== undefined && !NAMED_FORMATS.includes(given))
      throw noFormat(text`${code(given)} is no format that can be recorded.`, NAMED_FORMATS);
    return { name: given ?? 'flv', order: { format: given, templateId: undefined } };
  }
  const templateId = given === undefined ? undefined : settings.recordTemplates.get(given);
  if (given !== undefined && templateId === undefined) {
    throw noFormat(text`There is no recording template for ${code(given)}.`, [
      ...settings.recordTemplates.keys(),
    ]);
  }
  return { name: given ?? 'hls', order: { format: undefined, templateId } };
}

function noFormat(said: Text, known: readonly string[]): BotError {
  return new BotError('bad-input', {
    said,
    did: 'nothing',
    next:
      known.length === 0
        ? text`Name templates in ${code('tallylight.yml')} (${code('record')}), or leave the format out.`
        : text`The formats are ${known.join(', ')}.`,
  });
}

/** Listed before it is made: a second task over the same time is billed a second time (product A4.41). */
export async function refuseOverlap(
  stream: RecordTask['stream'],
  span: Span,
  context: Context,
): Promise<void> {
  const { value: tasks } = await readTasks(stream, context);
  const now = context.now();
  const twin = tasks.find((task) => isOpen(task, now) && task.from < span.to && task.to > span.from);
  if (twin === undefined) return;
  throw new BotError('already-done', {
    said: text`${stream.name} has a recording over that time already: ${stateText(twin, now)} (task ${code(twin.id)}).`,
    did: 'nothing',
    next: text`Stop that one first, or choose a time after it.`,
  });
}
