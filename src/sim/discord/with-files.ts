import { readAttachments } from './attachments.ts';
import type { DiscordMessage, MessageParts } from './message.ts';
import type { RestRequest } from './rest.ts';

/** The parts of a message together with the request's files; `message` is the one that is edited. */
export function withFiles(request: RestRequest, parts: MessageParts, message?: DiscordMessage): MessageParts {
  const { world, body, files } = request;
  const urlOf = (id: string, name: string): string => `${world.origin}/attachments/${id}/${name}`;
  const existing = message?.attachments ?? [];
  return { ...parts, attachments: readAttachments({ body, files, existing, newId: world.newId, urlOf }) };
}
