import { BotError } from './errors.ts';
import { text } from './text.ts';

/** Somebody has deleted the message that was to be changed. */
export const messageGone = (cause: unknown): BotError =>
  new BotError('gone', {
    said: text`The message that was to be changed is there no more.`,
    did: 'nothing',
    next: text`Give the command again.`,
    cause,
  });
