import { describe, expect, test } from 'vitest';
import { words } from '../kit/person.ts';
import { openWorld, type World } from '../kit/world.ts';

const LINE = 'ban room-1 24h nudity';
const FORBID = 'ForbidLiveStream';
const audits = (world: World) => world.services.store.audit.list({}, 50);

describe('a question and its button', () => {
  test('runs once: the second press is told who was first', async () => {
    const world = await openWorld();
    const mod = world.person('mod');
    const question = await mod.types(LINE);
    expect(question).toMatchObject({ audience: 'me', endsQuestion: false });
    expect(await mod.presses(question, 'Ban')).toMatchObject({ audience: 'channel', endsQuestion: true });
    const again = await mod.presses(question, 'Ban');
    expect(again).toMatchObject({ error: 'already-done', audience: 'me', endsQuestion: true });
    expect(words(again)).toMatch(/This button was pressed by slack:mod at 2026-11-22 12:00 UTC\./);
    expect(words(again)).toContain('Nothing was changed. Look at the stream for how it ended.');
    expect(world.calls(FORBID)).toBe(1);
    expect(await audits(world)).toHaveLength(1);
  });

  test('two presses at once run once', async () => {
    const world = await openWorld();
    const mod = world.person('mod');
    const question = await mod.types(LINE);
    const answers = await Promise.all([mod.presses(question, 'Ban'), mod.presses(question, 'Ban')]);
    expect(answers.map(({ error }) => error)).toEqual(expect.arrayContaining(['already-done', undefined]));
    expect(world.calls(FORBID)).toBe(1);
  });

  test('is dead after ten minutes', async () => {
    const world = await openWorld();
    const mod = world.person('mod');
    const question = await mod.types(LINE);
    expect(words(question)).toContain('The button works until 2026-11-22 12:10 UTC.');
    world.clock.advance(600_000);
    const late = await mod.presses(question, 'Ban');
    expect(late).toMatchObject({ error: 'button-gone' });
    expect(words(late)).toContain('This button is too old to be pressed.');
    expect(words(late)).toContain('Nothing was changed. Give the command again');
    expect(world.calls(FORBID)).toBe(0);
  });

  test('is given back when the cloud refused', async () => {
    const world = await openWorld();
    const mod = world.person('mod');
    const question = await mod.types(LINE);
    world.cloud.faults.add({
      kind: 'error',
      code: 'UnauthorizedOperation.CamNoAuth',
      action: FORBID,
      times: 1,
    });
    const refused = await mod.presses(question, 'Ban');
    expect(refused).toMatchObject({ endsQuestion: false, audience: 'me' });
    expect(words(refused)).toContain('Tencent Cloud did not do it');
    expect(words(refused)).toContain('Nothing was changed.');
    expect(words(refused)).toMatch(/Tencent request id {2}[0-9a-f-]+/);
    expect(words(await mod.presses(question, 'Ban'))).toContain('Banning room-1');
    expect((await audits(world)).map(({ outcome }) => outcome)).toEqual(['done', 'nothing']);
  });

  test('survives a restart of the bot', async () => {
    const world = await openWorld();
    const question = await world.person('mod').types(LINE);
    const next = await world.restart();
    expect(words(await next.person('mod').presses(question, 'Ban'))).toContain('Banning room-1');
  });
});

