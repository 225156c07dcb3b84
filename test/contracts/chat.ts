import { expect, onTestFinished, test } from 'vitest';
import type { Asker } from '../../src/core/call.ts';
import type { Desk } from '../../src/core/desk.ts';
import type { Answer } from '../../src/core/dispatch.ts';
import { paragraph, type SealedReply } from '../../src/core/reply.ts';
import { text } from '../../src/core/text.ts';
import { SECRET_VALUE } from '../fixtures/chat-commands.ts';
import { REPLIES } from '../fixtures/replies.ts';
import { openTestDesk, type TestDesk } from '../fixtures/test-desk.ts';
import { fileContract, isMessage } from './chat-files.ts';
import { postContract } from './chat-post.ts';
import type { ChatStage, PersonKind, Shown } from './chat-stage.ts';

/** A started chat over the fixture commands; everybody of the home may view, the group may moderate. */
export interface Scene {
  readonly stage: ChatStage;
  readonly bot: TestDesk;
  /** The first message whose text holds the words, as soon as the person sees it. */
  readonly sees: (person: PersonKind, words: string) => Promise<Shown>;
  readonly texts: (person: PersonKind) => string;
}

type Open = () => Promise<ChatStage>;
export type ContractTest = (title: string, run: (scene: Scene) => Promise<void>, rules?: SceneRules) => void;

export interface SceneRules {
  /** The test provokes the platform to refuse. */
  readonly refuses?: boolean;
  /** The desk that the chat is started with. */
  readonly desk?: (desk: Desk) => Desk;
}

/** What every chat platform must do; `open` gives a new adapter and a new stand-in each time. */
export function chatContract(name: string, open: Open): void {
  const contractTest: ContractTest = (title, run, rules = {}) =>
    test(`${name}: ${title}`, async () => {
      const scene = await openScene(open, rules);
      await run(scene);
      expect(rules.refuses === true ? [] : scene.stage.refusals()).toEqual([]);
      const logged = scene.bot.logged.join('\n');
      expect(scene.stage.secrets().filter((secret) => logged.includes(secret))).toEqual([]);
    });
  answerContract(contractTest);
  fileContract(contractTest);
  formContract(contractTest);
  questionContract(contractTest);
  permissionContract(contractTest);
  tellContract(contractTest);
  postContract(contractTest);
  lifeContract(contractTest);
  checkContract(name, open);
}

async function openScene(open: Open, { desk = (one) => one }: SceneRules): Promise<Scene> {
  const stage = await open();
  const { platform } = stage.chat;
  const bot = await openTestDesk({
    now: () => Math.floor(stage.clock.now() / 1000),
    grants: {
      view: [{ platform, who: 'everyone', id: '' }],
      moderate: [{ platform, who: 'group', id: stage.group }],
    },
  });
  onTestFinished(async () => {
    await stage.chat.stop();
    await bot.close();
    await stage.close();
  });
  await stage.chat.start(desk(bot.desk));
  const find = (person: PersonKind, words: string) =>
    stage.shown(person).find((message) => message.text.includes(words));
  return {
    stage,
    bot,
    async sees(person, words) {
      await stage.until(() => find(person, words) !== undefined, `${person} sees "${words}"`);
      const found = find(person, words);
      if (found === undefined) throw new Error(`"${words}" is gone`);
      return found;
    },
    texts: (person) =>
      stage
        .shown(person)
        .map((message) => message.text)
        .join('\n'),
  };
}

