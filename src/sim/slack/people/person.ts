import { closeView, submitView } from './form-actions.ts';
import type { Submission } from './form-actions.ts';
import type { Json } from '../json.ts';
import { chooseIn, lookUp, pressIn } from './press.ts';
import type { Outcome } from './slash-command.ts';
import { typeCommand } from './slash-command.ts';
import type { SimUser } from '../state/workspace.ts';
import type { World } from '../world.ts';

/** What can be put into a field: text, an option's value or words, or several of them. */
export type Filling = string | readonly string[];

/** A human in front of the Slack client. Mistakes of the test itself are thrown as errors. */
export interface Person {
  readonly user: SimUser;
  /** Types a slash command; resolves when it was acknowledged or has failed. */
  types(channelId: string, command: string, text?: string, place?: { threadTs?: string }): Promise<Outcome>;
  /** Presses a button, by its action id or its words, in a message or a modal. */
  presses(messageTsOrViewId: string, button: string, answer?: { confirm: 'yes' | 'no' }): Promise<Outcome>;
  /** Chooses from a menu. */
  chooses(messageTsOrViewId: string, menu: string, option: Filling): Promise<Outcome>;
  /** Types `query` into an external select; the options that the app offered. */
  looksUp(messageTsOrViewId: string, menu: string, query: string): Promise<readonly Json[]>;
  /** Fills the open modal, by block id, action id or label, and submits it. */
  fills(values?: Readonly<Record<string, Filling>>): Promise<Submission>;
  /** Closes the open modal without submitting. */
  closes(): Promise<void>;
}

export function createPerson(world: World, userId: string): Person {
  const user = () => {
    const found = world.workspace.user(userId);
    if (found === undefined) throw new Error(`no user ${userId}`);
    return found;
  };
  return {
    get user() {
      return user();
    },
    types: (channelId, command, text = '', place = {}) =>
      typeCommand(world, user(), { channelId, command, text, threadTs: place.threadTs }),
    presses: (target, button, answer = { confirm: 'yes' }) =>
      answer.confirm === 'no' ? Promise.resolve({ acked: true }) : pressIn(world, user(), target, button),
    chooses: (target, menu, option) => chooseIn(world, user(), target, menu, option),
    looksUp: (target, menu, query) => lookUp(world, user(), target, menu, query),
    fills: (values = {}) => submitView(world, user(), values),
    closes: () => closeView(world, user()),
  };
}
