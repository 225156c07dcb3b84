import { readRows } from './component-check.ts';
import { readLayout } from './component-v2-check.ts';
import { readEmbeds } from './embed-check.ts';
import { createForm } from './form.ts';
import type { Form } from './form.ts';
import { messageFlags } from './message.ts';
import type { AllowedMentions, MessageParts } from './message.ts';
import { readBoolean, readEach, readFields, readInteger, readList, readText } from './read-form.ts';
import type { Fields } from './wire.ts';

export interface MessageRules {
  /** The flag bits that this way of sending may set; others are refused. */
  mayFlags: number;
  /** The flags that the message already has: an edit of a Components V2 message stays one. */
  hasFlags?: number;
}

/**
 * Checks what a request says of a message and gives the parts that it names.
 * Throws 50035 (limits of product B1 and Discord's "Create Message").
 */
export function readMessage(body: Fields, rules: MessageRules): MessageParts {
  const form = createForm();
  const parts: MessageParts = {};
  const flags = readFlags(form, body, rules);
  const isLayout = (((flags ?? 0) | (rules.hasFlags ?? 0)) & messageFlags.componentsV2) !== 0;
  if (flags !== undefined) parts.flags = flags;
  const content = readText(form, body, 'content', { max: 2000 });
  if ('content' in body) parts.content = content ?? '';
  if ('embeds' in body) parts.embeds = readEmbeds(form, body);
  if ('components' in body) parts.components = isLayout ? readLayout(form, body) : readRows(form, body);
  if (isLayout) refuseLegacy(form, parts);
  const allowed = readAllowedMentions(form, body);
  if (allowed !== undefined) parts.allowedMentions = allowed;
  readRest(form, body, parts);
  form.done();
  return parts;
}

function readFlags(form: Form, body: Fields, rules: MessageRules): number | undefined {
  const flags = readInteger(form, body, 'flags', { min: 0 });
  if (flags !== undefined && (flags & ~rules.mayFlags) !== 0) {
    form.at('flags').fault('MESSAGE_FLAGS_INVALID', 'These flags cannot be set here');
  }
  return flags;
}

/** Content, embeds, stickers and polls cannot stand beside Components V2. */
function refuseLegacy(form: Form, parts: MessageParts): void {
  const code = 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2';
  for (const [key, given] of [
    ['content', (parts.content ?? '') !== ''],
    ['embeds', (parts.embeds ?? []).length > 0],
  ] as const) {
    if (given)
      form.at(key).fault(code, `The '${key}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`);
  }
}

function readAllowedMentions(form: Form, body: Fields): AllowedMentions | undefined {
  const value = readFields(form, body, 'allowed_mentions');
  if (value === undefined) return undefined;
  const place = form.at('allowed_mentions');
  const words = (key: string, max: number): readonly string[] =>
    readList(place, value, key, { max }).map(String);
  const allowed = { parse: words('parse', 3), users: words('users', 100), roles: words('roles', 100) };
  for (const word of allowed.parse) {
    if (['users', 'roles', 'everyone'].includes(word)) continue;
    place.at('parse').fault('BASE_TYPE_CHOICES', "Value must be one of {'everyone', 'roles', 'users'}.");
  }
  readBoolean(place, value, 'replied_user');
  for (const key of ['users', 'roles'] as const) {
    if (!allowed.parse.includes(key) || allowed[key].length === 0) continue;
    place.fault(
      'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
      `parse:["${key}"] and ${key}: [ids...] are mutually exclusive.`,
    );
  }
  return allowed;
}

function readRest(form: Form, body: Fields, parts: MessageParts): void {
  readBoolean(form, body, 'tts');
  const nonce = readText(form, body, 'nonce', { max: 25 });
  if (nonce !== undefined) parts.nonce = nonce;
  parts.enforceNonce = readBoolean(form, body, 'enforce_nonce') ?? false;
  readEach(form, body, 'attachments', { max: 10 }, (place, entry) => {
    readText(place, entry, 'id', { required: true });
    readText(place, entry, 'description', { max: 1024 });
    readText(place, entry, 'filename', { max: 1024 });
  });
  const reference = readFields(form, body, 'message_reference');
  if (reference === undefined) return;
  const replyTo = readText(form.at('message_reference'), reference, 'message_id', { required: true });
  if (replyTo !== undefined) parts.replyTo = replyTo;
}
