import { expect, it, test } from 'vitest';
import { readCallbackEvent } from '../../src/web/callback-event.ts';
import { pushReport } from '../../src/watch/push-report.ts';
import { fileBody, NOW, pushBody, type Body } from '../web/callback-bodies.ts';

function reportOf(body: Body, receivedAt = NOW) {
  const event = readCallbackEvent(body, { receivedAt, source: 'callback', isHint: false });
  return event && pushReport(event);
}

const stream = { domain: 'push.example.com', app: 'live', name: 'room-1', sequence: '6674468118806626493' };
const picture = { width: 1280, height: 720, clientIp: '203.0.113.7' };

test('a start tells when and from where', () => {
  expect(reportOf(pushBody(1))).toEqual({
    ...stream,
    ...picture,
    startedAt: NOW - 5,
    endedAt: undefined,
    durationS: undefined,
    stopReason: undefined,
    stopMessage: undefined,
  });
});

test('a stop tells when, after how long and why', () => {
  expect(reportOf(pushBody(0))).toEqual({
    ...stream,
    ...picture,
    startedAt: undefined,
    endedAt: NOW - 5,
    durationS: 3600,
    stopReason: '1',
    stopMessage: 'The push client actively stopped the push',
  });
});

it.each<[string, Body, object]>([
  ['a size of 0', { width: 0, height: '0' }, { width: undefined, height: undefined }],
  ['no address', { user_ip: 'rm -rf /' }, { clientIp: undefined }],
  ['an address of the new kind', { user_ip: '2001:db8::7' }, { clientIp: '2001:db8::7' }],
  ['a reason that is none', { errcode: 'x', errmsg: 5 }, { stopReason: undefined, stopMessage: undefined }],
  ['hidden characters', { errmsg: 'a\u202eb\u0007' }, { stopMessage: 'ab' }],
  ['very long words', { errmsg: 'x'.repeat(9999) }, { stopMessage: 'x'.repeat(200) }],
  ['no duration', { push_duration: undefined }, { durationS: undefined }],
])('%s does not lose the rest', (_what, over, wanted) => {
  expect(reportOf(pushBody(0, over))).toMatchObject({ endedAt: NOW - 5, ...wanted });
});

it.each<[string, Body]>([
  ['another event', fileBody()],
  ['a domain that is none', pushBody(1, { app: '<!channel>' })],
  ['an app that is none', pushBody(1, { appname: 'a b' })],
  ['a stream that is none', pushBody(1, { stream_id: '../x' })],
  ['a sequence that is none', pushBody(1, { sequence: 'x'.repeat(129) })],
  ['a moment that has not come', pushBody(1, { event_time: NOW + 601 })],
])('%s is no push', (_what, body) => {
  expect(reportOf(body)).toBeUndefined();
});
