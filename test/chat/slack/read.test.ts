import { describe, expect, it } from 'vitest';
import { plainLine, readForm, readPress, readTyped } from '../../../src/chat/slack/read.ts';

describe('a typed line', () => {
  it.each([
    ['status room-1', 'status room-1'],
    ['a &lt;b&gt; &amp;amp; c', 'a <b> &amp; c'],
    ['status <https://play.example.com/live/r.flv>', 'status https://play.example.com/live/r.flv'],
    [
      'status <rtmp://p.example.com/live/r?a=1&amp;b=2|p.example.com> x',
      'status rtmp://p.example.com/live/r?a=1&b=2 x',
    ],
    ['status <http://p.example.com/live/r|p.example.com/live/r>', 'status http://p.example.com/live/r'],
    ['ban r 1h <mailto:a@example.com|a@example.com>', 'ban r 1h a@example.com'],
    ['two <https://a.example> and <https://b.example|b>', 'two https://a.example and https://b.example'],
    ['<not an address> <@U1>', '<not an address> <@U1>'],
  ])('%j is %j', (sent, meant) => {
    expect(plainLine(sent)).toBe(meant);
  });
});

describe('payloads', () => {
  const command = {
    team_id: 'T1',
    user_id: 'U1',
    user_name: 'ada',
    channel_id: 'C1',
    channel_name: 'live',
    trigger_id: 'secret-trigger',
    response_url: 'https://hooks.example/secret',
    text: 'help',
  };

  it('give who, where and the way back of a command', () => {
    const request = readTyped(command, 1000);
    expect(request).toMatchObject({
      who: { id: 'U1', name: 'ada', team: 'T1' },
      place: { platform: 'slack', home: 'T1', channel: 'C1', direct: false },
      wayBack: { until: 2800 },
      line: 'help',
    });
    expect(JSON.stringify({ ...request, key: '' })).not.toContain('secret');
  });

  it.each(['D1', 'C1'])('know a direct message: %s', (channel) => {
    const name = channel === 'D1' ? 'whatever' : 'directmessage';
    const request = readTyped({ ...command, channel_id: channel, channel_name: name }, 0);
    expect(request?.place.direct).toBe(true);
  });

  it.each(['team_id', 'user_id', 'channel_id', 'trigger_id'])('without %s are not read', (key) => {
    expect(readTyped({ ...command, [key]: undefined }, 0)).toBeUndefined();
  });

  it('tell whether only the presser sees the message', () => {
    const press = {
      user: { id: 'U1', username: 'ada', team_id: 'T2' },
      team: { id: 'T1' },
      channel: { id: 'C1' },
      container: { is_ephemeral: true, thread_ts: '1.5' },
      trigger_id: 't',
      actions: [{ action_id: 'tl:rABC', action_ts: '2.5' }],
    };
    expect(readPress(press, 0)).toMatchObject({
      who: { team: 'T2' },
      place: { home: 'T1', thread: '1.5' },
      button: 'rABC',
      isPrivate: true,
      wayBack: undefined,
    });
    expect(readPress({ ...press, container: {} }, 0)?.isPrivate).toBe(false);
    expect(readPress({ ...press, actions: [] }, 0)).toBeUndefined();
    expect(readPress(null, 0)).toBeUndefined();
  });

  it('give the values of our own fields of a form', () => {
    const view = {
      id: 'V1',
      hash: 'h',
      callback_id: 'form:mark',
      private_metadata: 'aXYZ',
      state: {
        values: {
          'f:stream': { stream: { type: 'plain_text_input', value: 'room-1' } },
          'f:kind': { kind: { type: 'static_select', selected_option: { value: 'push' } } },
          'f:empty': { empty: { type: 'plain_text_input', value: null } },
          other: { other: { value: 'no' } },
        },
      },
    };
    const user = { id: 'U1', team_id: 'T1' };
    expect(readForm({ user, view })).toEqual({
      key: 'form V1 h',
      who: { id: 'U1', name: 'U1', team: 'T1' },
      path: 'mark',
      asker: 'aXYZ',
      raw: { stream: 'room-1', kind: 'push' },
    });
    expect(readForm({ user, view: { ...view, callback_id: 'other' } })).toBeUndefined();
  });
});
