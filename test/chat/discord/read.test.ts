import { describe, expect, it } from 'vitest';
import { readInteraction } from '../../../src/chat/discord/read.ts';

const HOME = '41771983423143937';
const NOW = 1_795_339_800;

const member = {
  nick: null,
  roles: ['81384788765712384'],
  user: { id: '80351110224678912', username: 'mia', global_name: 'Mia' },
};

const payload = (more: object) => ({
  id: '1',
  application_id: '2',
  token: 'secret-token',
  guild_id: HOME,
  channel_id: '3',
  channel: { id: '3', type: 0 },
  member,
  ...more,
});

const read = (more: object) => readInteraction(payload(more), { home: [HOME], now: NOW });

const statusOf = (name: string, value: string) => ({
  type: 2,
  data: {
    type: 1,
    name: 'live',
    options: [{ type: 1, name, options: [{ type: 3, name: 'stream', value }] }],
  },
});

describe('a command', () => {
  it('has its path, its options, its actor with the roles of the payload, and its place', () => {
    const inbound = read(statusOf('status', 'room-1'));
    expect(inbound).toMatchObject({
      kind: 'command',
      path: 'status',
      raw: { stream: 'room-1' },
      asker: {
        id: '1',
        actor: {
          platform: 'discord',
          id: '80351110224678912',
          name: 'Mia',
          standing: 'member',
          groups: ['81384788765712384'],
        },
        place: { platform: 'discord', home: HOME, channel: '3', direct: false },
        wayBack: { until: NOW + 880 },
      },
    });
    expect(JSON.stringify(inbound)).not.toContain('secret-token');
  });

  it('in a group has a path of two words; numbers and booleans are text', () => {
    const options = [
      { type: 4, name: 'hours', value: 2 },
      { type: 5, name: 'all', value: true },
    ];
    const start = { type: 1, name: 'start', options };
    const data = { type: 1, name: 'live', options: [{ type: 2, name: 'record', options: [start] }] };
    expect(read({ type: 2, data })).toMatchObject({ path: 'record start', raw: { hours: '2', all: 'true' } });
  });

  it('in a thread knows the thread and its channel', () => {
    const inbound = read({
      ...statusOf('status', 'a'),
      channel_id: '9',
      channel: { id: '9', type: 11, parent_id: '3' },
    });
    expect(inbound).toMatchObject({ asker: { place: { channel: '3', thread: '9' } } });
  });

  it.each([
    ['another bot', { member: { ...member, user: { ...member.user, bot: true } } }, 'bot'],
    ['a member of another guild', { guild_id: '5' }, 'stranger'],
    [
      'someone in a direct message',
      { guild_id: undefined, member: undefined, user: member.user },
      'stranger',
    ],
  ])('of %s is not a member’s', (_who, more, standing) => {
    expect(read({ ...statusOf('status', 'a'), ...more })).toMatchObject({ asker: { actor: { standing } } });
  });

  it('in a direct message is direct', () => {
    const inbound = read({
      ...statusOf('status', 'a'),
      guild_id: undefined,
      member: undefined,
      user: member.user,
    });
    expect(inbound).toMatchObject({
      asker: { actor: { id: member.user.id }, place: { home: '', direct: true } },
    });
  });
});

describe('what else comes', () => {
  it('is the option that is being typed', () => {
    const options = [{ type: 3, name: 'stream', value: 'roo', focused: true }];
    const data = { type: 1, name: 'live', options: [{ type: 1, name: 'status', options }] };
    expect(read({ type: 4, data })).toMatchObject({ kind: 'suggest', path: 'status', typed: 'roo' });
  });

  it.each([
    [64, true],
    [0, false],
  ])('is a press on a message with the flags %i', (flags, onPrivate) => {
    const data = { component_type: 2, custom_id: 'tl:rAAA' };
    expect(read({ type: 3, data, message: { flags } })).toMatchObject({
      kind: 'button',
      button: 'rAAA',
      onPrivate,
    });
  });

  it('is a button that is not ours', () => {
    const data = { component_type: 2, custom_id: 'fAAA' };
    expect(read({ type: 3, data })).toMatchObject({ kind: 'button', button: '' });
  });

  it('is a form, its fields in labels or in rows', () => {
    const components = [
      { type: 18, component: { type: 4, custom_id: 'stream', value: 'room-1' } },
      { type: 18, component: { type: 3, custom_id: 'kind', values: ['push'] } },
      { type: 1, components: [{ type: 4, custom_id: 'reason', value: '' }] },
    ];
    const data = { custom_id: 'form:record start:abc', components };
    expect(read({ type: 5, data })).toMatchObject({
      kind: 'form',
      path: 'record start',
      raw: { stream: 'room-1', kind: 'push', reason: '' },
    });
  });

  it.each([
    [{ type: 2, data: { type: 3 } }, 2],
    [{ type: 3, data: { component_type: 3 } }, 3],
    [{ type: 1 }, 1],
    [{ type: 'x', data: 'nonsense' }, 0],
  ])('is unsupported: %j', (more, type) => {
    expect(read(more)).toEqual({ kind: 'unsupported', type });
  });

  it('is nothing that could break the reader', () => {
    for (const nonsense of [undefined, null, 1, 'a', [], { data: null, member: [], channel: 3 }]) {
      expect(readInteraction(nonsense, { home: [], now: NOW }).kind).toBe('unsupported');
    }
  });
});
