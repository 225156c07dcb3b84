import { onTestFinished } from 'vitest';
import type { SlackOptions } from '../../../src/chat/slack/slack.ts';
import type { Schedule } from '../../../src/chat/slack/web.ts';
import type { Grants } from '../../../src/core/permissions.ts';
import type { SlackMessage } from '../../../src/sim/slack/slack-sim.ts';
import { plainText } from '../../../src/sim/slack/reading/reading.ts';
import { openTestDesk, type TestDesk } from '../../fixtures/test-desk.ts';
import type { PersonKind } from '../../contracts/chat-stage.ts';
import { CHANNEL, openSlackStage, type SlackStage } from './slack-stage.ts';

/** What a started chat adds to its stage. */
export interface SceneParts {
  readonly bot: TestDesk;
  /** The newest message that the person sees and that holds the words, as soon as there is one. */
  readonly sees: (person: PersonKind, words: string) => Promise<SlackMessage>;
  /** Types into the channel, as it is. */
  readonly types: (person: PersonKind, line: string) => Promise<unknown>;
  /** How often the stand-in was called. */
  readonly calls: (method: string) => number;
}

export type SlackScene = SlackStage & SceneParts;

interface StartOptions {
  readonly grants?: Partial<Grants> | undefined;
  /** Before the chat starts. */
  readonly before?: ((stage: SlackStage) => void) | undefined;
}

export type SceneOptions = Partial<SlackOptions> & StartOptions;

/** A started Slack; everybody may view, the group may moderate. */
export async function startSlack({ grants, before, ...options }: SceneOptions = {}): Promise<SlackScene> {
  return startStage(await openSlackStage(options), { grants, before });
}

/** The same on a stage that stands already. */
export async function startStage<S extends SlackStage>(
  stage: S,
  { grants, before }: StartOptions = {},
): Promise<S & SceneParts> {
  const bot = await openTestDesk({
    now: () => Math.floor(stage.clock.now() / 1000),
    grants: {
      view: [{ platform: 'slack', who: 'everyone', id: '' }],
      moderate: [{ platform: 'slack', who: 'group', id: stage.group }],
      ...grants,
    },
  });
  onTestFinished(async () => {
    await stage.chat.stop();
    await bot.close();
    await stage.close();
  });
  before?.(stage);
  await stage.chat.start(bot.desk);
  const { sim } = stage;
  const find = (person: PersonKind, words: string) =>
    stage.messages(person).findLast((message) => plainText(message).includes(words));
  return {
    ...stage,
    bot,
    async sees(person, words) {
      await sim.until(() => find(person, words) !== undefined, `${person} sees "${words}"`);
      const found = find(person, words);
      if (found === undefined) throw new Error(`"${words}" is gone`);
      return found;
    },
    types: (person, line) => sim.person(stage.id(person)).types(CHANNEL, '/live', line),
    calls: (method) => sim.calls.filter((call) => call.method === method).length,
  };
}

/** Waits end at once; `waited` tells how long they would have been. */
export function noWaiting(): { readonly schedule: Schedule; readonly waited: number[] } {
  const waited: number[] = [];
  const schedule: Schedule = (delayMs, run) => {
    waited.push(delayMs);
    const timer = setTimeout(run, 0);
    return () => clearTimeout(timer);
  };
  return { schedule, waited };
}
