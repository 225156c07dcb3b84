import type { DiscordSim } from '../../src/sim/discord/discord-sim.ts';
import { buttonLabels, plainText as discordText } from '../../src/sim/discord/plain-text.ts';
import { buttons, plainText as slackText } from '../../src/sim/slack/reading/reading.ts';
import { jsonAt, objectsAt, textAt } from '../../src/sim/slack/json.ts';
import type { SlackSim } from '../../src/sim/slack/slack-sim.ts';

/** A message as one person reads it. */
export interface Read {
  readonly text: string;
  readonly buttons: readonly string[];
}

/** A person in front of a platform: gives commands, presses, fills, reads. */
export interface Front {
  /** `ban`, `{ stream: 'room-1' }`; an empty input is the bare command. */
  gives(path: string, input?: Readonly<Record<string, string>>): Promise<void>;
  /** Presses the newest button of that label. */
  presses(label: string): Promise<void>;
  /** Fills the open form by field name and sends it. */
  fills(input: Readonly<Record<string, string>>): Promise<void>;
  readonly hasForm: () => boolean;
  /** Oldest first, ephemerals of this person among them. */
  readonly reads: () => readonly Read[];
  /** All that this person may see as the platform keeps it, as JSON: blocks, alt texts and files among it. */
  readonly raw: () => string;
  /** Waits for a message with this text; gives it. */
  sees(text: string | RegExp): Promise<Read>;
}

export function slackFront(sim: SlackSim, user: string, channel: string): Front {
  const messages = () => sim.messages(channel, user);
  const reads = (): Read[] =>
    messages().map((message) => ({ text: slackText(message), buttons: buttons(message.blocks) }));
  return {
    async gives(path, input = {}) {
      const fields = Object.entries(input).map(([name, value]) => `${name}=${value}`);
      await sim.person(user).types(channel, '/live', [path, ...fields].join(' '));
    },
    async presses(label) {
      await sim.until(() => reads().some((read) => read.buttons.includes(label)), `a button "${label}"`);
      const message = messages().findLast(({ blocks }) => buttons(blocks).includes(label));
      await sim.person(user).presses(message?.ts ?? '', label);
    },
    async fills(input) {
      await sim.until(() => sim.view(user) !== undefined, 'a form');
      const blocks = objectsAt(sim.view(user)?.view, 'blocks');
      const blockOf = (field: string) =>
        blocks.find((block) => textAt(jsonAt(block, 'element'), 'action_id') === field);
      const values = Object.entries(input).map(([field, value]) => [
        textAt(blockOf(field), 'block_id') ?? field,
        value,
      ]);
      await sim.person(user).fills(Object.fromEntries(values));
    },
    hasForm: () => sim.view(user) !== undefined,
    reads,
    raw: () => JSON.stringify(messages(), bytesAsText),
    sees: (wanted) => sees(wanted, reads, sim.until),
  };
}

export function discordFront(sim: DiscordSim, user: string, channel: string): Front {
  const messages = () => sim.messages(channel, user).filter((message) => !message.loading);
  const reads = (): Read[] =>
    messages().map((message) => ({ text: discordText(message), buttons: buttonLabels(message) }));
  return {
    async gives(path, input = {}) {
      await sim.person(user).types(channel, 'live', path.split(' '), input);
    },
    async presses(label) {
      await sim.until(() => reads().some((read) => read.buttons.includes(label)), `a button "${label}"`);
      const message = messages().findLast((shown) => buttonLabels(shown).includes(label));
      await sim.person(user).presses(message?.id ?? '', label);
    },
    async fills(input) {
      await sim.until(() => sim.modal(user) !== undefined, 'a form');
      await sim.person(user).submits(input);
    },
    hasForm: () => sim.modal(user) !== undefined,
    reads,
    raw: () => JSON.stringify(messages(), bytesAsText),
    sees: (wanted) => sees(wanted, reads, sim.until),
  };
}

/** A file's bytes as they would be searched; a `Buffer` makes itself a list of numbers before it comes here. */
function bytesAsText(_key: string, value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('latin1');
  const isBuffer = typeof value === 'object' && value !== null && 'type' in value && value.type === 'Buffer';
  if (!isBuffer || !('data' in value) || !Array.isArray(value.data)) return value;
  return Buffer.from(value.data.map(Number)).toString('latin1');
}

async function sees(
  wanted: string | RegExp,
  reads: () => readonly Read[],
  until: (condition: () => boolean, what: string) => Promise<void>,
): Promise<Read> {
  const fits = ({ text }: Read): boolean =>
    typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text);
  await until(() => reads().some(fits), `a message with ${String(wanted)}`);
  const found = reads().findLast(fits);
  if (found === undefined) throw new Error(`the message with ${String(wanted)} went away`);
  return found;
}
