import { request } from 'node:http';
import type { ActAnswer, Button, Completions, MessageView, PaneScreen, Part } from '../../src/demo/screen.ts';
import type { DemoState } from '../../src/demo/server/stage.ts';
import { startDemo, type Demo } from '../../src/demo/start-demo.ts';
import type { SimClock } from '../../src/sim/clock.ts';

const nothing = (): void => undefined;

export const startSilentDemo = (clock?: SimClock): Promise<Demo> =>
  startDemo({ port: 0, log: { info: nothing, warn: nothing, error: nothing }, ...(clock && { clock }) });

export interface Got {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** One GET with headers that `fetch` would not send. */
export function get(
  address: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Got> {
  return new Promise((resolve, reject) => {
    const asked = request(`${address}${path}`, { headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
      );
    });
    asked.on('error', reject).end();
  });
}

/** The page's place in one pane, as the browser keeps it. */
export interface Seat {
  readonly pane: 'slack' | 'discord';
  /** Empty: the first person, a moderator; the first channel. */
  readonly person?: string;
  readonly channel?: string;
}

/** What the page does over the API, from one seat. */
export function sitDown(address: string, seat: Seat) {
  const { pane, person = '', channel = '' } = seat;
  const query = `${pane}=${person},${channel}`;
  const post = async (path: string, body: object): Promise<unknown> => {
    const response = await fetch(`${address}/api/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return response.json();
  };
  const screen = async (): Promise<PaneScreen> => {
    const state: DemoState = JSON.parse((await get(address, `/api/state?${query}`)).text);
    return state[pane];
  };
  const act = async <Answer = ActAnswer>(name: string, body: object): Promise<Answer> => {
    const { person, channel } = await screen();
    // oxlint-disable-next-line typescript/no-unsafe-return -- the page trusts its own server
    return JSON.parse(JSON.stringify(await post(`${pane}/${name}`, { person, channel, ...body })));
  };
  return {
    post,
    screen,
    types: (text: string) => act('types', { text }),
    completes: (text: string) => act<Completions>('completes', { text }),
    submits: (values: Readonly<Record<string, string>>) => act('submits', { values }),
    closes: () => act('closes', {}),
    /** Presses the newest button with this label, once there is one. */
    async presses(label: RegExp) {
      const found = await until(address, query, (state) => newestButton(state[pane], label));
      return act('presses', { message: found.message.id, button: found.button.id });
    },
    until: <Found>(find: (screen: PaneScreen, state: DemoState) => Found | undefined) =>
      until(address, query, (state) => find(state[pane], state)),
    /** Waits for a message that says so. */
    says: (words: RegExp) =>
      until(address, query, (state) =>
        state[pane].messages.find((message) => words.test(JSON.stringify(message.parts))),
      ),
  };
}

function newestButton(
  { messages }: PaneScreen,
  label: RegExp,
): { readonly message: MessageView; readonly button: Button } | undefined {
  return messages
    .flatMap((message) => buttonsOf(message.parts).map((button) => ({ message, button })))
    .findLast(({ button }) => label.test(button.label));
}

const buttonsOf = (parts: readonly Part[]): readonly Button[] =>
  parts.flatMap((part) =>
    part.kind === 'buttons' ? part.buttons : part.kind === 'card' ? buttonsOf(part.parts) : [],
  );

const PATIENCE_MS = 10_000;

/** Follows the server-sent events until something is found in the state; rejects after 10 s. */
async function until<Found>(
  address: string,
  query: string,
  find: (state: DemoState) => Found | undefined,
): Promise<Found> {
  const stop = new AbortController();
  const signal = AbortSignal.any([stop.signal, AbortSignal.timeout(PATIENCE_MS)]);
  const response = await fetch(`${address}/api/events?${query}`, { signal });
  let text = '';
  let state: Partial<DemoState> = {};
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const events = (text + chunk).split('\n\n');
    text = events.pop() ?? '';
    state = events.reduce((before, event) => ({ ...before, ...readEvent(event) }), state);
    const found = isWhole(state) ? find(state) : undefined;
    if (found === undefined) continue;
    stop.abort();
    return found;
  }
  throw new Error('the demo ended its events');
}

function readEvent(event: string): Partial<DemoState> {
  const [, name = '', data = 'null'] = /^event: (\w+)\ndata: (.*)$/.exec(event) ?? [];
  return { [name]: JSON.parse(data) };
}

const isWhole = (state: Partial<DemoState>): state is DemoState =>
  state.slack !== undefined && state.discord !== undefined && state.cloud !== undefined;
