import { expect, test } from 'vitest';
import { botErrorOf, testStream } from '../../contracts/live.ts';
import { answerOf, errorOf, openScripted } from './open-scripted.ts';

const room = testStream('room');

test.each([
  ['an unknown word', answerOf({ StreamState: 'paused' })],
  ['a word of the 2.0 API', answerOf({ StreamState: 'constructor' })],
  ['no state', answerOf({})],
  ['a number', answerOf({ StreamState: 0 })],
  ['no envelope', { body: '{"StreamState":"inactive"}' }],
  ['an empty body', { body: '' }],
  ['an HTML page', { body: '<html>', status: 200 }],
  ['a body behind a status of 500', { ...answerOf({ StreamState: 'inactive' }), status: 500 }],
  ['a refusal', errorOf('ResourceNotFound.StopService', 'arrears')],
  ['a stream that is not alive, which is no state', errorOf('ResourceNotFound.StreamNotAlive', '')],
])('%s is an error, never offline', async (_, answer) => {
  const { live } = await openScripted(() => answer);
  const error = await botErrorOf(live.streams.state(room));
  expect(error.did).toBe('nothing');
});

test.each([
  'ResourceUnavailable.StreamNotExist',
  'FailedOperation.StreamNotExist',
  'ResourceNotFound.ChannelNotExist',
])('%s is offline: the cloud never heard of it', async (code) => {
  const { live, clock } = await openScripted(() => errorOf(code, 'no such stream'));
  expect(await live.streams.state(room)).toEqual({
    value: 'offline',
    source: 'DescribeLiveStreamState',
    at: Math.floor(clock.now() / 1000),
  });
});
