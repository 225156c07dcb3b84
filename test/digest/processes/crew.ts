import { onTestFinished } from 'vitest';
import { compileBots } from './compile-bots.ts';
import { startBot, type Bot, type FateOf } from './bot.ts';
import type { Round, Setup } from './protocol.ts';

const BOTS = 3;

/** Three bots over the same databases. */
export interface Crew {
  /** All that live run these rounds at the same moment. */
  run(rounds: readonly Round[], fateOf?: FateOf): Promise<void>;
  /**
   * One runs these rounds until each has come to the point where it stops; the others run `beside` meanwhile; then it dies
   * without a last word. Throws when a round never came there.
   */
  killIn(rounds: readonly Round[], beside: readonly Round[]): Promise<void>;
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
    async run(rounds, fateOf) {
      await Promise.all(living().map((bot) => bot.tick(setup().now, rounds, fateOf)));
    },
    async killIn(rounds, beside) {
      const [victim, ...others] = living();
      if (victim === undefined) throw new Error('no bot lives');
      const ended = victim.tick(setup().now, rounds, () => 'wait');
      await victim.stuck(rounds.length);
      await Promise.all(others.map((bot) => bot.tick(setup().now, beside)));
      await victim.kill();
      await ended;
    },
  };
}
