import type { SentCallback } from '../callbacks/callback.ts';
import { wrongValue } from '../wire/fields.ts';
import { dayMs, writeMoment } from '../wire/times.ts';
import type { MomentForm } from '../wire/times.ts';
import type { Action } from './action.ts';
import { momentWindow, momentWindowFields } from './moment-window.ts';
import { pageOf } from './paging.ts';

const told = [0, 1, 100, 200];

/** tencent-live 5.16, 3: every post of an event, those that were not taken too, oldest event first. */
export const describeCallbackRecordsList: Action = {
  name: 'DescribeCallbackRecordsList',
  offered: (traits) => traits.site === 'mainland',
  fields: () => ({
    ...momentWindowFields(14 * dayMs),
    StreamName: { type: 'text', required: true },
    PageNum: { type: 'integer', required: true, min: 1 },
    PageSize: { type: 'integer', required: true, min: 1 },
    EventType: { type: 'integer' },
    ResultCode: { type: 'integer' },
  }),
  run(params, { sent }) {
    const { startMs, endMs, form } = momentWindow(params, dayMs);
    const type = params.maybeNumber('EventType');
    if (type !== undefined && !told.includes(type))
      throw wrongValue('EventType', 'is none of 0, 1, 100, 200');
    const code = params.maybeNumber('ResultCode');
    const rows = sent
      .filter(({ message }) => message.streamName === params.text('StreamName'))
      .filter(({ message }) => told.includes(message.type) && (type ?? message.type) === message.type)
      .filter(
        ({ message }) => message.eventMs >= startMs && Math.floor(message.eventMs / 1000) * 1000 <= endMs,
      )
      .filter(({ resultCode }) => (code ?? resultCode) === resultCode)
      .toSorted((a, b) => a.message.eventMs - b.message.eventMs || a.sentMs - b.sentMs);
    // The document names no totals for this list: it ends where a page is not full.
    return { DataInfoList: pageOf(rows, params).rows.map((post) => row(post, form)) };
  },
};

function row({ message, request, response, respondedMs, resultCode }: SentCallback, form: MomentForm) {
  return {
    EventTime: writeMoment(message.eventMs, form),
    EventType: message.type,
    Request: request,
    Response: response,
    ResponseTime: writeMoment(respondedMs, form),
    ResultCode: resultCode,
    StreamId: message.streamName,
  };
}
