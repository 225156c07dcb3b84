import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fromBotShape, type Point, type Setup, type ToBot } from './protocol.ts';

/** What a bot does that has come to an armed point: it goes on, waits there, or is killed. */
export type Fate = 'go' | 'wait' | 'die';
/** Of a lane, by its key. */
export type FateOf = (lane: string, point: Point) => Fate;

const GO_ON: FateOf = () => 'go';

/** A bot in a process of its own. */
export interface Bot {
  readonly ready: Promise<void>;
  /** Runs its digests; fulfilled when they are done, or when it was killed. */
  tick(now: number, armed?: readonly Point[], fateOf?: FateOf): Promise<void>;
  /** Fulfilled when so many lanes wait at a point; throws when its digests are done before. */
  stuck(lanes: number): Promise<void>;
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
  const meet = (lane: string, point: Point): void => {
    const fate = state.isKilled ? 'wait' : fateOf(lane, point);
    if (fate === 'go') send({ go: lane });
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
    if ('at' in told) meet(told.lane, told.at);
    else if (told.said === 'ready') state.isReady = true;
    else state.ticks -= 1;
  });
  return {
    ready: until(() => state.isReady, 'was ready'),
    async tick(now, armed = [], fate = GO_ON) {
      fateOf = fate;
      state.ticks += 1;
      send({ tick: now, armed: [...armed] });
      await until(() => state.ticks === 0 || state.isKilled, 'had run its digests');
      if (state.isKilled) await over;
    },
    async stuck(lanes) {
      await until(() => state.stuck === lanes || state.ticks === 0, 'came to its point');
      if (state.stuck < lanes)
        throw new Error(`${lanes - state.stuck} of ${lanes} lanes never came to the point`);
    },
    kill,
    isKilled: () => state.isKilled,
  };
}
