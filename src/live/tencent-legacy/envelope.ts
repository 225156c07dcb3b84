import { z } from 'zod';
import { CallError } from '../tencent/faults.ts';
import type { HttpAnswer } from '../tencent/http.ts';
import { exactJson } from './exact-json.ts';
import { int, maybeText } from './schema-parts.ts';

const envelope = z.looseObject({
  ret: int.optional(),
  retcode: int.optional(),
  /** Of mixes (tencent-live 3.12). */
  code: int.optional(),
  message: maybeText,
  errmsg: maybeText,
  output: z.unknown().optional(),
});

/** What a host says in plain text instead of an envelope (tencent-live 2.4). */
const TURNED_AWAY = /\b(?:appid|cmd) is invalid\b/i;

/**
 * The `output` of an answer that went well, an empty object where there is none (tencent-live 2.3). Throws CallError;
 * `secrets` stand in no message of it.
 */
export function openEnvelope({ status, body }: HttpAnswer, secrets: readonly string[]): unknown {
  const parsed = envelope.safeParse(exactJson(body));
  if (!parsed.success) throw notAnEnvelope(status, body);
  const { ret, retcode, code, message, errmsg, output } = parsed.data;
  const result = ret ?? retcode ?? code;
  // An answer of 4xx or 5xx comes from something before the API, so its words about the outcome do not count.
  if (result === undefined || status !== 200) throw new CallError({ kind: 'unreadable', status });
  if (result === 0) return outputOf(output);
  const said = message ?? errmsg ?? '';
  const turnedAway = TURNED_AWAY.exec(said)?.[0];
  throw new CallError({
    kind: 'answered',
    code: turnedAway ?? String(result),
    message: secrets.reduce((text, secret) => text.replaceAll(secret, '***'), said),
  });
}

function notAnEnvelope(status: number, body: string): CallError {
  const said = TURNED_AWAY.exec(body.slice(0, 200))?.[0];
  if (said !== undefined) return new CallError({ kind: 'answered', code: said, message: '' });
  return new CallError({ kind: 'unreadable', status, isPage: true });
}

/** An object, an array of one, or nothing in one of its forms (tencent-live 2.3, 14 #5). */
function outputOf(output: unknown): unknown {
  const [only, ...more]: readonly unknown[] = Array.isArray(output) ? output : [output];
  if (more.length > 0) throw new CallError({ kind: 'unreadable', status: 200 });
  return only === undefined || only === null || only === '' ? {} : only;
}
