import { createBot, type Bot } from '../bot.ts';
import type { Actor, Call, Place } from '../core/call.ts';
import type { Answer } from '../core/dispatch.ts';
import { plainText } from '../core/text.ts';
import { newId, type Services } from '../core/services.ts';
import { renderReply } from '../chat/terminal/render.ts';
import { createTerminal, type Terminal } from '../chat/terminal/terminal.ts';

export interface SayOptions {
  readonly services: Services;
  /** Who asks: `terminal:<user>` in the grants. */
  readonly user: string;
  readonly write: (text: string) => void;
  /** Puts the question of a command that asks first; `true` runs it. */
  readonly confirm: (verb: string) => Promise<boolean>;
  /** Waits between two looks at what is still open. */
  readonly pause: (delayMs: number) => Promise<void>;
}

const LOOK_EVERY_MS = 1000;
/** Longer than any look of today's commands takes. */
const MOST_LOOKS = 60;

/** Runs one typed command as `terminal:<user>` and waits for what is read back; gives the exit code, 0 or 1. */
export async function runSay(line: string, options: SayOptions): Promise<number> {
  const { services, write } = options;
  const terminal = createTerminal(write);
  const bot = createBot({ services, chats: [terminal], every: () => () => undefined });
  const plan = bot.desk.planTyped(line);
  if (plan.first === 'refused') {
    write(renderReply(plan.reply));
    return 1;
  }
  const asked = { actor: actorOf(options.user), place: PLACE };
  const call: Call = {
    ...asked,
    id: newId(services.random),
    origin: 'typed',
    command: plan.path,
    input: plan.raw,
  };
  const first = await bot.desk.dispatch(call);
  write(renderReply(first.reply));
  if (first.look !== undefined) return waitForLook(first, bot, terminal, options);
  const [button] = first.reply.buttons;
  if (plan.command.confirm === undefined || button === undefined) return codeOf(first);
  if (!(await options.confirm(plainText(button.label)))) return 0;
  const pressed = await bot.desk.dispatch({
    ...asked,
    id: newId(services.random),
    origin: 'button',
    button: button.id,
  });
  write(renderReply(pressed.reply));
  if (pressed.look === undefined) return codeOf(pressed);
  return waitForLook(pressed, bot, terminal, options);
}

async function waitForLook(
  answer: Answer,
  bot: Bot,
  terminal: Terminal,
  { pause }: SayOptions,
): Promise<number> {
  await bot.desk.landed(answer, 'terminal');
  for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
    await pause(LOOK_EVERY_MS);
    await bot.laters.tick();
    const told = terminal.told();
    if (told !== undefined) return told.reply.tone === 'good' ? 0 : 1;
  }
  return 1;
}

const PLACE: Place = { platform: 'terminal', home: 'terminal', channel: 'terminal', direct: false };

const actorOf = (user: string): Actor => ({
  platform: 'terminal',
  id: user,
  name: user,
  standing: 'member',
  groups: [],
});

const codeOf = ({ error }: Answer): number => (error === undefined ? 0 : 1);
