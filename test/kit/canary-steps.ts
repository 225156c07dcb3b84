import type { Front } from './street-fronts.ts';
import type { Street } from './street.ts';

/** One run of every command, with an input that it takes, in an order in which each finds what it needs. */

export interface Stage {
  readonly street: Street;
  readonly api: 'v3' | 'legacy';
  readonly asker: Front;
  readonly member: Front;
  readonly stream: (name: string) => { readonly domain: string; readonly app: string; readonly name: string };
}

/** The digest of a URL that people paste: it may come back from nowhere. */
export const SIGNED_SECRET = 'c0ffee00c0ffee00c0ffee00c0ffee00';

type Step = readonly [path: string, run: (stage: Stage) => Promise<unknown>];

const signed = ({ stream }: Stage, name: string): string =>
  `rtmp://${stream(name).domain}/live/${name}?txSecret=${SIGNED_SECRET}&txTime=6B36EC80`;

/** Gives the command about a stream by its signed URL, and waits for the answer. */
const about =
  (path: string, wanted: string | RegExp, more: Readonly<Record<string, string>> = {}) =>
  async (stage: Stage) => {
    await stage.asker.gives(path, { stream: signed(stage, 'room-1'), ...more });
    return stage.asker.sees(wanted);
  };

const plain =
  (path: string, wanted: string | RegExp, input: Readonly<Record<string, string>> = {}) =>
  async ({ asker }: Stage) => {
    await asker.gives(path, input);
    return asker.sees(wanted);
  };

/** The same, and then the question is answered. */
const confirmed =
  (ask: (stage: Stage) => Promise<unknown>, label: string, wanted: string | RegExp) =>
  async (stage: Stage) => {
    await ask(stage);
    await stage.asker.presses(label);
    return stage.member.sees(wanted);
  };

/** Gives the command about the one digest of the channel, by the id that its list shows. */
const ofDigest =
  (path: string, wanted: string) =>
  async ({ asker }: Stage) => {
    const list = asker.reads().findLast(({ text }) => text.includes('Digests of this channel: 1'));
    const digest = /\b[a-z0-9]{6}\b(?=.*every day)/s.exec(list?.text ?? '')?.[0] ?? 'none';
    await asker.gives(path, { digest });
    return asker.sees(wanted);
  };

export const STEPS: readonly Step[] = [
  ['help', plain('help', 'What you can do here')],
  ['can', plain('can', /You may run/, { command: 'ban' })],
  [
    'status',
    async (stage) => {
      for (const name of ['room-1', 'host', 'guest']) stage.street.cloud.world.goLive(stage.stream(name));
      await stage.street.passes(30);
      return about('status', 'room-1 is live')(stage);
    },
  ],
  ['streams', plain('streams', 'room-1')],
  ['stats now', about('stats now', 'Figures of room-1 now', { export: 'csv' })],
  ['stats push', about('stats push', 'room-1', { export: 'csv' })],
  ['stats play', about('stats play', 'room-1', { export: 'csv' })],
  ['stats push-history', about('stats push-history', 'room-1', { from: '-1h', export: 'csv' })],
  ['stats play-history', about('stats play-history', 'room-1', { from: '-1h', export: 'csv' })],
  ['stats report', about('stats report', '2026-11-21', { day: '2026-11-21' })],
  ['url push', about('url push', 'Push URL of room-1')],
  ['url play', about('url play', 'Play URLs of room-1')],
  [
    'url check',
    async (stage) => {
      await stage.asker.gives('url check');
      await stage.asker.fills({ url: signed(stage, 'room-1') });
      return stage.asker.sees(/room-1/);
    },
  ],
  ['usersig make', plain('usersig make', 'UserSig of test-1', { user: 'test-1' })],
  [
    'usersig check',
    async ({ asker }) => {
      const made = asker.reads().flatMap(({ text }) => /eJ[\w*-]{60,}/.exec(text)?.[0] ?? []);
      await asker.gives('usersig check');
      await asker.fills({ usersig: made.at(-1) ?? 'none was made' });
      return asker.sees('test-1');
    },
  ],
  [
    'test',
    async (stage) => {
      const { asker, street, stream } = stage;
      await asker.gives('test');
      const { text } = await asker.sees('Test stream test');
      const name = /Test stream (test[a-z0-9]{8})/.exec(text)?.[1] ?? 'no name';
      street.cloud.world.goLive(stream(name));
      await street.passes(100);
      await asker.sees(`${name} is on the air`);
      await asker.presses('Extend');
      await asker.sees(/extended|is yours until/);
      await asker.presses(`End ${name}`);
      await asker.sees(`Ending the test stream ${name}`);
      await street.passes(15);
      return asker.sees(`Test stream ${name} is ended`);
    },
  ],
  ['record start', about('record start', /[Rr]ecording of room-1/, { for: '1h' })],
  ['record list', about('record list', 'room-1')],
  ['record files', about('record files', 'room-1')],
  ['record stop', plain('record stop', /recording of room-1/, { what: 'room-1' })],
  ['snapshot take', about('snapshot take', /picture/)],
  ['snapshot list', about('snapshot list', /[Pp]icture/)],
  [
    'mix start',
    async (stage) => {
      const streams = ['host', 'guest'].map((name) => signed(stage, name)).join(',');
      await stage.asker.gives('mix start', { layout: 'side-by-side', streams, output: 'show' });
      await stage.asker.sees('Mix 2 streams into show?');
      await stage.asker.presses('Start the mix');
      return stage.member.sees('Starting the mix show…');
    },
  ],
  ['mix list', plain('mix list', 'Mixes: ')],
  ['mix stop', plain('mix stop', 'the mix', { what: 'show' })],
  [
    'digest add',
    confirmed(
      plain('digest add', 'Post a digest here', { every: 'daily', at: '09:30' }),
      'Add the digest',
      'A digest comes here',
    ),
  ],
  ['digest list', plain('digest list', 'Digests of this channel: 1')],
  ['digest now', plain('digest now', '2026-11-21', { day: '2026-11-21' })],
  ['digest preview', ofDigest('digest preview', 'A preview that you alone see')],
  ['digest pause', ofDigest('digest pause', 'The digest is paused')],
  ['digest remove', ofDigest('digest remove', 'comes here no more')],
  ['cut', confirmed(about('cut', 'Cut room-1?'), 'Cut room-1', 'Cutting room-1…')],
  [
    'ban',
    confirmed(
      about('ban', 'Ban room-1 for 2h?', { for: '2h', reason: 'spam' }),
      'Ban for 2h',
      'Banning room-1…',
    ),
  ],
  ['unban', confirmed(about('unban', 'Unban room-1?'), 'Unban room-1', 'Unbanning room-1…')],
  ['audit show', about('audit show', 'The newest actions on room-1')],
];
