import * as z from 'zod';
import { cleaned } from '../core/text.ts';
import { isAppName, isDomainName, isStreamName } from '../live/port.ts';
import type { CloudEvent, SessionReport } from '../store/port.ts';

/** Seconds by which an event may seem to come before it happened: no more than clocks that go wrong. */
const AHEAD_S = 600;
/** Longer words of a stranger are cut (product C18). */
const MOST_MESSAGE = 200;

const text = z.union([z.string(), z.number().transform(String)]);
const whole = z.coerce.number().pipe(z.int().min(0));
/** What says nothing is left out: it is no reason to lose the rest. */
const side = whole
  .transform((value) => (value === 0 ? undefined : value))
  .optional()
  .catch(undefined);

/** tencent-live 11.3, 0 and 1. */
const shape = z.object({
  app: z.string().refine(isDomainName),
  appname: z.string().refine(isAppName),
  stream_id: z.string().refine(isStreamName),
  sequence: text.pipe(z.string().regex(/^[\x21-\x7e]{1,128}$/)),
  event_time: whole,
  user_ip: z
    .string()
    .regex(/^[0-9a-fA-F.:]{2,45}$/)
    .optional()
    .catch(undefined),
  width: side,
  height: side,
  errcode: whole.optional().catch(undefined),
  errmsg: z.string().optional().catch(undefined),
  /** Milliseconds. */
  push_duration: whole.optional().catch(undefined),
});

/** The types that start and stop a push (tencent-live 11.2). */
const STOP = 0;
const START = 1;

/**
 * What an event of type 0 or 1 tells of its push session; undefined for every other event, for one whose stream is none,
 * and for one that says to have happened after it came.
 */
export function pushReport({ type, body, receivedAt, isHint }: CloudEvent): SessionReport | undefined {
  if ((type !== STOP && type !== START) || isHint) return undefined;
  const { data } = shape.safeParse(JSON.parse(body));
  if (data === undefined || data.event_time > receivedAt + AHEAD_S) return undefined;
  const { app: domain, appname: app, stream_id: name, sequence, event_time: at } = data;
  const { width, height, user_ip: clientIp } = data;
  const session = { domain, app, name, sequence, width, height, clientIp };
  if (type === START) return { ...session, ...NO_STOP, startedAt: at };
  return { ...session, ...stopOf(data), startedAt: undefined };
}

const NO_STOP = { endedAt: undefined, durationS: undefined, stopReason: undefined, stopMessage: undefined };

function stopOf({ event_time, push_duration, errcode, errmsg }: z.output<typeof shape>) {
  const message = cleaned(errmsg ?? '').slice(0, MOST_MESSAGE);
  return {
    endedAt: event_time,
    durationS: push_duration === undefined ? undefined : Math.round(push_duration / 1000),
    stopReason: errcode === undefined ? undefined : String(errcode),
    stopMessage: message === '' ? undefined : message,
  };
}
