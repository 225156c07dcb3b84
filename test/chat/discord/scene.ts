import { expect } from 'vitest';
import type { Desk } from '../../../src/core/desk.ts';
import type { DiscordMessage } from '../../../src/sim/discord/message.ts';
import type { PersonKind, Shown } from '../../contracts/chat-stage.ts';
import { openTestDesk, type TestDesk } from '../../fixtures/test-desk.ts';
import { openDiscordStage, type DiscordStage } from './discord-stage.ts';

/** The started chat over the stand-in, with the real dispatch and a real store behind it. */
export interface Scene extends AsyncDisposable {
  readonly stage: DiscordStage;
  readonly bot: TestDesk;
  /** The newest message that a person sees, once there are `count` of them. */
  readonly newest: (person: PersonKind, count?: number) => Promise<Shown>;
  /** The public messages of the channel as they stand now. */
  readonly inChannel: () => readonly DiscordMessage[];
}

/** Opens everything; `change` may alter the desk that the chat is started with. */
export async function openScene(change: (desk: Desk) => Partial<Desk> = () => ({})): Promise<Scene> {
  const stage = await openDiscordStage();
  const bot = await openTestDesk({
    now: () => Math.floor(stage.clock.now() / 1000),
    grants: {
      view: [{ platform: 'discord', who: 'everyone', id: '' }],
      moderate: [{ platform: 'discord', who: 'group', id: stage.group }],
    },
  });
  await stage.chat.start({ ...bot.desk, ...change(bot.desk) });
  return {
    stage,
    bot,
    inChannel: () => stage.sim.messages(stage.channel),
    async newest(person, count = 1) {
      await stage.until(() => stage.shown(person).length >= count, `message ${count} of the ${person}`);
      const shown = stage.shown(person).at(-1);
      if (shown === undefined) throw new Error('nothing is shown');
      return shown;
    },
    async [Symbol.asyncDispose]() {
      await stage.chat.stop();
      await bot.close();
      await stage.close();
    },
  };
}

/** Everything that `mark` asks for. */
export const WHOLE_MARK = { stream: 'room-1', for: '2h', reason: 'nudity' } as const;

/** The moderator gives `mark` with everything, and is asked. */
export async function askToMark({ stage, newest }: Scene): Promise<void> {
  await stage.gives('moderator', 'mark', WHOLE_MARK);
  expect((await newest('moderator')).buttons).toEqual(['Mark it']);
}

export interface Gate {
  /** Changes the desk so that dispatch waits for `open`. */
  readonly hold: (desk: Desk) => Partial<Desk>;
  open(): void;
}

export function createGate(): Gate {
  const waiting: { open?: () => void } = {};
  const opened = new Promise<void>((resolve) => {
    waiting.open = resolve;
  });
  return {
    open: () => waiting.open?.(),
    hold: (desk) => ({
      async dispatch(call) {
        await opened;
        return desk.dispatch(call);
      },
    }),
  };
}
