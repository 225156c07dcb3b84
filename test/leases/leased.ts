import { plainText } from '../../src/core/text.ts';
import { words } from '../kit/person.ts';
import { openWorld, type World, type WorldOptions } from '../kit/world.ts';

export const PUSH = 'push.example.com';
export const DROP = 'DropLiveStream';
export const STATE = 'DescribeLiveStreamState';
export const HOUR_S = 3600;

/** A world with somebody who may test and record, and a moderator. */
export const openLeases = (options: WorldOptions = {}): Promise<World> =>
  openWorld({
    grants: {
      view: ['slack:*'],
      test: ['slack:user:dev'],
      operate: ['slack:user:dev'],
      moderate: ['slack:user:mod'],
    },
    ...options,
  });

/** The stream that a developer was just given. */
export async function leased(world: World, line = 'test') {
  const dev = world.person('dev');
  const answer = await dev.types(line);
  const name = /^Test stream (test\w{8})$/.exec(plainText(answer.reply.title))?.[1];
  if (name === undefined) throw new Error(`no test stream:\n${words(answer)}`);
  return { dev, answer, name, stream: { domain: PUSH, app: 'live', name } };
}

/** What the developer was told by itself so far, without the name of the stream. */
export const titles = (world: World, name: string): string[] =>
  world.chat.told.map(({ answer }) => plainText(answer.reply.title).replaceAll(name, 'X'));

export const toldLast = ({ chat }: World): string => {
  const last = chat.told.at(-1);
  return last === undefined ? '' : words(last.answer);
};

/** Outcomes of the requests that the bot sent by itself, newest first. */
export async function ownRows(world: World): Promise<readonly string[]> {
  const rows = await world.services.store.audit.list({ actor: 'tallylight:lease' }, 20);
  return rows.map(({ input, outcome }) =>
    `${JSON.parse(input).what} ${outcome}`.replace(/ (?:U|tl_)\w+/, ''),
  );
}
