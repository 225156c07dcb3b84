import { describe, expect, test } from 'vitest';
import { render as renderDiscord } from '../../src/chat/discord/render.ts';
import { text } from '../../src/core/text.ts';
import { previousDay, weekBefore, type Day } from '../../src/digest/day.ts';
import { NO_PLAYS } from '../../src/digest/fold-plays.ts';
import { summarize } from '../../src/digest/summarize.ts';
import {
  ALL_MISSING,
  basesOf,
  DAY,
  dayNamed,
  made,
  missing,
  NO_PUSHES,
  NOW,
  said,
  told,
} from './made-days.ts';

const HOUR_S = 3600;
const failing = told({
  ...NO_PUSHES,
  pushes: 41,
  streams: 12,
  onAirS: 90 * HOUR_S,
  failed: 3,
  causes: [
    { cause: text`network`, count: 2 },
    { cause: text`refused`, count: 1 },
  ],
  interruptions: [
    { name: 'room-1', from: DAY.from + 14 * HOUR_S, to: DAY.from + 15 * HOUR_S, cause: text`network` },
  ],
});

describe('a digest in full', () => {
  test('of a quiet day', () => {
    expect(said(made(DAY))).toBe(`i 2026-11-21 · Quiet day: 41 pushes, 1.2 TB played, nothing unusual

Saturday 2026-11-21 by the clocks of UTC, compared with 2026-11-20 and 2026-11-14.

  Figure          Day       vs day before  vs Sat before
  Pushes          41        the same       the same
  Streams pushed  12        the same       the same
  Time on air     90h       the same       the same
  Failed pushes   0         the same       the same
  Peak viewers    3000      the same       the same
  Peak bandwidth  900 Mbps  the same       the same
  P95 bandwidth   640 Mbps  the same       the same
  Traffic         1.2 TB    the same       the same
  Requests        70.0 k    the same       the same

Most viewers watched at 20:15. Bandwidth peaked at 20:30.

Most traffic, of the Beijing day 2026-11-21 (the cloud counts streams by no other)

  Stream  Traffic   Share
  room-1  900.0 GB  75 %
  lobby   300.0 GB  25 %

Monitoring data, not for billing. Plays are counted as traffic. Sources: pushes from Source, 8h old; viewers from Source, 8h old; bandwidth and traffic from Source, 8h old; traffic by stream from Source, 8h old.

[Status of room-1] [Status of lobby]
`);
  });

  test('of a day with a drop, its cause, failures and actions', () => {
    const day = made(DAY, { pushes: failing }, 0.82);
    const why = {
      blocks: [{ kind: 'text' as const, text: text`Why traffic changed: room-1.` }],
      cause: text`room-1 was banned 14:02-17:10 (15 points)`,
    };
    const ban = { kind: 'ban', stream: 'room-1', by: 'slack:U1', place: 'slack:T1/C1' } as const;
    const actions = [{ ...ban, at: DAY.from + 14 * HOUR_S, until: DAY.from + 16 * HOUR_S }];
    expect(said(day, { why, actions }))
      .toBe(`! 2026-11-21 · Plays down 18 %: room-1 was banned 14:02-17:10 (15 points); 3 pushes failed

Saturday 2026-11-21 by the clocks of UTC, compared with 2026-11-20 and 2026-11-14.

Why traffic changed: room-1.

  Figure          Day       vs day before    vs Sat before
  Pushes          41        the same         the same
  Streams pushed  12        the same         the same
  Time on air     90h       the same         the same
  Failed pushes   3         ▲ from 0         ▲ from 0
  Peak viewers    2460      ▼540 -18 %       ▼540 -18 %
  Peak bandwidth  738 Mbps  ▼162 Mbps -18 %  ▼162 Mbps -18 %
  P95 bandwidth   525 Mbps  ▼115 Mbps -18 %  ▼115 Mbps -18 %
  Traffic         984 GB    ▼216 GB -18 %    ▼216 GB -18 %
  Requests        70.0 k    the same         the same

Most viewers watched at 20:15. Bandwidth peaked at 20:30.

Failed pushes
2 × network
1 × refused

Longest interruptions
room-1 for 1h from 14:00 on: network

Bans, cuts and recordings
14:00 room-1 banned for 2h by slack:U1 · see channel (https://slack.com/app_redirect?team=T1&channel=C1)

Most traffic, of the Beijing day 2026-11-21 (the cloud counts streams by no other)

  Stream  Traffic   Share
  room-1  738.0 GB  75 %
  lobby   246.0 GB  25 %

Monitoring data, not for billing. Plays are counted as traffic. Sources: pushes from Source, 8h old; viewers from Source, 8h old; bandwidth and traffic from Source, 8h old; traffic by stream from Source, 8h old.

[Status of room-1] [Status of lobby] [All actions]
`);
  });

  test('of a day with figures and a base missing', () => {
    const day = made(DAY, { bandwidth: missing });
    const bases = basesOf(DAY, { week: made(weekBefore(DAY), ALL_MISSING) });
    expect(said(day, { bases }))
      .toBe(`! 2026-11-21 · 41 pushes, much like the day before; missing: bandwidth and traffic

Saturday 2026-11-21 by the clocks of UTC, compared with 2026-11-20 and 2026-11-14. Nothing is known of 2026-11-14.

  Figure          Day     vs day before  vs Sat before
  Pushes          41      the same       n/a
  Streams pushed  12      the same       n/a
  Time on air     90h     the same       n/a
  Failed pushes   0       the same       n/a
  Peak viewers    3000    the same       n/a
  Peak bandwidth  n/a     n/a            n/a
  P95 bandwidth   n/a     n/a            n/a
  Traffic         n/a     n/a            n/a
  Requests        70.0 k  the same       n/a

Most viewers watched at 20:15.

Missing
bandwidth and traffic: The cloud is silent.

Most traffic, of the Beijing day 2026-11-21 (the cloud counts streams by no other)

  Stream  Traffic   Share
  room-1  900.0 GB  75 %
  lobby   300.0 GB  25 %

Monitoring data, not for billing. Plays are counted as traffic. Sources: pushes from Source, 8h old; viewers from Source, 8h old; traffic by stream from Source, 8h old.

[Status of room-1] [Status of lobby]
`);
  });

  test('of a day of 25 hours, by its own clocks', () => {
    const day = dayNamed('2026-11-01', 'America/New_York');
    const figures = made(day, {
      bandwidth: told({ peakMbps: 900, peakAt: day.from, p95Mbps: undefined, fluxMB: 1_200_000 }),
    });
    expect(said(figures, { now: day.to + 8 * HOUR_S }))
      .toBe(`i 2026-11-01 · Quiet day: 41 pushes, 1.2 TB played, nothing unusual

Sunday 2026-11-01 by the clocks of America/New_York, compared with 2026-10-31 and 2026-10-25. The clocks changed: 2026-11-01 had 25 h.

  Figure          Day       vs day before  vs Sat before
  Pushes          41        the same       the same
  Streams pushed  12        the same       the same
  Time on air     90h       the same       the same
  Failed pushes   0         the same       the same
  Peak viewers    3000      the same       the same
  Peak bandwidth  900 Mbps  the same       the same
  P95 bandwidth   n/a       n/a            n/a
  Traffic         1.2 TB    the same       the same
  Requests        70.0 k    the same       the same

Most viewers watched at 19:15. Bandwidth peaked at 00:00.

Most traffic, of the Beijing day 2026-11-01 (the cloud counts streams by no other)

  Stream  Traffic   Share
  room-1  900.0 GB  75 %
  lobby   300.0 GB  25 %

Monitoring data, not for billing. Plays are counted as traffic. Sources: pushes from Source, 8h old; viewers from Source, 8h old; bandwidth and traffic from Source, 0s old; traffic by stream from Source, 8h old.

[Status of room-1] [Status of lobby]
`);
  });
});

