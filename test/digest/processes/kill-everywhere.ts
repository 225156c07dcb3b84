import { expect } from 'vitest';
import { DAY_S, HOUR_S, MINUTE_S, recall } from './past.ts';
import type { Point } from './protocol.ts';
import type { Scene } from './scene.ts';
import { expectTruth, outcomeOf, type Outcome, type Wanted } from './tally.ts';

type Standing = Pick<Wanted, 'messages' | 'repeats'>;

/** One death of a bot whose digests stand each at another point. */
interface Death {
  /** Seconds after it until the others look again: more than the claim holds. */
  readonly downS: number;
  /** What stands in Slack in the end; elsewhere one message. */
  readonly points: readonly (readonly [Point, inSlack: Standing])[];
}

const SOON_S = 6 * MINUTE_S;
const LATE_S = 3 * HOUR_S;
const ONCE: Standing = { messages: 1, repeats: 0 };
/** The gap in which nobody can tell whether Slack took it: the request was not sent, or it was. */
const NOT_SENT: Standing = { messages: 1, repeats: 1 };
const SENT: Standing = { messages: 2, repeats: 1 };

const POSTS: readonly Death[] = [
  {
    downS: LATE_S,
    points: [
      ['before the claim', ONCE],
      ['after the claim', ONCE],
      ['while the day is read', ONCE],
      ['facts kept', ONCE],
    ],
  },
  {
    downS: SOON_S,
    points: [
      ['buttons sealed', ONCE],
      ['marked as sent', NOT_SENT],
      ['request leaves', NOT_SENT],
    ],
  },
  {
    downS: LATE_S,
    points: [
      ['platform took it', SENT],
      ['before its record', SENT],
      ['after its record', ONCE],
    ],
  },
];

/** Posted at its time, by another before the death or by the one that died. */
const ON_TIME: ReadonlySet<Point> = new Set(['before the claim', 'after its record']);

const EDITS = [
  'before the edit',
  'platform took the edit',
  'before the record of the edit',
  'after the record of the edit',
] as const;

/** Kills a bot at each point of a post, day after day from midnight in UTC on. */
export async function killPosting(scene: Scene, midnight: number): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const [day, { downS, points }] of POSTS.entries()) {
    const start = midnight + day * DAY_S;
    const run = start + 12 * HOUR_S;
    scene.passTo(run - MINUTE_S);
    for (const [point] of points) await scene.subscribe({ name: point, hour: 12, minute: 0, zone: 'UTC' });
    scene.passTo(run);
    await dieAt(
      scene,
      points.map(([point]) => point),
      downS,
    );
    for (const [point, inSlack] of points) {
      for (const lane of scene.lanes) {
        const wanted = lane.platform === 'slack' ? inSlack : ONCE;
        const isThere = ON_TIME.has(point) || (lane.platform === 'discord' && inSlack === SENT);
        const outcome = outcomeOf(scene, lane, point);
        const late = downS === LATE_S && !isThere ? '3h' : '';
        expect(outcome, `the bots said: ${saidBy(scene)}`).toMatchObject({ ...wanted, late });
        expectTruth(scene, lane, point, { from: start - DAY_S, to: start });
        outcomes.push(outcome);
      }
      await scene.unsubscribe(point);
    }
  }
  return outcomes;
}

/**
 * Kills a bot at each point of an edit. It is half past midnight in Beijing when the digests come, so that traffic by stream
 * is not there yet, and a push becomes known only later (tencent-live 5.11, 5.13).
 */
export async function killEditing(scene: Scene, midnight: number): Promise<readonly Outcome[]> {
  scene.passTo(midnight);
  for (const name of EDITS) await scene.subscribe({ name, hour: 0, minute: 30, zone: 'Asia/Shanghai' });
  scene.passTo(midnight + HOUR_S / 2);
  await scene.tick();
  const cases = EDITS.flatMap((point) => scene.lanes.map((lane) => ({ point, lane })));
  for (const { lane, point } of cases) {
    const [partial = '', ...more] = scene.reads(lane, point);
    expect(more).toEqual([]);
    expect(partial).toContain('Partial: ');
    expect(partial).not.toContain('Most traffic');
  }
  recall(scene.world, { name: 'straggler', from: midnight - 4 * HOUR_S, to: midnight - HOUR_S, viewers: 31 });
  scene.passTo(midnight + 3 * HOUR_S);
  await dieAt(scene, EDITS, SOON_S);
  const outcomes = cases.map(({ lane, point }) => {
    const outcome = outcomeOf(scene, lane, point);
    expect(outcome, `the bots said: ${saidBy(scene)}`).toMatchObject({ ...ONCE, late: '' });
    const [final = ''] = scene.reads(lane, point);
    expect(final).toContain('Complete now.');
    expect(final).toMatch(/straggler +(?:\| )?[\d.]+ GB/);
    expectTruth(scene, lane, point, { from: midnight - DAY_S, to: midnight });
    return outcome;
  });
  for (const name of EDITS) await scene.unsubscribe(name);
  return outcomes;
}

/** Two runs are missed for so long that one message sums them up; a bot dies when the platform took that. */
export async function killSummingUp(scene: Scene, midnight: number): Promise<readonly Outcome[]> {
  const name = 'platform took it';
  scene.passTo(midnight + 11 * HOUR_S);
  await scene.subscribe({ name, hour: 12, minute: 0, zone: 'UTC' });
  scene.passTo(midnight + 2 * DAY_S + HOUR_S);
  await dieAt(scene, [name], SOON_S);
  const outcomes = scene.lanes.map((lane) => {
    const outcome = { ...outcomeOf(scene, lane, name), what: 'in a missed summary' };
    const isSlack = lane.platform === 'slack';
    const wanted = isSlack ? { ...SENT, late: '13h 6m' } : { ...ONCE, late: '13h' };
    expect(outcome, `the bots said: ${saidBy(scene)}`).toMatchObject(wanted);
    for (const text of scene.reads(lane, name)) expect(text).toContain('2 digests were missed');
    return outcome;
  });
  await scene.unsubscribe(name);
  return outcomes;
}

const saidBy = ({ said }: Scene): string => said.join('');

/** One dies; `downS` later the two others race, and then all three until nothing is left to do. */
async function dieAt(scene: Scene, points: readonly Point[], downS: number): Promise<void> {
  await scene.killAt(points);
  const refilled = scene.refill();
  scene.passTo(scene.now() + downS);
  await scene.tick();
  await refilled;
  for (let round = 0; round < 4; round += 1) {
    scene.passTo(scene.now() + 4 * MINUTE_S);
    await scene.tick();
  }
}
