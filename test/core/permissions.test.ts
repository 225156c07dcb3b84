import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Actor, Platform, Standing } from '../../src/core/call.ts';
import {
  askText,
  decide,
  PERMISSIONS,
  readGrant,
  type Grant,
  type Grants,
} from '../../src/core/permissions.ts';
import { plainText } from '../../src/core/text.ts';
import { readGrants } from '../kit/world.ts';

const ids = fc.constantFrom('1', '2', '3');
const platforms = fc.constantFrom<Platform>('slack', 'discord', 'terminal');
const grant: fc.Arbitrary<Grant> = fc.oneof(
  fc.record({ platform: platforms, who: fc.constantFrom('user', 'group'), id: ids }),
  fc.record({ platform: platforms, who: fc.constant('everyone'), id: fc.constant('') }),
);
const list = fc.array(grant, { maxLength: 4 });
const grants: fc.Arbitrary<Grants> = fc.record({
  view: list,
  test: list,
  moderate: list,
  operate: list,
  admin: list,
});
const actor: fc.Arbitrary<Actor> = fc.record({
  platform: platforms,
  id: ids,
  name: fc.constant('Ada'),
  standing: fc.constantFrom<Standing>('member', 'guest', 'stranger', 'bot'),
  groups: fc.oneof(fc.uniqueArray(ids), fc.constant('unknown' as const)),
});
const permission = fc.constantFrom(...PERMISSIONS);
const none: Grants = { view: [], test: [], moderate: [], operate: [], admin: [] };

describe('whatever is granted', () => {
  test('without grants nobody may do anything', () => {
    fc.assert(
      fc.property(actor, permission, (person, needs) => {
        expect(decide(person, needs, none).allowed).toBe(false);
      }),
    );
  });

  test('bots and strangers never may', () => {
    const outsider = fc.record({ person: actor, standing: fc.constantFrom<Standing>('stranger', 'bot') });
    fc.assert(
      fc.property(outsider, permission, grants, ({ person, standing }, needs, given) => {
        expect(decide({ ...person, standing }, needs, given).allowed).toBe(false);
      }),
    );
  });

  test('guests are not "everyone"', () => {
    const everyone: Grant = { platform: 'slack', who: 'everyone', id: '' };
    const all: Grants = { ...none, view: [everyone], admin: [everyone] };
    fc.assert(
      fc.property(actor, permission, (person, needs) => {
        const guest: Actor = { ...person, platform: 'slack', standing: 'guest' };
        expect(decide(guest, needs, all).allowed).toBe(false);
      }),
    );
  });

  test('a group that could not be looked up allows nothing', () => {
    fc.assert(
      fc.property(actor, permission, grants, (person, needs, given) => {
        const decision = decide({ ...person, groups: 'unknown' }, needs, given);
        expect(decision.allowed && decision.grant.who).not.toBe('group');
        expect(decision).toEqual(
          decision.allowed ? decide({ ...person, groups: [] }, needs, given) : decision,
        );
      }),
    );
  });

  test('admin only adds: who may with admin taken away may with it', () => {
    fc.assert(
      fc.property(actor, permission, grants, (person, needs, given) => {
        const without = decide(person, needs, { ...given, admin: [] }).allowed;
        expect(decide(person, needs, given).allowed || !without).toBe(true);
      }),
    );
  });

  test('an unrelated grant never changes a decision', () => {
    fc.assert(
      fc.property(actor, permission, grants, permission, grant, (person, needs, given, other, line) => {
        const touches =
          (other === needs || other === 'admin') &&
          line.platform === person.platform &&
          (line.who === 'everyone' ||
            (line.who === 'user' ? line.id === person.id : person.groups.includes(line.id)));
        fc.pre(!touches);
        const more: Grants = { ...given, [other]: [...given[other], line] };
        expect(decide(person, needs, more).allowed).toBe(decide(person, needs, given).allowed);
      }),
    );
  });

  test('an allowed decision names a grant that stands in the settings', () => {
    fc.assert(
      fc.property(actor, permission, grants, (person, needs, given) => {
        const decision = decide(person, needs, given);
        fc.pre(decision.allowed);
        expect(given[decision.by]).toContain(decision.grant);
        expect([needs, 'admin']).toContain(decision.by);
      }),
    );
  });
});

const ada: Actor = { platform: 'slack', id: 'U1', name: 'Ada', standing: 'member', groups: 'unknown' };

test('a failed look-up is told as what it is, not as a missing permission', () => {
  const decision = decide(ada, 'moderate', readGrants({ moderate: ['slack:group:S1'] }));
  expect(decision.allowed).toBe(false);
  expect(decision.allowed || plainText(decision.why)).toContain('could not be looked up');
});

test('whom to ask: those of the own platform, else whoever runs it', () => {
  const given = readGrants({ moderate: ['slack:user:U2', 'discord:role:8', 'slack:*', 'slack:group:S3'] });
  expect(plainText(askText(given.moderate, 'slack'))).toBe('Ask U2, S3.');
  expect(plainText(askText(given.moderate, 'terminal'))).toContain('tallylight.yml');
});

test.each([
  ['slack:user:U024BE7LH', { platform: 'slack', who: 'user', id: 'U024BE7LH' }],
  ['slack:group:S024BE7LH', { platform: 'slack', who: 'group', id: 'S024BE7LH' }],
  ['slack:*', { platform: 'slack', who: 'everyone', id: '' }],
  ['discord:user:80351110224678912', { platform: 'discord', who: 'user', id: '80351110224678912' }],
  ['discord:role:81384788765712384', { platform: 'discord', who: 'group', id: '81384788765712384' }],
  ['discord:*', { platform: 'discord', who: 'everyone', id: '' }],
  ['terminal:ada', { platform: 'terminal', who: 'user', id: 'ada' }],
])('%s is a grant', (line, read) => expect(readGrant(line)).toEqual(read));

test.each([
  '',
  '*',
  'slack',
  'slack:',
  'slack:U1',
  'slack:role:1',
  'discord:group:1',
  'terminal:*',
  'SLACK:*',
  'slack:user:',
])('"%s" is no grant', (line) => expect(readGrant(line)).toBeUndefined());
