import { expect } from 'vitest';
import type { DayTraffic, OnlineStream, PushEvent, Sourced, TakeRows } from '../../../src/live/port.ts';
import { beijingDay } from './asks.ts';
import { DAY_S, HOUR_S, room, testStream, type ContractTest } from './fixture.ts';

/** A long list tells row by row what the list of the same name tells at once. */
export function longListContract(contractTest: ContractTest): void {
  contractTest('online', 'hands over what is on air page by page, each stream once', async (fixture) => {
    const { live, cloud } = fixture;
    // More than fit on one page of the smallest lists (tencent-live 3.10, 5.5).
    const names = Array.from({ length: 230 }, (_, index) => `room-${index}`);
    for (const name of names) cloud.goLive(testStream(name));
    const { rows, count } = await taken<OnlineStream>((take) => live.longLists.online({}, take));
    expect(rows.map(({ stream }) => stream.name).toSorted()).toEqual(names.toSorted());
    expect(count).toBe(names.length);
    expect(rows).toEqual((await live.streams.online({})).value);
    const one = await taken<OnlineStream>((take) => live.longLists.online({ name: room.name }, take));
    expect(one.rows.map(({ stream }) => stream)).toEqual([room]);
  });

  contractTest('events', 'hands over pushes page by page, each once', async ({ live, cloud }) => {
    const began = cloud.now();
    for (let push = 0; push < 230; push += 1) {
      cloud.goLive(room);
      cloud.passTime(2);
      cloud.endPush(room);
    }
    const { rows, pages, count } = await taken<PushEvent>((take) =>
      live.longLists.events({}, began, cloud.now(), take),
    );
    expect([rows.length, count, pages > 1]).toEqual([230, 230, true]);
    expect(rows.toSorted((a, b) => b.to - a.to)).toEqual(
      (await live.streams.events({}, began, cloud.now())).value,
    );
  });

  contractTest('events', 'ends a long list when its rows are not taken', async ({ live, cloud }) => {
    const began = cloud.now();
    cloud.goLive(room);
    cloud.passTime(60);
    cloud.endPush(room);
    const full = new Error('full');
    const asked = live.longLists.events({}, began, cloud.now(), () => {
      throw full;
    });
    await expect(asked).rejects.toBe(full);
  });

  contractTest('dayTraffic', 'hands over the traffic of a day', async ({ live, cloud }) => {
    const day = beijingDay(cloud.now());
    for (const viewers of [10, 20]) {
      cloud.goLive(testStream(`room-${viewers}`));
      cloud.watch(testStream(`room-${viewers}`), viewers);
    }
    cloud.passTime(HOUR_S / 2);
    for (const viewers of [10, 20]) cloud.endPush(testStream(`room-${viewers}`));
    cloud.passTime(DAY_S + 3 * HOUR_S);
    const { rows, count } = await taken<DayTraffic>((take) => live.longLists.dayTraffic(day, take));
    expect(count).toBe(2);
    const whole = (await live.stats.dayTraffic(day)).value;
    expect(rows.toSorted((a, b) => b.fluxMB - a.fluxMB)).toEqual(whole);
  });
}

async function taken<Row>(read: (take: TakeRows<Row>) => Promise<Sourced<number>>) {
  const pages: (readonly Row[])[] = [];
  const { value: count } = await read((rows) => void pages.push(rows));
  return { rows: pages.flat(), pages: pages.length, count };
}
