import { ApiRefusal } from '../wire/api-call.ts';
import type { Json } from '../json.ts';
import { commandPayload } from './payloads.ts';
import type { SlackMessage } from '../state/posts.ts';
import { sayBack } from '../wire/return-message.ts';
import type { SimUser } from '../state/workspace.ts';
import type { World } from '../world.ts';

/** What the person sees at once. */
export interface Outcome {
  /** Whether the app acknowledged in time. */
  readonly acked: boolean;
  /** Slack's own words when it went wrong. */
  readonly shown?: string;
  /** The message in the acknowledgement, if there was one. */
  readonly message?: SlackMessage;
}

export interface Typed {
  readonly channelId: string;
  readonly command: string;
  readonly text: string;
  readonly threadTs: string | undefined;
}

const failures = {
  timeout: 'operation_timeout',
  no_connection: 'dispatch_failed',
  http_error: 'http_service_error',
} as const;

/** Sends a slash command to the app, as the Slack client does. */
export async function typeCommand(world: World, user: SimUser, typed: Typed): Promise<Outcome> {
  const channel = world.workspace.channel(typed.channelId);
  if (!channel?.members.includes(user.id)) throw new Error(`${user.id} is not in ${typed.channelId}`);
  const { command } = typed;
  if (typed.threadTs !== undefined) return fail(`${command} is not supported in threads. Sorry!`);
  // Guests from other workspaces do not see the app's commands (Slack Connect).
  if (!world.commands.includes(command) || user.isStranger) return fail(`${command} is not a valid command.`);
  const text = typed.text.trim();
  const payload = commandPayload(world, user, channel, { command, text });
  const delivery = await world.deliver({ type: 'slash_commands', payload });
  if (delivery.kind === 'acked') return readAck(world, user, typed, delivery.payload);
  const error = failures[delivery.kind];
  world.journal.refused('ack', error, `${command} ${text}`);
  return fail(`${command} failed with the error "${error}"`);
}

function fail(shown: string): Outcome {
  return { acked: false, shown };
}

function readAck(world: World, user: SimUser, typed: Typed, payload: Json): Outcome {
  if (Object.keys(payload).length === 0) return { acked: true };
  const { channelId, command } = typed;
  try {
    const place = { kind: 'commands' as const, channelId, userId: user.id, messageTs: undefined };
    const message = sayBack(payload, place, world);
    return { acked: true, ...(message ? { message } : {}) };
  } catch (error) {
    if (!(error instanceof ApiRefusal)) throw error;
    world.journal.refused('ack', error.code, JSON.stringify(error.fields));
    return { acked: true, shown: `${command} failed with the error "invalid_command_response"` };
  }
}
