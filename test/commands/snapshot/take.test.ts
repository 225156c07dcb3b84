import { describe, expect, test } from 'vitest';
import { words } from '../../kit/person.ts';
import { signingPerson } from '../../kit/signing-person.ts';
import { tellPicture } from '../../kit/told.ts';
import { openWorld, type World, type WorldOptions } from '../../kit/world.ts';

const ROOM = { domain: 'push.example.com', app: 'live', name: 'room-1' };
const CREATE = 'CreateScreenshotTask';

async function openLive(options?: WorldOptions): Promise<World> {
  const world = await openWorld(options);
  world.cloud.world.goLive(ROOM);
  return world;
}
const take = (world: World, line = 'room-1', who = 'mod') => world.person(who).types(`snapshot take ${line}`);
const told = (world: World): string[] => world.chat.told.map(({ answer }) => words(answer));
const audits = (world: World) => world.services.store.audit.list({}, 10);

/** The cloud's callback of the last picture that it took. */
async function callBack(world: World, more: { readonly task?: string } = {}): Promise<void> {
  const picture = world.cloud.world.snapshots.pictures().at(-1);
  if (picture === undefined) throw new Error('the cloud took no picture');
  const at = Math.floor(picture.createdMs / 1000);
  await tellPicture(world, { url: picture.url, at, task: picture.taskId, ...more });
}

describe('a picture', () => {
  test('is ordered for half a minute, and shown to the asker once the cloud tells of it', async () => {
    const world = await openLive();
    const sent = await take(world);
    expect(sent.audience).toBe('me');
    expect(words(sent)).toContain('Taking a picture of room-1…');
    expect(words(sent)).toContain('The cloud took the order.');
    const [task] = world.cloud.world.snapshots.created();
    expect(task).toMatchObject({
      stream: ROOM,
      templateId: 2001,
      endMs: world.cloud.world.createdMs + 30_000,
    });
    expect(await world.services.store.jobs.list({ kind: 'snapshot', since: 0 }, 10)).toMatchObject([
      { id: `snapshot:${task?.taskId}`, target: 'room-1' },
    ]);
    await world.passTime(10);
    expect(told(world)).toEqual([]);
    await callBack(world);
    await world.passTime(10);
    const [shown] = world.chat.told;
    expect(shown?.answer.audience).toBe('me');
    expect(told(world)).toHaveLength(1);
    expect(told(world)[0]).toContain('✔ A picture of room-1');
    expect(told(world)[0]).toContain('Size     1280x720');
    expect(told(world)[0]).toContain('Picture  open');
    expect(told(world)[0]).not.toContain('did not say which order');
    expect(JSON.stringify(shown?.answer.reply)).toContain('-screenshot-');
    expect(await audits(world)).toMatchObject([
      { command: 'snapshot take', outcome: 'done', target: 'write:room-1' },
    ]);
  });

  test('of another order is not taken for ours; one of no order is, and that is said', async () => {
    const world = await openLive();
    await take(world);
    await callBack(world, { task: 'another' });
    await world.passTime(15);
    expect(told(world)).toEqual([]);
    await world.passTime(20);
    await callBack(world, { task: '' });
    await world.passTime(15);
    expect(told(world)[0]).toContain('The cloud did not say which order it belongs to');
  });

  test('that does not come: what to check', async () => {
    const world = await openLive();
    await take(world);
    await world.passTime(125);
    expect(told(world)).toHaveLength(1);
    expect(told(world)[0]).toContain('! No picture of room-1 came within two minutes');
    expect(told(world)[0]).toContain('No callback ever came to Tallylight: set its address for pictures');
    expect(told(world)[0]).toContain('A wrong template id (2001) starts nothing');
    expect(told(world)[0]).toContain('[Take another] [Pictures] [Status]');
  });

  test('whose order was lost is never ordered again, and the list of tasks settles it', async () => {
    const world = await openLive();
    world.loseAnswer(CREATE);
    expect(words(await take(world))).toContain("The cloud's answer was lost. It is not sent again");
    await world.passTime(125);
    expect(world.calls(CREATE)).toBe(1);
    expect(await audits(world)).toMatchObject([{ outcome: 'done' }]);
  });

  test('whose order never arrived is not said to be taken', async () => {
    const world = await openLive();
    world.cloud.faults.add({ kind: 'drop', action: CREATE, times: 1 });
    await take(world);
    await world.passTime(125);
    expect(told(world)[0]).toContain('it is not known whether it took the order');
    expect(await audits(world)).toMatchObject([{ outcome: 'unknown' }]);
  });

  test('stands in no other write’s way', async () => {
    const world = await openLive();
    const question = await world.person('mod').types('ban room-1 2h nudity');
    await take(world);
    expect(words(await world.person('mod').presses(question, 'Ban for 2h'))).toContain('Banning room-1…');
  });
});

describe('is refused, before anything is sent,', () => {
  test.each([
    ['not live', 'room-9', 'room-9 is not live, so there is nothing to take a picture of.'],
    ['banned', 'room-2', 'room-2 is banned, so there is nothing to take a picture of.'],
    ['audio only', 'radio', 'radio is audio only: it has no picture.'],
  ])('where the stream is %s', async (_, name, said) => {
    const world = await openLive();
    world.cloud.world.ban({ ...ROOM, name: 'room-2' }, world.clock.now() + 60_000);
    world.cloud.world.goLive({ ...ROOM, name: 'radio' }, { width: 0, height: 0, videoBps: 0, fps: 0 });
    expect(words(await take(world, name))).toContain(said);
    expect(world.calls(CREATE)).toBe(0);
  });

  test('where no template is named', async () => {
    const world = await openLive();
    const mod = signingPerson(world, 'mod', { settings: { snapshotTemplate: undefined } });
    const answer = words(await mod.types('snapshot take room-1'));
    expect(answer).toContain('There is no snapshot template to take pictures by.');
    expect(answer).toContain('tallylight.yml (snapshot)');
    expect(world.calls()).toBe(0);
  });

  test('where the cloud does not say whether it is live', async () => {
    const world = await openLive();
    world.cloud.faults.add({ kind: 'error', code: 'AuthFailure.UnauthorizedOperation' });
    const answer = await take(world);
    expect(answer.error).toBeDefined();
    expect(words(answer)).not.toContain('not live');
  });

  test('by the 2.0 API, with the way round', async () => {
    const world = await openLive({ api: 'legacy' });
    const answer = await take(world);
    expect(answer).toMatchObject({ error: 'unsupported', audience: 'me' });
    expect(words(answer)).toContain('This API takes no picture when asked');
    expect(words(answer)).toContain('/live snapshot list');
  });

  test('to those who may not moderate, and the attempt is kept', async () => {
    const world = await openWorld();
    expect(await take(world, 'room-1', 'meg')).toMatchObject({ error: 'not-permitted', audience: 'me' });
    expect(world.calls()).toBe(0);
    expect(await audits(world)).toMatchObject([{ command: 'snapshot take', outcome: 'refused' }]);
  });
});
