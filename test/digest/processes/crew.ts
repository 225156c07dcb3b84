import { onTestFinished } from 'vitest';
import { compileBots } from './compile-bots.ts';
import { startBot, type Bot, type FateOf } from './bot.ts';
import { lanesOf, type Point, type Setup } from './protocol.ts';

const BOTS = 3;

/** Three bots over one store. */
export interface Crew {
  /** All that live run their digests at the same moment. */
  tick(armed?: readonly Point[], fateOf?: FateOf): Promise<void>;
  /**
   * One runs its digests until every lane of it has come to the point and waits there; the others run theirs beside it;
   * then it dies without a last word. Throws when it never came there.
   */
  killAt(point: Point): Promise<void>;
  /** As many as before; fulfilled when the new ones are connected. */
  refill(): Promise<void>;
  /** What they said of faults. */
  readonly said: readonly string[];
}

export async function openCrew(setup: () => Setup): Promise<Crew> {
  const said: string[] = [];
  const program = compileBots();
  const start = (): Bot => startBot(program, setup(), (lines) => void said.push(lines));
  let bots = Array.from({ length: BOTS }, start);
  onTestFinished(async () => void (await Promise.all(bots.map((bot) => bot.kill()))));
  const living = (): readonly Bot[] => bots.filter((bot) => !bot.isKilled());
  const refill = async (): Promise<void> => {
    const left = living();
    bots = [...left, ...Array.from({ length: BOTS - left.length }, start)];
    await Promise.all(bots.map(({ ready }) => ready));
  };
  await refill();
  return {
    said,
    refill,
    async tick(armed, fateOf) {
      await Promise.all(living().map((bot) => bot.tick(setup().now, armed, fateOf)));
    },
    async killAt(point) {
      const [victim, ...others] = living();
      if (victim === undefined) throw new Error('no bot lives');
      const ended = victim.tick(setup().now, [point], () => 'wait');
      await victim.stuck(lanesOf(setup().databases).length);
      await Promise.all(others.map((bot) => bot.tick(setup().now)));
      await victim.kill();
      await ended;
    },
  };
}
