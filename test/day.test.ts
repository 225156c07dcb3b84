import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Front } from './kit/street-fronts.ts';
import { openStreet, type Street } from './kit/street.ts';

const MINUTE_S = 60;
const VIEWERS = 100;
/** Bits per second that every viewer gets: video and audio as they are pushed. */
const VIDEO_BPS = 4_000_000;

let street: Street;

beforeEach(async () => {
  street = await openStreet();
});
afterEach(() => street.close());

/** Moves to a moment of the story (UTC), running what falls due in the last minute of the way. */
async function goTo(text: string): Promise<void> {
  const aheadMs = Date.parse(text) - street.clock.now();
  expect(aheadMs).toBeGreaterThanOrEqual(0);
  street.clock.advance(Math.max(0, aheadMs - MINUTE_S * 1000));
  const left = Math.round((Date.parse(text) - street.clock.now()) / 1000);
  await street.passes(left);
  await Promise.all(street.running().map(({ bot }) => bot.digests.tick()));
}

/** Presses a button of the newest message that has it, and waits for what comes of it. */
async function press(front: Front, label: string, then: string): Promise<void> {
  await front.presses(label);
  await front.sees(then);
}

it(
  'lives a day: URL, live, a look, a recording, a ban, an unban, and the digest in both platforms',
  { timeout: 60_000 },
  async () => {
    const { cloud, slack, discord } = street;
    const [domain = ''] = cloud.world.pushDomains;
    const room = { domain, app: 'live', name: 'show-1' };
    const quality = { viewers: VIEWERS, videoBps: VIDEO_BPS, metaVideoBps: VIDEO_BPS };

    // Both channels ask for their digest.
    await slack.moderator.gives('digest add', { every: 'daily', at: '09:30', zone: 'UTC' });
    await slack.moderator.presses('Add the digest');
    await slack.member.sees('A digest comes here every day at 09:30');
    await discord.moderator.gives('digest add', { every: 'daily', at: '09:30', zone: 'UTC' });
    await discord.moderator.presses('Add the digest');
    await discord.member.sees('A digest comes here every day at 09:30');

    // 08:00: a developer gets a URL, alone.
    await goTo('2026-11-23T08:00:00Z');
    await slack.moderator.gives('url push', { stream: 'show-1' });
    const url = await slack.moderator.sees('Push URL of show-1');
    const secret = /txSecret=([0-9a-f]{32})/.exec(url.text)?.[1] ?? '';
    expect(secret).not.toBe('');

    // 09:00: the stream goes live; a moderator looks and records.
    await goTo('2026-11-23T09:00:00Z');
    expect(cloud.world.goLive(room, quality)).toBe(true);
    await goTo('2026-11-23T09:10:00Z');
    await discord.moderator.gives('status', { stream: 'show-1' });
    await discord.moderator.sees('show-1 is live');
    await press(discord.moderator, 'Record…', '');
    await discord.moderator.fills({ for: '2h' });
    await discord.member.sees('Setting up the recording of show-1…');
    await street.passes(8);
    await discord.member.sees('Recording of show-1 is set up');

    // 10:00: banned from Discord.
    await goTo('2026-11-23T10:00:00Z');
    await discord.moderator.gives('ban', { stream: 'show-1', for: '2h', reason: 'no licence' });
    await press(discord.moderator, 'Ban for 2h', 'Banning show-1…');
    await street.passes(8);
    await discord.member.sees('show-1 is banned: verified off the air');
    expect(cloud.world.stateOf(room)).toBe('forbid');
    const bannedAtS = street.clock.now() / 1000 - 8;

    // 10:20: its encoder tries again and is refused; 10:30: another moderator lets it back from Slack.
    await goTo('2026-11-23T10:20:00Z');
    expect(cloud.world.goLive(room, quality)).toBe(false);
    await goTo('2026-11-23T10:30:00Z');
    await slack.moderator.gives('unban', { stream: 'show-1' });
    await press(slack.moderator, 'Unban show-1', 'Unbanning show-1…');
    await street.passes(8);
    await slack.member.sees('show-1 may be pushed again');
    await goTo('2026-11-23T11:00:00Z');
    expect(cloud.world.goLive(room, quality)).toBe(true);
    await goTo('2026-11-23T12:00:00Z');
    cloud.world.endPush(room);

    // The day ends; the digest comes once, in both channels, with the right numbers.
    expect(bannedAtS).toBe(Date.parse('2026-11-23T10:00:00Z') / 1000);
    await goTo('2026-11-24T09:30:30Z');
    for (const front of [slack.member, discord.member]) {
      const digest = await front.sees(/2026-11-23[\s\S]*Pushes/);
      expect(row(digest.text, 'Pushes')).toMatch(/\b3\b/);
      expect(row(digest.text, 'Streams pushed')).toMatch(/\b1\b/);
      expect(row(digest.text, 'Time on air')).toContain('2h');
      expect(row(digest.text, 'Failed pushes')).toMatch(/\b1\b/);
      expect(row(digest.text, 'Peak viewers')).toContain(String(VIEWERS));
      expect(digest.text).toContain('show-1');
      expect(front.reads().filter(({ text }) => /2026-11-23[\s\S]*Peak viewers/.test(text))).toHaveLength(1);
    }

    // The signed URL stood in that one answer and nowhere else.
    const others = [slack.member, discord.member, discord.moderator].flatMap((front) => front.reads());
    const audit = await street.running()[0]?.bot.desk.dispatch({
      id: 'audit',
      origin: 'typed',
      command: 'audit show',
      input: {},
      actor: { platform: 'slack', id: 'U0MOD', name: 'mona', standing: 'member', groups: ['S0MODS'] },
      place: { platform: 'slack', home: 'T', channel: 'C0LIVE', direct: false },
    });
    expect(JSON.stringify(audit)).toContain('url push');
    for (const text of [...others.map((read) => read.text), ...street.lines, JSON.stringify(audit)]) {
      expect(text).not.toContain(secret);
    }
    expect(street.slackSim.refusals).toEqual([]);
    expect(street.discordSim.refusals).toEqual([]);
  },
);

/** What stands behind a label, in a table or as a fact. */
function row(text: string, label: string): string {
  const [, behind = ''] = new RegExp(`${label}([^\\n]*(?:\\n[^\\n]*)?)`).exec(text) ?? [];
  return behind;
}