function answerContract(contractTest: ContractTest): void {
  contractTest('shows everybody what is for everybody', async ({ stage, sees }) => {
    await stage.gives('member', 'status', { stream: 'room-1' });
    const card = await sees('moderator', 'room-1 is live');
    expect(card).toMatchObject({ audience: 'channel', buttons: ['Again', 'Mark…'] });
    expect(await sees('member', 'room-1 is live')).toEqual(card);
  });

  contractTest('shows the asker alone what is private', async ({ stage, bot, sees, texts }) => {
    await stage.gives('member', 'key', { stream: 'room-1' });
    expect(await sees('member', SECRET_VALUE)).toMatchObject({ audience: 'me' });
    expect(texts('moderator')).not.toContain(SECRET_VALUE);
    expect(bot.logged.join('\n')).not.toContain(SECRET_VALUE);
  });

  contractTest('runs a button of a public card for whoever presses it', async ({ stage, bot, sees }) => {
    await stage.gives('member', 'status', { stream: 'room-1' });
    const card = await sees('moderator', 'room-1 is live');
    await stage.presses('moderator', 'Again');
    await sees('member', '2');
    expect(bot.runs).toEqual(['status room-1', 'status room-1']);
    expect(stage.shown('member')).toContainEqual(card);
  });

  contractTest('says that something broke, and nothing of what', async ({ stage, bot, sees, texts }) => {
    await stage.gives('member', 'crash', {});
    expect(await sees('member', 'Something broke')).toMatchObject({ audience: 'me' });
    expect(texts('member') + texts('moderator')).not.toContain(SECRET_VALUE);
    expect(bot.logged.join('\n')).toContain('dispatch failed');
  });
}

const openMarkForm = async ({ stage }: Scene): Promise<void> => {
  await stage.gives('moderator', 'mark', { stream: 'room-1' });
  await stage.until(() => stage.form('moderator') !== undefined, 'the form of mark');
};

function formContract(contractTest: ContractTest): void {
  contractTest('asks in a form what was not given, and runs it as if it was', async (scene) => {
    const { stage, bot, sees } = scene;
    await openMarkForm(scene);
    expect(stage.form('moderator')).toContain('How long');
    await stage.fills('moderator', { for: '2h', reason: 'spam' });
    expect(await sees('moderator', 'Mark room-1?')).toMatchObject({ audience: 'me', buttons: ['Mark it'] });
    expect(stage.form('moderator')).toBeUndefined();
    expect(bot.writes).toEqual([]);
  });

  contractTest('says what is wrong in a form, and runs nothing', async (scene) => {
    const { stage, bot, texts } = scene;
    await openMarkForm(scene);
    await stage.fills('moderator', { for: 'forever', reason: 'spam' });
    const read = () => `${stage.form('moderator') ?? ''}\n${texts('moderator')}`;
    await stage.until(() => read().includes('for cannot be forever'), 'the fault of the field');
    expect(texts('member')).not.toContain('forever');
    expect([...bot.runs, ...bot.writes]).toEqual([]);
  });

  contractTest('opens the form of a button for whoever presses it', async ({ stage, sees }) => {
    await stage.gives('member', 'status', { stream: 'room-1' });
    await sees('moderator', 'room-1 is live');
    await stage.presses('moderator', 'Mark…');
    await stage.until(() => stage.form('moderator') !== undefined, 'the form of the button');
    await stage.fills('moderator', { for: '2h', reason: 'spam' });
    await sees('moderator', 'Mark room-1?');
  });
}

const ask = async ({ stage, sees }: Scene): Promise<Shown> => {
  await stage.gives('moderator', 'mark', { stream: 'room-1', for: '2h', reason: 'spam' });
  return sees('moderator', 'Mark room-1?');
};

function questionContract(contractTest: ContractTest): void {
  contractTest('asks the asker alone before a write', async (scene) => {
    expect(await ask(scene)).toMatchObject({ audience: 'me', buttons: ['Mark it'] });
    expect(scene.texts('member')).not.toContain('Mark room-1?');
    expect(scene.bot.writes).toEqual([]);
  });

  contractTest('tells everybody of the confirmed write, and ends the question', async (scene) => {
    const { stage, bot, sees } = scene;
    await ask(scene);
    await stage.presses('moderator', 'Mark it');
    expect(await sees('member', 'Marking: room-1')).toMatchObject({ audience: 'channel' });
    const buttonsLeft = () => stage.shown('moderator').flatMap(({ buttons }) => buttons);
    await stage.until(() => buttonsLeft().length === 0, 'the question without its button');
    expect(bot.writes).toEqual(['room-1']);
  });

  contractTest('runs a confirmation once, however often it is pressed', async (scene) => {
    const { stage, bot, sees } = scene;
    await ask(scene);
    await Promise.all([stage.presses('moderator', 'Mark it'), stage.presses('moderator', 'Mark it')]);
    await sees('member', 'Marking: room-1');
    expect(await sees('moderator', 'Somebody was first')).toMatchObject({ audience: 'me' });
    expect(bot.writes).toEqual(['room-1']);
  });
}