describe('an id that no button has', () => {
  test.each(['', 'r', 'rAAAAAAAAAAAAAAAAAAAA', 'f0', '__proto__', "r' or 1=1 --", 'x'.repeat(4000)])(
    '%j',
    async (id) => {
      const world = await openWorld();
      expect(await world.person('mod').pressesId(id)).toMatchObject({ error: 'button-gone', audience: 'me' });
      expect(world.logged).toEqual([]);
    },
  );

  test('one that names something else in the store', async () => {
    const world = await openWorld();
    const mod = world.person('mod');
    const kept = await world.desk.keepAsker({ id: 'q1', actor: mod.actor, place: mod.place });
    expect(await mod.pressesId(kept)).toMatchObject({ error: 'button-gone' });
    const [button] = (await mod.types('status room-1')).reply.buttons;
    expect(await world.desk.readAsker(button?.id ?? '')).toBeUndefined();
    expect(await world.desk.readAsker(kept)).toMatchObject({ id: 'q1', actor: { id: 'mod' } });
  });

  test('one whose command is gone with the last version', async () => {
    const world = await openWorld();
    const body = JSON.stringify({ command: 'retired', input: {} });
    const until = world.services.now() + 60;
    await world.services.store.calls.save([
      { id: 'rOLD', body, until },
      { id: 'fOLD', body, until },
    ]);
    expect(words(await world.person('mod').pressesId('rOLD'))).toContain('There is no command retired.');
    const opened = await world.desk.savedForm('fOLD');
    expect('reply' in opened && words(opened)).toContain('There is no command retired.');
  });
});

describe('a button that opens a form', () => {
  test('knows what its card knew, and is not spent by looking', async () => {
    const world = await openWorld();
    const mod = world.person('mod');
    const card = await mod.types('status room-1');
    const ban = card.reply.buttons.find(({ id }) => id.startsWith('f'))?.id ?? '';
    for (const _ of [1, 2]) {
      const opened = await world.desk.savedForm(ban);
      expect('form' in opened && opened.form).toMatchObject({
        path: 'ban',
        raw: { stream: 'push.example.com/live/room-1' },
      });
    }
  });

  test('lives for a day', async () => {
    const world = await openWorld();
    const card = await world.person('mod').types('status room-1');
    const ban = card.reply.buttons.find(({ id }) => id.startsWith('f'))?.id ?? '';
    expect('form' in (await world.desk.savedForm(ban))).toBe(true);
    world.clock.advance(86_400_000);
    const opened = await world.desk.savedForm(ban);
    expect('reply' in opened && words(opened)).toContain('Too late');
  });
});

test('fields that the command does not know are refused, whoever sends them', async () => {
  const world = await openWorld();
  const sent = Object.fromEntries([
    ['stream', 'room-1'],
    ['for', '1h'],
    ['reason', 'x'],
    ['__proto__', 'y'],
    ['until', 'z'],
  ]);
  const answer = await world.person('mod').sends('ban', sent);
  expect(answer).toMatchObject({ error: 'bad-input' });
  expect(words(answer)).toContain('There is no __proto__ here');
  expect(words(answer)).toContain('There is no until here');
  expect(world.calls()).toBe(0);
});

test.each(['constructor', '__proto__', 'toString'])('%s is no command', async (command) => {
  const world = await openWorld();
  expect(await world.person('mod').sends(command, {})).toMatchObject({ error: 'unknown-command' });
});

describe('something else breaks', () => {
  test('before the write: nothing was changed, and the log knows why', async () => {
    const world = await openWorld();
    const mod = world.person('mod');
    const question = await mod.types(LINE);
    await world.services.store.close();
    const answer = await mod.presses(question, 'Ban');
    expect(answer).toMatchObject({ error: 'internal', endsQuestion: false });
    expect(words(answer)).toContain('Something broke inside Tallylight.');
    expect(words(answer)).toContain('Nothing was changed. Try again;');
    expect(words(answer)).toContain('Reference  mod-call-2');
    expect(world.logged.join('\n')).toContain('mod-call-2');
  });

  test('after the write: the change is not denied, and nobody is told to repeat it', async () => {
    const world = await openWorld();
    const mod = world.person('mod');
    const question = await mod.types(LINE);
    const closed = new Promise<void>((resolve) => {
      world.cloud.onChange((change) => {
        if (change.kind !== 'called' || change.call.action !== FORBID) return;
        world.services.store.close().then(resolve, resolve);
      });
    });
    const answer = await mod.presses(question, 'Ban');
    await closed;
    expect(answer).toMatchObject({ error: 'internal', endsQuestion: true });
    expect(words(answer)).toContain('Done, but something broke after it');
    expect(words(answer)).toContain('The change was made. Look at what it was about before you repeat it');
  });
});
