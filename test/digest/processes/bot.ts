import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fromBotShape, type Point, type Round, type Setup, type ToBot } from './protocol.ts';

/** What a bot does that has come to an armed point: it goes on, waits there, or is killed. */
export type Fate = 'go' | 'wait' | 'die';
/** Of a round, by its ids. */
export type FateOf = (ids: string, point: Point) => Fate;

const GO_ON: FateOf = () => 'go';

/** A bot in a process of its own. */
export interface Bot {
  readonly ready: Promise<void>;
  /** Runs its digests; fulfilled when they are done, or when it was killed. */
  tick(now: number, rounds: readonly Round[], fateOf?: FateOf): Promise<void>;
  /** Fulfilled when so many rounds wait at a point; throws when its digests are done before. */
  stuck(rounds: number): Promise<void>;
  /** `kill -9`. */
  kill(): Promise<void>;
  readonly isKilled: () => boolean;
}

/** Runs the compiled program; `log` gets what it says on its error output. */
export function startBot(program: string, setup: Setup, log: (lines: string) => void): Bot {
  const child = fork(program, [JSON.stringify(setup)], {
    // Not those of the process that runs the tests.
    execArgv: [],
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  });
  child.stderr?.setEncoding('utf8').on('data', log);
  const state = { isReady: false, ticks: 0, stuck: 0, isKilled: false, isOver: false };
  let fateOf = GO_ON;
  const over = once(child, 'exit').then(() => {
    state.isOver = true;
  });
  const send = (message: ToBot) => void child.send(message);
  const kill = async (): Promise<void> => {
    state.isKilled = true;
    child.kill('SIGKILL');
    await over;
  };
  const meet = (ids: string, point: Point): void => {
    const fate = state.isKilled ? 'wait' : fateOf(ids, point);
    if (fate === 'go') send({ go: ids });
    if (fate === 'wait') state.stuck += 1;
    if (fate === 'die') void kill();
  };
  const until = async (holds: () => boolean, what: string): Promise<void> => {
    while (!holds()) {
      if (state.isOver) throw new Error(`a bot ended before it ${what}`);
      await Promise.race([once(child, 'message'), over]);
    }
  };
  child.on('message', (message) => {
    const told = fromBotShape.parse(message);
    if ('at' in told) meet(told.ids, told.at);
    else if (told.said === 'ready') state.isReady = true;
    else state.ticks -= 1;
  });
  return {
    ready: until(() => state.isReady, 'was ready'),
    async tick(now, rounds, fate = GO_ON) {
      fateOf = fate;
      state.ticks += 1;
      send({ tick: now, rounds: [...rounds] });
      await until(() => state.ticks === 0 || state.isKilled, 'had run its digests');
      if (state.isKilled) await over;
    },
    async stuck(rounds) {
      await until(() => state.stuck === rounds || state.ticks === 0, 'came to its point');
      if (state.stuck < rounds)
        throw new Error(`${rounds - state.stuck} of ${rounds} rounds never came to their point`);
    },
    kill,
    isKilled: () => state.isKilled,
  };
}
