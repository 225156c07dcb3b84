import { expect } from 'vitest';
import { DAY_S, HOUR_S, MINUTE_S, recall } from './past.ts';
import type { Point } from './protocol.ts';
import type { Scene } from './scene.ts';
import { expectTruth, outcomeOf, type Outcome, type Wanted } from './tally.ts';

/** One death. */
interface Case {
  readonly point: Point;
  /** Seconds after it until the others look again: more than the claim holds. */
  readonly downS: number;
  /** What stands in Slack, where it is more than one message without a mark. */
  readonly inSlack?: Pick<Wanted, 'messages' | 'repeats'>;
}

const SOON_S = 6 * MINUTE_S;
const LATE_S = 3 * HOUR_S;
const ONCE = { messages: 1, repeats: 0 };
/** The gap in which nobody can tell whether Slack took it: the request was not sent, or it was. */
const NOT_SENT = { messages: 1, repeats: 1 };
const SENT = { messages: 2, repeats: 1 };

const POSTS: readonly Case[] = [
  { point: 'before the claim', downS: SOON_S },
  { point: 'after the claim', downS: LATE_S },
  { point: 'while the day is read', downS: SOON_S },
  { point: 'facts kept', downS: LATE_S },
  { point: 'buttons sealed', downS: SOON_S },
  { point: 'marked as sent', downS: LATE_S, inSlack: NOT_SENT },
  { point: 'request leaves', downS: SOON_S, inSlack: NOT_SENT },
  { point: 'platform took it', downS: SOON_S, inSlack: SENT },
  { point: 'before its record', downS: LATE_S, inSlack: SENT },
  { point: 'after its record', downS: LATE_S },
];

const EDITS: readonly Case[] = [
  { point: 'before the edit', downS: SOON_S },
  { point: 'platform took the edit', downS: LATE_S },
  { point: 'before the record of the edit', downS: SOON_S },
  { point: 'after the record of the edit', downS: LATE_S },
];

/** Kills a bot at each point of a post, day after day from midnight in UTC on. */
export async function killPosting(scene: Scene, midnight: number): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const [day, { point, downS, inSlack = ONCE }] of POSTS.entries()) {
    const start = midnight + day * DAY_S;
    const run = start + 12 * HOUR_S;
    scene.passTo(run - MINUTE_S);
    await scene.subscribe({ name: point, hour: 12, minute: 0, zone: 'UTC' });
    scene.passTo(run);
    await dieAt(scene, point, downS);
    // Posted by another at its time, or before the death: not late, whenever the others look again.
    const isOnTime = point === 'before the claim' || point === 'after its record';
    for (const lane of scene.lanes) {
      const wanted = lane.platform === 'slack' ? inSlack : ONCE;
      const isThere = isOnTime || (lane.platform === 'discord' && inSlack === SENT);
      const outcome = outcomeOf(scene, lane, point);
      const late = downS === LATE_S && !isThere ? '3h' : '';
      expect(outcome, `the bots said: ${scene.said.join('')}`).toMatchObject({ ...wanted, late });
      expectTruth(scene, lane, point, { from: start - DAY_S, to: start });
      outcomes.push(outcome);
    }
    await scene.unsubscribe(point);
  }
  return outcomes;
}

/**
 * Kills a bot at each point of an edit. It is half past midnight in Beijing when the digest comes, so that traffic by stream
 * is not there yet, and a push becomes known only later (tencent-live 5.11, 5.13).
 */
export async function killEditing(scene: Scene, noon: number): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const [day, { point, downS }] of EDITS.entries()) {
    const midnight = noon + day * DAY_S + 4 * HOUR_S;
    scene.passTo(midnight);
    await scene.subscribe({ name: point, hour: 0, minute: 30, zone: 'Asia/Shanghai' });
    scene.passTo(midnight + HOUR_S / 2);
    await scene.tick();
    for (const lane of scene.lanes) {
      const [partial = '', ...more] = scene.reads(lane, point);
      expect(more).toEqual([]);
      expect(partial).toContain('Partial: ');
      expect(partial).not.toContain('Most traffic');
    }
    recall(scene.world, {
      name: 'straggler',
      from: midnight - 4 * HOUR_S,
      to: midnight - HOUR_S,
      viewers: 31,
    });
    scene.passTo(midnight + 3 * HOUR_S);
    await dieAt(scene, point, downS);
    for (const lane of scene.lanes) {
      const outcome = outcomeOf(scene, lane, point);
      expect(outcome, `the bots said: ${scene.said.join('')}`).toMatchObject({ ...ONCE, late: '' });
      const [final = ''] = scene.reads(lane, point);
      expect(final).toContain('Complete now.');
      expect(final).toMatch(/straggler +(?:\| )?[\d.]+ GB/);
      expectTruth(scene, lane, point, { from: midnight - DAY_S, to: midnight });
      outcomes.push(outcome);
    }
    await scene.unsubscribe(point);
  }
  return outcomes;
}

/** Two runs are missed for so long that one message sums them up; a bot dies while it posts that. */
export async function killSummingUp(scene: Scene, midnight: number): Promise<readonly Outcome[]> {
  const name = 'in a missed summary';
  scene.passTo(midnight + 11 * HOUR_S);
  await scene.subscribe({ name, hour: 12, minute: 0, zone: 'UTC' });
  scene.passTo(midnight + 2 * DAY_S + HOUR_S);
  await dieAt(scene, 'platform took it', SOON_S);
  const outcomes = scene.lanes.map((lane) => {
    const outcome = outcomeOf(scene, lane, name);
    const isSlack = lane.platform === 'slack';
    expect(outcome, `the bots said: ${scene.said.join('')}`).toMatchObject({
      ...(isSlack ? SENT : ONCE),
      late: isSlack ? '13h 6m' : '13h',
    });
    for (const text of scene.reads(lane, name)) expect(text).toContain('2 digests were missed');
    return outcome;
  });
  await scene.unsubscribe(name);
  return outcomes;
}

/** One dies at the point in every lane; `downS` later the two others race, and then all three until nothing is left to do. */
async function dieAt(scene: Scene, point: Point, downS: number): Promise<void> {
  await scene.killAt(point);
  const refilled = scene.refill();
  scene.passTo(scene.now() + downS);
  await scene.tick();
  await refilled;
  for (let round = 0; round < 4; round += 1) {
    scene.passTo(scene.now() + 4 * MINUTE_S);
    await scene.tick();
  }
}
