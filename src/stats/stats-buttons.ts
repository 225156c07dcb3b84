import type { Ability, StreamKey } from '../live/port.ts';
import type { Context } from '../core/command.ts';
import { streamKeyText } from '../core/locate-stream.ts';
import type { Button } from '../core/reply.ts';
import { text, type Text } from '../core/text.ts';

/** Where figures lead to, the nearest first, and what the cloud must be able to do for it. */
const LEADS: readonly { readonly command: string; readonly label: Text; readonly needs?: Ability }[] = [
  { command: 'stats push', label: text`Pushes`, needs: 'pushes' },
  { command: 'stats play', label: text`Viewers`, needs: 'plays' },
  { command: 'stats push-history', label: text`Push history`, needs: 'pushHistory' },
  { command: 'stats play-history', label: text`Viewer history`, needs: 'playHistory' },
  { command: 'status', label: text`Status` },
];

/** Commands that can only be asked of one stream. */
const OF_ONE: ReadonlySet<string> = new Set(['stats push-history', 'status']);

export interface StatsCommand {
  readonly command: string;
  /** What was given, as a button repeats it. */
  readonly input: Readonly<Record<string, string>>;
  readonly stream: StreamKey | undefined;
}

/** Refresh, the file, the command's own ones, then where else this person can look for the same. */
export function statsButtons(
  { command, input, stream }: StatsCommand,
  own: readonly Button[],
  context: Context,
): readonly Button[] {
  const of = stream === undefined ? {} : { stream: streamKeyText(stream) };
  const same = { ...of, ...input };
  const leads = LEADS.filter(
    (lead) =>
      lead.command !== command &&
      (stream !== undefined || !OF_ONE.has(lead.command)) &&
      (lead.needs === undefined || context.live.can.has(lead.needs)) &&
      context.may(lead.command).allowed,
  );
  return [
    plainButton(text`Refresh`, command, same),
    plainButton(text`As CSV file`, command, { ...same, export: 'csv' }),
    ...own,
    ...leads.map((lead) => plainButton(lead.label, lead.command, of)),
  ];
}

export const plainButton = (label: Text, command: string, input: Button['input']): Button => ({
  label,
  style: 'plain',
  command,
  input,
});
