import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Demo } from '../../src/demo/start-demo.ts';
import { sitDown, startSilentDemo } from './demo-page.ts';

let demo: Demo;

beforeAll(async () => {
  demo = await startSilentDemo();
});

afterAll(() => demo.stop());

const stateOf = (name: string) => {
  const [domain = ''] = demo.sims.cloud.world.pushDomains;
  return demo.sims.cloud.world.stateOf({ domain, app: 'live', name });
};

describe.concurrent('status, Ban…, form, question, verified, Unban…', () => {
  test('in Slack', async () => {
    const mia = sitDown(demo.address, { pane: 'slack' });
    expect(await mia.types('/live status room-1')).toEqual({});
    await mia.presses(/^Ban…$/);
    const form = await mia.until((screen) => screen.form ?? undefined);
    const inputs = form.parts.filter((part) => part.kind === 'input');
    const names = inputs.map(({ name }) => name);
    const fill = (length: string) =>
      Object.fromEntries(
        [...names.entries()].slice(1).map(([at, name]) => [name, at === 1 ? length : 'no licence']),
      );
    await mia.submits(fill('forever'));
    const faulty = await mia.until(({ form }) => form?.parts.find((part) => 'error' in part));
    expect(faulty).toMatchObject({ name: names[1], value: 'forever' });
    await mia.submits(fill('24h'));
    await mia.presses(/^Ban for/);
    const told = await mia.says(/room-1 is banned: verified off the air/);
    expect(told).toMatchObject({ onlyYou: false, edited: true });
    expect(stateOf('room-1')).toBe('forbid');
    await mia.presses(/^Unban…$/);
    await mia.presses(/^Unban room-1$/);
    await mia.says(/room-1 may be pushed again/);
    expect(stateOf('room-1')).toBe('inactive');
  });

  test('in Discord', async () => {
    const noa = sitDown(demo.address, { pane: 'discord' });
    expect(await noa.types('/live status room-2')).toEqual({});
    await noa.presses(/^Ban…$/);
    const form = await noa.until((screen) => screen.form ?? undefined);
    expect(form.parts.map((part) => part.kind === 'input' && part.value)).toContain('24h');
    expect(await noa.submits({})).toHaveProperty('error');
    await noa.submits({ reason: 'too *loud*' });
    await noa.presses(/^Ban for/);
    const told = await noa.says(/room-2 is banned: verified off the air/);
    expect(told.onlyYou).toBe(false);
    expect(JSON.stringify(told)).toContain('too *loud*');
    expect(stateOf('room-2')).toBe('forbid');
    await noa.presses(/^Unban…$/);
    await noa.presses(/^Unban room-2$/);
    await noa.says(/room-2 may be pushed again/);
    expect(stateOf('room-2')).toBe('inactive');
  });
});

describe('who may only look', () => {
  test.each(['slack', 'discord'] as const)('is refused in %s, and nobody else sees it', async (pane) => {
    const { people } = await sitDown(demo.address, { pane }).screen();
    const dan = sitDown(demo.address, { pane, person: people[1]?.id ?? '' });
    await dan.types(pane === 'slack' ? '/live ban lobby 1h no' : '/live ban lobby for:1h reason:no');
    expect(await dan.says(/permission/)).toMatchObject({ onlyYou: true });
    const moderator = await sitDown(demo.address, { pane }).screen();
    expect(JSON.stringify(moderator.messages)).not.toContain('lobby');
    expect(stateOf('lobby')).toBe('inactive');
  });
});

test('where the bot was not invited it answers all the same', async () => {
  const { channels } = await sitDown(demo.address, { pane: 'slack' }).screen();
  const seat = sitDown(demo.address, { pane: 'slack', channel: channels[1]?.id ?? '' });
  await seat.types('/live help');
  expect(await seat.says(/What you can do here/)).toMatchObject({ onlyYou: true });
});

test('words that are no command are answered by the page, not sent', async () => {
  for (const pane of ['slack', 'discord'] as const) {
    const seat = sitDown(demo.address, { pane });
    expect(await seat.types('hello')).toEqual({ shown: 'Nobody reads messages here: begin with /live.' });
  }
  const noa = sitDown(demo.address, { pane: 'discord' });
  expect((await noa.types('/live fly')).shown).toContain('Discord knows no such command');
  expect(await noa.types('/live status')).toEqual({ error: 'the option "stream" is required' });
});

test('the bot completes stream names in Discord', async () => {
  const noa = sitDown(demo.address, { pane: 'discord' });
  const { items, hint, ready } = await noa.completes('/live status back');
  expect([hint, ready]).toEqual(['/live status <stream>', false]);
  expect(items).toContainEqual({
    label: 'backup/room-1 · live',
    detail: '',
    text: '/live status backup/room-1 ',
  });
});
