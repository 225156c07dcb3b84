import { expect } from 'vitest';
import { HOUR_S, truthOf, utc } from './past.ts';
import type { Scene } from './scene.ts';
import { expectFigures, outcomeOf, type Outcome } from './tally.ts';

/** Two windows of a digest at half past two, on a night when the clocks change and on the next. */
interface Night {
  readonly name: string;
  readonly zone: string;
  readonly start: number;
  /** When each window runs, and the day that it tells of. */
  readonly windows: readonly {
    readonly run: number;
    readonly from: number;
    readonly to: number;
  }[];
  readonly end: number;
}

/** In Sydney 02:30 is jumped over on 4 October, which has 23 hours: its run comes at the jump. */
export const SPRING: Night = {
  name: 'a 23-hour day',
  zone: 'Australia/Sydney',
  start: utc('2026-10-03T10:00'),
  windows: [
    { run: utc('2026-10-03T16:00'), from: utc('2026-10-02T14:00'), to: utc('2026-10-03T14:00') },
    { run: utc('2026-10-04T15:30'), from: utc('2026-10-03T14:00'), to: utc('2026-10-04T13:00') },
  ],
  end: utc('2026-10-04T20:00'),
};

/** In Berlin 02:30 comes twice on 25 October, which has 25 hours: it runs the first time. */
export const AUTUMN: Night = {
  name: 'a 25-hour day',
  zone: 'Europe/Berlin',
  start: utc('2026-10-24T12:00'),
  windows: [
    { run: utc('2026-10-25T00:30'), from: utc('2026-10-23T22:00'), to: utc('2026-10-24T22:00') },
    { run: utc('2026-10-26T01:30'), from: utc('2026-10-24T22:00'), to: utc('2026-10-25T23:00') },
  ],
  end: utc('2026-10-26T05:00'),
};

/** All bots race for each half hour of it; each window is posted when it runs, once, and ends with the numbers of its day. */
export async function changeClocks(scene: Scene, night: Night): Promise<readonly Outcome[]> {
  const { name, zone, start, windows, end } = night;
  scene.passTo(start);
  await scene.subscribe({ name, hour: 2, minute: 30, zone });
  while (scene.now() < end) {
    scene.passTo(scene.now() + HOUR_S / 2);
    await scene.tick();
    const posted = windows.filter(({ run }) => run <= scene.now()).length;
    for (const lane of scene.lanes) expect(scene.reads(lane, name)).toHaveLength(posted);
  }
  const outcomes = scene.lanes.map((lane) => {
    const texts = scene.reads(lane, name);
    for (const [at, { from, to }] of windows.entries()) {
      expect(texts[at]).not.toContain('Partial: ');
      expectFigures(texts[at] ?? '', truthOf(scene.world, from, to));
    }
    const outcome = outcomeOf(scene, lane, name);
    expect(outcome).toMatchObject({ messages: windows.length, repeats: 0, late: '' });
    return outcome;
  });
  await scene.unsubscribe(name);
  return outcomes;
}
