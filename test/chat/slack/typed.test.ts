import { describe, expect, it } from 'vitest';
import { buttons, plainText } from '../../../src/sim/slack/reading/reading.ts';
import { CHANNEL, PEOPLE } from './slack-stage.ts';
import { startSlack } from './scene.ts';

const MODERATOR = PEOPLE.moderator;

describe('a slash command', () => {
  it('is acknowledged empty, and answered through its response_url', async () => {
    const { sees, types, calls } = await startSlack();
    expect(await types('member', 'status room-1')).toEqual({ acked: true });
    await sees('member', 'room-1 is live');
    expect([calls('response_url'), calls('chat.postMessage')]).toEqual([1, 0]);
  });

  it('that is unknown gets a private "did you mean"', async () => {
    const { sees, types } = await startSlack();
    await types('member', 'statsu room-1');
    const answer = await sees('member', 'There is no command statsu');
    expect(answer.ephemeralTo).toBeDefined();
    expect(plainText(answer)).toContain('/live status');
  });

  it('may hold addresses as Slack writes them', async () => {
    const { sees, types, bot } = await startSlack();
    await types(
      'member',
      'status <https://play.example.com/live/room-7.flv?txSecret=1&amp;txTime=2|play.example.com>',
    );
    await sees('member', 'room-7 is live');
    expect(bot.runs).toEqual(['status room-7']);
  });

  it('of a bot or of somebody from elsewhere is refused, before anything is told', async () => {
    const scene = await startSlack();
    scene.sim.workspace.setUser({ id: scene.id('outsider'), name: 'robot', isBot: true });
    await scene.types('outsider', 'no such command');
    const refusal = plainText(await scene.sees('outsider', 'Not allowed'));
    expect(refusal).toContain('Bots cannot give commands');
    expect(refusal).not.toContain('no such command');

    scene.sim.workspace.setUser({ id: scene.id('member'), name: 'ada', teamId: 'T0ELSEWHERE' });
    await scene.types('member', 'status room-1');
    expect(plainText(await scene.sees('member', 'Not allowed'))).toContain('Only members of this workspace');
    expect(scene.bot.runs).toEqual([]);
  });

  it('is taken from the teams that the settings name, and no other', async () => {
    const { sees, types, bot } = await startSlack({ home: ['T0OTHERTEAM'] });
    await types('member', 'status room-1');
    await sees('member', 'Not allowed');
    expect(bot.runs).toEqual([]);
  });

  it('that writes is refused in a direct message', async () => {
    const { sim, sees, bot } = await startSlack();
    const direct = sim.workspace.direct(MODERATOR);
    await sim.person(MODERATOR).types(direct.id, '/live', 'mark room-1 2h spam');
    await sees('moderator', 'not taken in a direct message');
    expect(bot.writes).toEqual([]);
  });

  it('logs neither the line nor its way back nor its trigger', async () => {
    const { sees, types, bot, sim } = await startSlack();
    sim.faults.error('response_url', 'broken');
    await types('member', 'key hidden-stream');
    await sees('member', 'A key for hidden-stream');
    const logged = bot.logged.join('\n');
    expect(logged).toContain('slack answer not taken');
    expect(logged).not.toMatch(/hidden-stream|\/commands\/|trigger/);
  });
});

describe('a command with something missing', () => {
  it('opens a form that carries an id and nothing else', async () => {
    const { types, sim } = await startSlack();
    await types('moderator', 'mark room-1 for=3h');
    await sim.until(() => sim.view(MODERATOR) !== undefined, 'the form');
    const { view, state } = sim.view(MODERATOR) ?? {};
    expect(view).toMatchObject({
      callback_id: 'form:mark',
      title: { text: '/live mark' },
      submit: { text: 'Mark' },
      private_metadata: expect.stringMatching(/^a[0-9A-Za-z]{20}$/),
    });
    const given = Object.values(state ?? {}).flatMap((block) =>
      Object.values(block).map(({ value }) => value),
    );
    expect(given).toEqual(['room-1', '3h', null]);
    expect(view).toMatchSnapshot({ private_metadata: expect.any(String) });
  });

  it('offers choices in a menu', async () => {
    const scene = await startSlack();
    await scene.types('member', 'key');
    await scene.sim.until(() => scene.form('member') !== undefined, 'the form');
    await scene.fills('member', { stream: 'room-1', kind: 'play' });
    await scene.sees('member', 'A key for room-1');
    expect(scene.bot.runs).toEqual(['key room-1 play']);
  });

  it('says so when its trigger is over, and gives a button that opens the form', async () => {
    const scene = await startSlack();
    scene.sim.faults.error('views.open', 'expired_trigger_id');
    await scene.types('moderator', 'mark room-1');
    const answer = await scene.sees('moderator', 'The form did not open');
    expect(plainText(answer)).toContain('/live mark <stream> <for> <reason…>');
    expect(buttons(answer.blocks)).toEqual(['Open the form']);
    await scene.presses('moderator', 'Open the form');
    await scene.sim.until(() => scene.form('moderator') !== undefined, 'the form');
    expect(scene.form('moderator')).toContain('How long');
  });
});

async function openMark() {
  const scene = await startSlack();
  await scene.types('moderator', 'mark room-1');
  await scene.sim.until(() => scene.form('moderator') !== undefined, 'the form');
  return scene;
}

describe('a submitted form', () => {
  const filled = { for: '2h', reason: 'spam' };

  it('shows each fault below its field, and stays open', async () => {
    const scene = await openMark();
    await scene.fills('moderator', { stream: 'not a stream!', for: 'soon', reason: 'spam' });
    const lines = scene.form('moderator')?.split('\n') ?? [];
    expect(lines.filter((line) => line.startsWith('! '))).toEqual([
      expect.stringContaining('stream cannot be'),
      expect.stringContaining('for cannot be soon'),
    ]);
    await scene.fills('moderator', { stream: 'room-1', for: '2h', reason: 'spam' });
    await scene.sees('moderator', 'Mark room-1?');
  });

  it('is answered directly when the way back is over', async () => {
    const scene = await openMark();
    scene.clock.advance(31 * 60_000);
    await scene.fills('moderator', filled);
    const question = await scene.sees('moderator', 'Mark room-1?');
    expect(question.channel).not.toBe(CHANNEL);
  });

  it('counts as a direct message when nobody knows any more where it was opened', async () => {
    const scene = await openMark();
    scene.clock.advance(25 * 3_600_000);
    await scene.fills('moderator', filled);
    const answer = await scene.sees('moderator', 'not taken in a direct message');
    expect(answer.channel).not.toBe(CHANNEL);
    expect(scene.bot.writes).toEqual([]);
  });

  it('is run with the rights of whoever submits it, at that moment', async () => {
    const scene = await openMark();
    scene.sim.workspace.setUserGroup({ id: scene.group, handle: 'mods', members: [] });
    scene.clock.advance(61_000);
    await scene.fills('moderator', filled);
    await scene.sees('moderator', 'Not allowed');
    expect(scene.shown('moderator')).toHaveLength(1);
  });
});
