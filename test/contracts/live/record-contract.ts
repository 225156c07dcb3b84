import { expect } from 'vitest';
import { isTaskId } from '../../../src/live/port.ts';
import { botErrorOf, DAY_S, HOUR_S, room, testStream, type ContractTest } from './fixture.ts';

/** Recording tasks: their list, and the two writes. */
export function recordContract(contractTest: ContractTest): void {
  listContract(contractTest);
  startContract(contractTest);
  stopContract(contractTest);
}

function listContract(contractTest: ContractTest): void {
  contractTest('recordTasks', 'lists every task inside a long time once, newest first', async (fixture) => {
    const { live, cloud } = fixture;
    const from = cloud.now() - 40 * DAY_S;
    // Each is a day long and begins nine hours after the last, so that wherever a cloud cuts the time, one lies across.
    const begins = Array.from({ length: 100 }, (_, index) => from + index * 9 * HOUR_S);
    const ids = begins.map((begin) => cloud.record(room, begin, begin + DAY_S));
    const inside = ids.filter((_, index) => (begins[index] ?? 0) + DAY_S <= cloud.now());
    const { value, source, at } = await live.recordings.tasks({}, from, cloud.now());
    expect(value.map((task) => task.id)).toEqual(inside.toReversed());
    expect([source, at]).toEqual([expect.stringMatching(/./), cloud.now()]);
  });

  contractTest('recordTasks', 'lists the tasks of one stream, stopped ones too', async ({ live, cloud }) => {
    const now = cloud.now();
    const id = cloud.record(room, now, now + HOUR_S);
    cloud.record(testStream('room-10'), now, now + HOUR_S);
    cloud.passTime(60);
    if (live.can.has('stopRecord')) await live.control.recordings.stop({ id, stream: room });
    const { value } = await live.recordings.tasks({ name: room.name }, now, now + HOUR_S);
    const stoppedAt = live.can.has('stopRecord') ? now + 60 : undefined;
    expect(value).toMatchObject([{ id, stream: room, from: now, to: now + HOUR_S, stoppedAt }]);
    expect(
      (await live.recordings.tasks({ name: testStream('room-2').name }, now, now + HOUR_S)).value,
    ).toEqual([]);
    expect((await live.recordings.tasks({}, now + 1, now + HOUR_S)).value).toEqual([]);
  });
}

function startContract(contractTest: ContractTest): void {
  contractTest(
    'startRecord',
    'makes one task for the given time, and tells its id',
    async ({ live, cloud }) => {
      const now = cloud.now();
      const { recordings } = live.control;
      const later = { from: now + HOUR_S, to: now + 2 * HOUR_S, format: undefined, templateId: 1001 };
      const { task, requestId } = await recordings.start(room, later);
      expect([isTaskId(task), requestId === '']).toEqual([true, false]);
      await recordings.start(room, {
        from: undefined,
        to: now + DAY_S,
        format: undefined,
        templateId: undefined,
      });
      expect(cloud.tasks()).toMatchObject([
        { id: task, stream: room, from: now + HOUR_S, to: now + 2 * HOUR_S, stopped: false },
        { stream: room, from: now, to: now + DAY_S, stopped: false },
      ]);
      expect(cloud.writes()).toBe(2);
    },
  );

  contractTest('startRecord', 'sends no order that is over, too long or too far ahead', async (fixture) => {
    const { live, cloud } = fixture;
    const now = cloud.now();
    const wrong = [
      { from: undefined, to: now },
      { from: now + HOUR_S, to: now + HOUR_S },
      { from: undefined, to: now + DAY_S + 1 },
      { from: now + HOUR_S, to: now + HOUR_S + DAY_S + 1 },
      { from: now + 6 * DAY_S, to: now + 7 * DAY_S },
    ];
    const errors = await Promise.all(
      wrong.map((order) =>
        botErrorOf(
          live.control.recordings.start(room, { ...order, format: undefined, templateId: undefined }),
        ),
      ),
    );
    expect(errors.map((error) => [error.code, error.did])).toEqual(wrong.map(() => ['bad-input', 'nothing']));
    expect([cloud.writes(), cloud.tasks()]).toEqual([0, []]);
  });
}

function stopContract(contractTest: ContractTest): void {
  contractTest('stopRecord', 'stops one task and no other', async ({ live, cloud }) => {
    const now = cloud.now();
    const [first, second] = [0, 1].map(() => cloud.record(room, now, now + HOUR_S));
    if (first === undefined) throw new Error('no task');
    expect((await live.control.recordings.stop({ id: first, stream: room })).requestId).not.toBe('');
    expect(cloud.tasks().map((task) => [task.id, task.stopped])).toEqual([
      [first, true],
      [second, false],
    ]);
    expect(cloud.writes()).toBe(1);
  });

  contractTest(
    'stopRecord',
    'a task that there is not is refused, and nothing was done',
    async ({ live }) => {
      const id = 'no-such-task';
      if (!isTaskId(id)) throw new Error('no task id');
      expect((await botErrorOf(live.control.recordings.stop({ id, stream: room }))).did).toBe('nothing');
    },
  );
}
