import { markdownTexts } from '../../../src/sim/discord/markup.ts';
import type { DiscordMessage } from '../../../src/sim/discord/message.ts';

/** A message as a person reads it: escapes gone, marks of bold, code and fences gone, times and mentions as they stand. */
export const readable = (message: DiscordMessage): string => markdownTexts(message).map(shownText).join('\n');

function shownText(sent: string): string {
  return sent
    .split(/(```\n[\s\S]*?\n```|`[^`]+`)/)
    .map((part, index) => {
      if (index % 2 === 1) return part.replaceAll(/^`+\n?|\n?`+$/g, '');
      return part.replaceAll(/(\\[\s\S])|\*\*|\u200b/g, (_all, kept?: string) => kept?.slice(1) ?? '');
    })
    .join('');
}
