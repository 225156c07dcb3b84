import { expect } from 'vitest';
import { isTaskId, type Picture } from '../../../src/live/port.ts';
import { botErrorOf, DAY_S, HOUR_S, room, testStream, type ContractTest } from './fixture.ts';

const other = testStream('room-10');

/** What recordings, snapshots and callbacks leave behind. */
export function mediaContract(contractTest: ContractTest): void {
  fileContract(contractTest);
  snapshotContract(contractTest);
  queueContract(contractTest);
  callbackContract(contractTest);
}

function fileContract(contractTest: ContractTest): void {
  contractTest('recordFiles', 'lists the files of one stream over days, newest first', async (fixture) => {
    const { live, cloud, untold } = fixture;
    const noon = cloud.now() - (cloud.now() % DAY_S) - 12 * HOUR_S;
    const begins = [0, 1, 2, 3].map((days) => noon - days * DAY_S);
    for (const from of begins) cloud.file(room, from, from + 600);
    cloud.file(other, noon, noon + 600);
    const { value, source } = await live.recordings.files(room, noon - 2 * DAY_S - HOUR_S, noon + HOUR_S);
    const days = value.map(({ from, to }) => [Math.round(from / 60), Math.round(to / 60)]);
    // Not exact to the second on every API.
    expect(days).toEqual(begins.slice(0, 3).map((from) => [from / 60, from / 60 + 10]));
    for (const { durationS, sizeBytes, format, url, id } of value) {
      expect([durationS === 600, (sizeBytes ?? 0) > 0, format === 'mp4']).toEqual(
        (['durationS', 'sizeBytes', 'format'] as const).map((figure) => untold?.has(figure) !== true),
      );
      expect([url?.startsWith('http'), id === '']).toEqual([true, false]);
    }
    expect(source).not.toBe('');
  });

  contractTest('recordFiles', 'a time without files has none', async ({ live, cloud }) => {
    cloud.file(room, cloud.now() - DAY_S, cloud.now() - DAY_S + 600);
    const { value } = await live.recordings.files(room, cloud.now() - HOUR_S, cloud.now());
    expect(value).toEqual([]);
  });

  contractTest('recordFiles', 'refuses a time that ends before it begins', async ({ live, cloud }) => {
    const now = cloud.now();
    expect((await botErrorOf(live.recordings.files(room, now, now - 1))).code).toBe('bad-input');
  });
}

function snapshotContract(contractTest: ContractTest): void {
  contractTest('takeSnapshot', 'makes one task for the given time, and tells its id', async (fixture) => {
    const { live, cloud } = fixture;
    const now = cloud.now();
    const { snapshots } = live.control;
    const { task, requestId } = await snapshots.start(room, {
      from: now + 60,
      to: now + 120,
      templateId: 2001,
    });
    expect([isTaskId(task), requestId === '']).toEqual([true, false]);
    await snapshots.start(room, { from: undefined, to: now + DAY_S, templateId: 2001 });
    expect(cloud.snapshotTasks()).toMatchObject([
      { id: task, stream: room, from: now + 60, to: now + 120 },
      { stream: room, from: now, to: now + DAY_S },
    ]);
    expect([cloud.writes(), cloud.tasks()]).toEqual([2, []]);
  });

  contractTest('takeSnapshot', 'sends no order that is over, too long or too far ahead', async (fixture) => {
    const { live, cloud } = fixture;
    const now = cloud.now();
    const wrong = [
      { from: undefined, to: now },
      { from: now + HOUR_S, to: now + HOUR_S },
      { from: undefined, to: now + DAY_S + 1 },
      { from: now + 6 * DAY_S, to: now + 7 * DAY_S },
    ].map((order) => live.control.snapshots.start(room, { ...order, templateId: 2001 }));
    const errors = await Promise.all(wrong.map(botErrorOf));
    expect(errors.map((error) => [error.code, error.did])).toEqual(wrong.map(() => ['bad-input', 'nothing']));
    expect(cloud.writes()).toBe(0);
  });

  contractTest('snapshotTasks', 'lists every task inside a long time once, newest first', async (fixture) => {
    const { live, cloud } = fixture;
    const from = cloud.now() - 20 * DAY_S;
    const ids = [0, 6, 12].map((days) => {
      const begin = from + days * DAY_S + HOUR_S;
      return cloud.snapshot(room, begin, begin + DAY_S);
    });
    cloud.snapshot(other, from + HOUR_S, from + 2 * HOUR_S);
    const { value } = await live.snapshots.tasks({ name: room.name }, from, cloud.now());
    expect(value.map(({ id, stream }) => [id, stream])).toEqual(ids.toReversed().map((id) => [id, room]));
    expect((await live.snapshots.tasks({}, from, cloud.now())).value).toHaveLength(4);
  });
}

function queueContract(contractTest: ContractTest): void {
  contractTest('snapshotQueue', 'hands out every picture once, before it asks for more', async (fixture) => {
    const { live, cloud } = fixture;
    for (let count = 0; count < 250; count += 1) cloud.picture(room);
    const kept: Picture[] = [];
    const keep = (pictures: readonly Picture[]) => Promise.resolve(void kept.push(...pictures));
    expect((await live.snapshots.drain(keep)).value).toBe(250);
    expect(kept.map(({ name }) => name)).toEqual(kept.map(() => room.name));
    expect([kept.length, kept.every(({ url }) => url.startsWith('http'))]).toEqual([250, true]);
    expect((await live.snapshots.drain(keep)).value).toBe(0);
  });

  contractTest('snapshotQueue', 'takes no more once a picture could not be kept', async ({ live, cloud }) => {
    for (let count = 0; count < 250; count += 1) cloud.picture(room);
    let lost = 0;
    const full = (pictures: readonly Picture[]) => {
      lost += pictures.length;
      return Promise.reject(new Error('the disk is full'));
    };
    await expect(live.snapshots.drain(full)).rejects.toThrow('the disk is full');
    const rest = await live.snapshots.drain(() => Promise.resolve());
    expect([lost > 0, lost + rest.value]).toEqual([true, 250]);
  });
}

function callbackContract(contractTest: ContractTest): void {
  contractTest('callbackRecords', 'tells over days what was called back about a stream', async (fixture) => {
    const { live, cloud } = fixture;
    const from = cloud.now();
    cloud.callBack();
    for (const stream of [room, other]) cloud.goLive(stream);
    cloud.passTime(3 * DAY_S);
    cloud.endPush(room);
    cloud.passTime(60);
    const { value, source } = await live.callbackRecords.list(room.name, from, cloud.now());
    expect(value.map(({ type, at }) => [type, at - from])).toEqual([
      [1, 0],
      [0, 3 * DAY_S],
    ]);
    expect(value.map(({ body }): unknown => JSON.parse(body))).toMatchObject(
      [1, 0].map((type) => ({ event_type: type, stream_id: room.name })),
    );
    expect(source).not.toBe('');
  });

  contractTest('callbackRecords', 'refuses windows that the cloud does not keep', async ({ live, cloud }) => {
    const now = cloud.now();
    const windows = [
      [now - 15 * DAY_S, now],
      [now, now - 1],
    ] as const;
    const asked = windows.map(([from, to]) => botErrorOf(live.callbackRecords.list(room.name, from, to)));
    expect((await Promise.all(asked)).map((error) => error.code)).toEqual(windows.map(() => 'bad-input'));
  });
}