function permissionContract(contractTest: ContractTest): void {
  contractTest('refuses who was not granted it, privately', async ({ stage, bot, sees, texts }) => {
    await stage.gives('member', 'mark', { stream: 'room-1', for: '2h', reason: 'spam' });
    expect(await sees('member', 'Not allowed')).toMatchObject({ audience: 'me' });
    expect(texts('moderator')).not.toContain('Not allowed');
    expect(bot.writes).toEqual([]);
  });

  contractTest('refuses a form before it opens', async ({ stage, sees }) => {
    await stage.gives('member', 'mark', { stream: 'room-1' });
    await sees('member', 'Not allowed');
    expect(stage.form('member')).toBeUndefined();
  });

  contractTest('refuses at the press, whoever was shown the button', async ({ stage, bot, sees }) => {
    await stage.gives('moderator', 'status', { stream: 'room-1' });
    await sees('member', 'room-1 is live');
    await stage.presses('member', 'Mark…');
    expect(await sees('member', 'Not allowed')).toMatchObject({ audience: 'me' });
    expect(stage.form('member')).toBeUndefined();
    expect(bot.writes).toEqual([]);
  });

  contractTest('does not count an outsider as everybody', async ({ stage, bot, sees }) => {
    await stage.gives('member', 'status', { stream: 'room-1' });
    await sees('outsider', 'room-1 is live');
    await stage.presses('outsider', 'Again');
    expect(await sees('outsider', 'Not allowed')).toMatchObject({ audience: 'me' });
    expect(bot.runs).toEqual(['status room-1']);
  });
}

const said = (words: string, audience: Answer['audience'] = 'channel'): Answer => ({
  reply: { tone: 'good', title: text`${words}`, blocks: [paragraph(text`Said.`)], buttons: [] },
  audience,
  endsQuestion: false,
});

const askerOf = (stage: ChatStage, person: PersonKind): Asker => ({
  id: 'a call',
  actor: stage.actor(person),
  place: stage.place,
});

async function markedMessage(scene: Scene): Promise<Shown> {
  await ask(scene);
  await scene.stage.presses('moderator', 'Mark it');
  const shown = await scene.sees('member', 'Marking: room-1');
  await scene.stage.until(() => scene.bot.landed.length > 0, 'the message was named');
  expect(scene.bot.landed).toEqual([shown.id]);
  return shown;
}

