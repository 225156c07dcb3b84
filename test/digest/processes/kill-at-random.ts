import { expect } from 'vitest';
import { readDay } from '../../../src/digest/day.ts';
import { DAY_S, HOUR_S, MINUTE_S, truthOf } from './past.ts';
import { laneKey, POINTS, type Lane } from './protocol.ts';
import type { Scene } from './scene.ts';
import { expectFigures, isRepeat, type Outcome } from './tally.ts';

/** Two windows each, in half-hour zones too; some come before their day's figures are there. */
const SUBSCRIPTIONS = [
  { name: 'r-utc', hour: 12, minute: 0, zone: 'UTC' },
  { name: 'r-early', hour: 0, minute: 30, zone: 'UTC' },
  { name: 'r-kolkata', hour: 9, minute: 15, zone: 'Asia/Kolkata' },
  { name: 'r-new-york', hour: 8, minute: 0, zone: 'America/New_York' },
  { name: 'r-beijing', hour: 0, minute: 30, zone: 'Asia/Shanghai' },
];
const DAYS = 2;
const DEATHS = 4;
const LEAST_STEP_S = 10 * MINUTE_S;
const MORE_STEP_S = 4 * HOUR_S;

/**
 * Moves the clock by random steps and kills whoever comes first to a random point, then says for each lane how many messages
 * its windows have. The same `random` gives the same steps and points; which bot is first is the machine's choice.
 */
export async function killAtRandom(
  scene: Scene,
  midnight: number,
  random: () => number,
): Promise<readonly Outcome[]> {
  scene.passTo(midnight);
  for (const subscription of SUBSCRIPTIONS) await scene.subscribe(subscription);
  const deaths: string[] = [];
  const end = midnight + DAYS * DAY_S;
  while (scene.now() < end) {
    const step = LEAST_STEP_S + Math.floor(random() * MORE_STEP_S);
    const point = POINTS[Math.floor(random() * POINTS.length)] ?? POINTS[0];
    scene.passTo(Math.min(end, scene.now() + step));
    const mayDie = { now: deaths.length < DEATHS };
    await scene.tick(point, (lane, at) => {
      if (!mayDie.now) return 'go';
      mayDie.now = false;
      deaths.push(`${lane} ${at}`);
      return 'die';
    });
    await scene.refill();
  }
  // Whatever the last death left behind: its claim ends, and what it posted in part is completed.
  for (let round = 0; round < 6; round += 1) {
    scene.passTo(scene.now() + 20 * MINUTE_S);
    await scene.tick();
  }
  expect(deaths).toHaveLength(DEATHS);
  const outcomes = scene.lanes.map((lane) => expectWindows(scene, lane, deaths));
  for (const { name } of SUBSCRIPTIONS) await scene.unsubscribe(name);
  return outcomes;
}

/** Each window is there, unmarked at most once, again only in Slack, and no more often than somebody died. */
function expectWindows(scene: Scene, lane: Lane, deaths: readonly string[]): Outcome {
  const what = deaths.filter((death) => death.startsWith(laneKey(lane))).join(', ');
  const sums = { messages: 0, repeats: 0 };
  for (const { name, zone } of SUBSCRIPTIONS) {
    const texts = scene.reads(lane, name);
    const days = new Set(texts.map(dayOf));
    expect(days.size, `${name}: ${what}\n${scene.said.join('')}`).toBe(DAYS);
    for (const day of days) {
      const ofDay = texts.filter((text) => dayOf(text) === day);
      expect(ofDay.filter((text) => !isRepeat(text)).length, `deaths: ${what}`).toBeLessThanOrEqual(1);
      if (lane.platform === 'discord') expect(ofDay, `deaths: ${what}`).toHaveLength(1);
      expectFinal(scene, ofDay, readDay(day, zone));
    }
    sums.messages += texts.length;
    sums.repeats += texts.filter(isRepeat).length;
  }
  expect(sums.messages - DAYS * SUBSCRIPTIONS.length).toBeLessThanOrEqual(deaths.length);
  return {
    what: `${DAYS * SUBSCRIPTIONS.length} windows, ${deaths.length} deaths`,
    ...lane,
    ...sums,
    late: '',
  };
}

/** What was posted in part just before a death in the gap stays so: nobody knows of it. The newest is complete. */
function expectFinal(
  { world }: Scene,
  texts: readonly string[],
  day: { readonly from: number; readonly to: number } | undefined,
): void {
  if (day === undefined) throw new Error('a digest without its day');
  const newest = texts.at(-1) ?? '';
  expect(newest).not.toContain('Partial: ');
  expectFigures(newest, truthOf(world, day.from, day.to));
}

/** The title begins with it. */
const dayOf = (text: string): string => /\d{4}-\d{2}-\d{2}/.exec(text)?.[0] ?? '';
