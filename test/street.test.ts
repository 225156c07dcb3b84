import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStreet, type Street } from './kit/street.ts';

/** A look waits so long for the first answer to land, so that it can edit it. */
const LANDED_S = 7;

const ROOM = { domain: '', app: 'live', name: 'room-1' };

/** Resolves when the stand-in has taken the call. */
function cloudCalls({ cloud }: Street, action: string): Promise<void> {
  const called = () => cloud.calls.some((call) => call.action === action);
  return new Promise((resolve) => {
    const stop = cloud.onChange(() => {
      if (!called()) return;
      stop();
      resolve();
    });
    if (called()) resolve();
  });
}

describe('a moderator bans a stream, end to end through the real SDKs', () => {
  let street: Street;
  const room = () => ({ ...ROOM, domain: street.cloud.world.pushDomains[0] ?? '' });
  const writes = (action: string) => street.cloud.calls.filter((call) => call.action === action);

  beforeEach(async () => {
    street = await openStreet();
    street.cloud.world.goLive(room());
  });
  afterEach(() => street.closeUnrefused());

  it.each(['slack', 'discord'] as const)(
    '%s: status, Ban…, form, question, verified, unban',
    async (platform) => {
      const { moderator } = street[platform];
      await moderator.gives('status', { stream: 'room-1' });
      await moderator.sees('room-1 is live');
      await moderator.presses('Ban…');
      await moderator.fills({ reason: 'nudity' });
      await moderator.sees('Ban room-1 for 24h?');
      expect(writes('ForbidLiveStream')).toEqual([]);
      await moderator.presses('Ban for 24h');
      await street[platform].member.sees('Banning room-1…');
      await street.passes(LANDED_S);
      const banned = await street[platform].member.sees(/room-1 is banned: verified off the air after \d s/);
      expect(banned.text).toContain('nudity');
      expect(street.cloud.world.stateOf(room())).toBe('forbid');

      await moderator.gives('unban', { stream: 'room-1' });
      await moderator.presses('Unban room-1');
      await street[platform].member.sees('Unbanning room-1…');
      await street.passes(LANDED_S);
      await street[platform].member.sees(/room-1 may be pushed again: verified after \d s/);
      expect(street.cloud.world.stateOf(room())).toBe('inactive');
      expect([writes('ForbidLiveStream').length, writes('ResumeLiveStream').length]).toEqual([1, 1]);
    },
  );

  it('a button still works after a restart', async () => {
    await street.slack.moderator.gives('ban', { stream: 'room-1', for: '2h', reason: 'spam' });
    await street.slack.moderator.sees('Ban room-1 for 2h?');
    await street.restart();
    await street.slack.moderator.presses('Ban for 2h');
    await street.slack.member.sees('Banning room-1…');
    await street.passes(LANDED_S);
    await street.slack.member.sees('verified off the air');
    expect(street.cloud.world.stateOf(room())).toBe('forbid');
  });

  it('tells the truth when the answer to the ban is lost, and writes once', async () => {
    street.cloud.faults.add({ kind: 'lose-answer', action: 'ForbidLiveStream', times: 1, afterMs: 60_000 });
    await street.discord.moderator.gives('ban', { stream: 'room-1', for: '2h', reason: 'spam' });
    await street.discord.moderator.presses('Ban for 2h');
    // The ban took effect, its answer is held back: the stand-in drops the connection when its clock moves.
    await cloudCalls(street, 'ForbidLiveStream');
    street.clock.advance(60_000);
    await street.discord.member.sees('Banning room-1…');
    await street.passes(LANDED_S);
    await street.discord.member.sees('room-1 is banned: verified');
    expect(writes('ForbidLiveStream')).toHaveLength(1);
  });

  it('refuses who may only look, at the command and at the button', async () => {
    await street.slack.member.gives('ban', { stream: 'room-1', for: '2h', reason: 'spam' });
    await street.slack.member.sees('Not allowed');
    await street.discord.member.gives('ban', { stream: 'room-1' });
    await street.discord.member.sees('Not allowed');
    expect(street.discord.member.hasForm()).toBe(false);
    expect(writes('ForbidLiveStream')).toEqual([]);
  });

  it('audits who was refused before a form opened', async () => {
    await street.slack.member.gives('ban', { stream: 'room-1' });
    await street.slack.member.sees('Not allowed');
    await street.discord.member.gives('ban', { stream: 'room-1' });
    await street.discord.member.sees('Not allowed');
    await street.slack.moderator.gives('audit show');
    const audit = await street.slack.moderator.sees('The newest actions');
    expect(audit.text.match(/not allowed/g)).toHaveLength(2);
  });

  it('shows no secret anywhere', async () => {
    await street.slack.moderator.gives('status', {
      stream: 'rtmp://push.example.com/live/room-1?txSecret=cafe0123&txTime=6B36EC80',
    });
    await street.slack.moderator.sees('room-1 is live');
    await street.slack.moderator.gives('ban', {
      stream: 'rtmp://push.example.com/live/room-1?txSecret=cafe0123&txTime=6B36EC80',
      for: 'soon',
    });
    await street.slack.moderator.sees('cannot be');
    const seen = [...street.slack.moderator.reads(), ...street.discord.moderator.reads()]
      .map(({ text }) => text)
      .join('\n');
    for (const canary of [...street.canaries, 'cafe0123']) {
      expect(seen).not.toContain(canary);
      expect(street.lines.join('')).not.toContain(canary);
    }
  });
});