function tellContract(contractTest: ContractTest): void {
  contractTest('edits the answer that a look belongs to', async (scene) => {
    const { stage } = scene;
    const { id } = await markedMessage(scene);
    const before = stage.shown('member').length;
    await stage.chat.tell(askerOf(stage, 'moderator'), id, said('Marked: room-1'));
    expect(await scene.sees('member', 'Marked: room-1')).toMatchObject({ id, audience: 'channel' });
    expect(stage.shown('member')).toHaveLength(before);
  });

  contractTest(
    'tells anew what was deleted meanwhile',
    async (scene) => {
      const { stage } = scene;
      const { id } = await markedMessage(scene);
      await stage.deletes(id);
      await stage.chat.tell(askerOf(stage, 'moderator'), id, said('Marked: room-1'));
      expect(await scene.sees('member', 'Marked: room-1')).toMatchObject({ audience: 'channel' });
    },
    { refuses: true },
  );

  contractTest('reaches the person directly when the request is over', async ({ stage, sees, texts }) => {
    await stage.chat.tell(askerOf(stage, 'member'), undefined, said('It is over', 'me'));
    expect(await sees('member', 'It is over')).toMatchObject({ audience: 'me' });
    expect(texts('moderator')).not.toContain('It is over');
  });

  contractTest(
    'throws when nobody can be reached',
    async ({ stage }) => {
      stage.shutDoors();
      const told = stage.chat.tell(askerOf(stage, 'member'), undefined, said('Hear me', 'me'));
      await expect(told).rejects.toThrow(/./);
    },
    { refuses: true },
  );

  contractTest('shows every kind of reply, and calls nobody by what is in it', async ({ stage, texts }) => {
    // Its mentions and its link are meant; a file may be a message of its own.
    const others = new Set(['every span', 'a file']);
    const replies = [...REPLIES].filter(([name]) => !others.has(name)).map(([, reply]) => reply);
    const tellNext = async ([reply, ...more]: readonly SealedReply[]): Promise<void> => {
      if (reply === undefined) return;
      // Platforms slow down who posts faster than a person reads.
      stage.clock.advance(5000);
      await stage.chat.tell(askerOf(stage, 'member'), undefined, { ...said(''), reply });
      await tellNext(more);
    };
    await tellNext(replies);
    expect(texts('moderator')).toContain('Every block');
    expect(stage.shown('moderator').filter(isMessage)).toHaveLength(replies.length);
    expect(stage.pings()).toEqual([]);
  });
}

/** Dispatch waits here until the test lets it go on. */
function heldDesk() {
  const held: { letGo: () => void } = { letGo: () => undefined };
  const wait = new Promise<void>((resolve) => {
    held.letGo = resolve;
  });
  const seen: string[] = [];
  const hold = (desk: Desk): Desk => ({
    ...desk,
    async dispatch(call) {
      seen.push(call.id);
      await wait;
      return desk.dispatch(call);
    },
  });
  return { held, seen, hold };
}

function lifeContract(contractTest: ContractTest): void {
  contractTest('is connected from start to stop', async ({ stage }) => {
    expect(stage.chat.connected()).toBe(true);
    await stage.chat.stop();
    expect(stage.chat.connected()).toBe(false);
  });

  const { held, seen, hold } = heldDesk();
  contractTest(
    'finishes what is running before it stops',
    async ({ stage, bot, sees }) => {
      await stage.gives('member', 'status', { stream: 'room-1' });
      await expect.poll(() => seen.length).toBe(1);
      const stopped = stage.chat.stop().then(() => bot.runs.length);
      held.letGo();
      expect(await stopped).toBe(1);
      await sees('member', 'room-1 is live');
    },
    { desk: hold },
  );

  contractTest(
    'takes nothing after it has stopped',
    async ({ stage, bot }) => {
      await stage.chat.stop();
      await stage.gives('member', 'status', { stream: 'room-1' });
      expect(bot.runs).toEqual([]);
    },
    { refuses: true },
  );
}

function checkContract(name: string, open: Open): void {
  const checked = async () => {
    const stage = await open();
    onTestFinished(() => stage.close());
    const { platform } = stage.chat;
    const group = (id: string) => ({
      setting: `grants.${id === stage.group ? 'view' : 'moderate'}`,
      grant: { platform, who: 'group' as const, id },
    });
    return { stage, group };
  };

  test(`${name}: finds no fault where there is none`, async () => {
    const { stage, group } = await checked();
    expect(await stage.chat.check([group(stage.group)])).toEqual([]);
  });

  test(`${name}: names the grant whose group does not exist`, async () => {
    const { stage, group } = await checked();
    const faults = await stage.chat.check([group(stage.group), group(stage.unknownGroup)]);
    expect(faults).toMatchObject([{ setting: 'grants.moderate' }]);
    expect(faults[0]?.problem).toContain(stage.unknownGroup);
  });
}
