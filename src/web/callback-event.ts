import { createHash } from 'node:crypto';
import * as z from 'zod';
import { isStreamName } from '../live/port.ts';
import type { CloudEvent } from '../store/port.ts';
import { momentField, textField, wholeNumber } from './callback-fields.ts';
import { isJsonObject, type JsonObject } from './parse-json.ts';
import { redacted } from './redacted.ts';

/** What must be there of a known type, whatever else is: what tells one event from another (tencent-live 11.1, 11.3). */
interface Kind {
  readonly shape: z.ZodType<{
    readonly at?: number | undefined;
    readonly is?: readonly string[] | undefined;
  }>;
}

const push: Kind = {
  shape: z
    .looseObject({
      stream_id: textField,
      sequence: textField,
      event_time: momentField,
      app: textField.default(''),
      appname: textField.default(''),
    })
    // By sequence and type (11.1); the rest is in it so that a forged body cannot take the place of the true one.
    .transform(({ app, appname, stream_id: name, sequence, event_time: at }) => ({
      at,
      is: [app, appname, name, sequence, String(at)],
    })),
};

const file: Kind = {
  shape: z
    .looseObject({ stream_id: textField, file_id: textField.optional(), end_time: momentField.optional() })
    .transform(({ file_id: id = '', end_time: at }) => ({ at, is: id === '' ? undefined : [id] })),
};

const picture: Kind = {
  shape: z
    .looseObject({ stream_id: textField, pic_url: textField, create_time: momentField })
    .transform(({ stream_id: name, pic_url: url, create_time: at }) => ({ at, is: [name, url, String(at)] })),
};

const timed = (...fields: readonly string[]): Kind => ({
  shape: z.looseObject({}).transform((body) => ({
    at: fields.map((field) => momentField.safeParse(body[field]).data).find((at) => at !== undefined),
  })),
});

const KINDS: ReadonlyMap<number, Kind> = new Map([
  [0, push],
  [1, push],
  [100, file],
  [200, picture],
  [317, timed('screenshotTime', 'sendTime')],
  [321, timed('data_time')],
  [341, timed('timestamp')],
]);
/** 314, 315, 332 and types that are not known yet. */
const OTHER = timed('event_time');

/** Bodies that may come without their type, by a field that no other has (tencent-live 11.3). */
const TELLING_FIELDS: ReadonlyMap<string, number> = new Map([
  ['abnormal_event', 321],
  ['record_event', 332],
  ['exception_level', 341],
  ['labelResults', 317],
]);

const headShape = z.looseObject({
  event_type: wholeNumber.pipe(z.int().min(0)).optional(),
  stream_id: textField.optional(),
  /** 317 is written in camel case. */
  streamId: textField.optional(),
});

export type EventReceipt = Pick<CloudEvent, 'receivedAt' | 'source' | 'isHint'>;

/**
 * The event that a callback's body tells of, without its secrets; undefined when it tells of none or lacks what its type
 * needs. Types that are not known are events too. The same delivery, sent again, gives the same key.
 */
export function readCallbackEvent(body: JsonObject, receipt: EventReceipt): CloudEvent | undefined {
  const head = headShape.safeParse(body).data;
  const type = head?.event_type ?? typeByField(body);
  if (head === undefined || type === undefined) return undefined;
  const facts = (KINDS.get(type) ?? OTHER).shape.safeParse(body).data;
  if (facts === undefined) return undefined;
  const { t: _ends, ...rest } = body;
  const safe = redacted(rest);
  const name = head.stream_id ?? head.streamId ?? '';
  return {
    ...receipt,
    key: `${type}:${digest(facts.is ?? sorted(safe))}`,
    type,
    name: isStreamName(name) ? name : undefined,
    at: facts.at ?? receipt.receivedAt,
    body: JSON.stringify(safe),
  };
}

function typeByField(body: JsonObject): number | undefined {
  return [...TELLING_FIELDS].find(([field]) => body[field] !== undefined)?.[1];
}

const digest = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');

/** The value with the fields of its objects in one order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isJsonObject(value)) return value;
  const fields = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(fields.map(([name, field]) => [name, sorted(field)]));
}