test('the tables of it are no wider than what Discord shows in a line', () => {
  const bases = basesOf(DAY, {
    before: made(previousDay(DAY), { pushes: failing }, 0.5),
    week: made(weekBefore(DAY), { pushes: failing }, 0.5),
  });
  const { tone, title, blocks } = summarize({ span: 'day', day: made(DAY), bases, now: NOW });
  const [embed] = renderDiscord({ tone, title, blocks, buttons: [] }).body.embeds;
  const rows = /```\n([^`]*)```/.exec(embed?.description ?? '')?.[1]?.split('\n') ?? [];
  expect(rows.length).toBeGreaterThan(9);
  expect(Math.max(...rows.map((row) => row.length))).toBeLessThanOrEqual(66);
});

describe('the streams with the most traffic', () => {
  const top = Array.from({ length: 12 }, (_, index) => ({ name: `s-${index}`, fluxMB: 100 - index }));
  const traffic = told({ day: DAY.text, fluxMB: 2000, streams: 42, top });

  test('are ten with their shares; the others are counted', () => {
    const shown = said(made(DAY, { traffic }));
    expect(shown).toMatch(/s-9 +91 MB +5 %/);
    expect(shown).not.toContain('s-10');
    expect(shown).toContain('… and 32 more streams.');
    expect(shown).toContain('[Status of s-0] [Status of s-1] [Status of s-2]');
  });

  test('are as many as are asked for', () => {
    const shown = said(made(DAY, { traffic }), { top: 2 });
    expect(shown).toContain('… and 40 more streams.');
    expect(shown).not.toContain('s-2');
  });

  test('have no button for a name that no stream can have', () => {
    const odd = told({ day: DAY.text, fluxMB: 1, streams: 1, top: [{ name: 'what ever', fluxMB: 1 }] });
    expect(said(made(DAY, { traffic: odd }))).not.toContain('Status of');
  });
});

test('causes beyond five are counted', () => {
  const causes = Array.from({ length: 7 }, (_, index) => ({ cause: text`cause ${index}`, count: 2 }));
  const shown = said(made(DAY, { pushes: told({ ...NO_PUSHES, pushes: 20, failed: 14, causes }) }));
  expect(shown).toContain('2 × cause 4\n4 × other causes');
  expect(shown).not.toContain('cause 5');
});

test('actions beyond eight are counted', () => {
  const cut = {
    kind: 'cut',
    stream: 'a',
    by: 'x',
    place: 'terminal:t/t',
    at: DAY.from,
    until: undefined,
  } as const;
  const shown = said(made(DAY), { actions: Array.from({ length: 11 }, () => cut) });
  expect(shown.match(/00:00 a cut by x/g)).toHaveLength(8);
  expect(shown).toContain('… and 3 more, see All actions.');
});

test('of a week, moments have their date', () => {
  expect(said(made(DAY), { span: 'week' })).toContain('Most viewers watched at 2026-11-21 20:15.');
});

const withoutRequests = (day: Day) =>
  made(day, { viewers: told({ ...NO_PLAYS, viewers: 3000, at: day.from }) });

test('a figure that this cloud never tells has no row', () => {
  const bases = basesOf(DAY, {
    before: withoutRequests(previousDay(DAY)),
    week: withoutRequests(weekBefore(DAY)),
  });
  expect(said(withoutRequests(DAY), { bases })).not.toContain('Requests');
});
