import type { Field, FormState } from '../people/form-state.ts';
import { initialState, withValue } from '../people/form-state.ts';
import type { Json } from '../json.ts';
import type { SlackMessage } from './posts.ts';
import { allBlocks } from './posts.ts';

/** What each person chose in the menus of messages: kept by that person's client, sent along with every press. */
export interface Choices {
  of(userId: string, message: SlackMessage): FormState;
  choose(userId: string, message: SlackMessage, field: Field, value: Json): void;
}

export function createChoices(): Choices {
  const kept = new Map<string, FormState>();
  const of = (userId: string, message: SlackMessage) =>
    initialState(allBlocks(message), kept.get(keyOf(userId, message)) ?? {});
  return {
    of,
    choose: (userId, message, field, value) =>
      void kept.set(keyOf(userId, message), withValue(of(userId, message), field, value)),
  };
}

function keyOf(userId: string, message: SlackMessage): string {
  return `${userId} ${message.ts}`;
}
