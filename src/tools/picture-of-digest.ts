import type { Browser, Locator, Page } from 'playwright-core';
import type { Log } from '../core/services.ts';
import { EVENTFUL_DAY, EVENTFUL_START_MS, liveEventfulDay } from '../demo/eventful-day.ts';
import { startDemo } from '../demo/start-demo.ts';
import { manualClock } from '../sim/clock.ts';

const { day, zone } = EVENTFUL_DAY;
/** The demo looks once a minute, of the machine's own time, for digests that are due. */
const PATIENCE_MS = 90_000;

/** Takes the digest of an eventful day as Slack and as Discord show it, each message by itself. */
export async function takeDigest(browser: Browser, log: Log): Promise<void> {
  const clock = manualClock(EVENTFUL_START_MS);
  const demo = await startDemo({ port: 0, log, clock, seedWorld: () => () => undefined });
  const page = await browser.newPage({
    // As high as the longest message, so that nothing lies over its end.
    viewport: { width: 1440, height: 2600 },
    colorScheme: 'light',
    timezoneId: zone,
  });
  page.setDefaultTimeout(PATIENCE_MS);
  await page.goto(demo.address);
  await liveEventfulDay({
    world: demo.sims.cloud.world,
    async comes(atMs) {
      clock.advance(atMs - clock.now());
      await Promise.resolve();
    },
    bans: (stream) => asks(page, 'Slack', `/live ban ${stream} 24h no licence`, /^Ban for/),
    unbans: (stream) => asks(page, 'Slack', `/live unban ${stream}`, /^Unban room/),
  });
  await asks(page, 'Slack', `/live digest add daily 09:31 ${zone}`, /^Add the digest/);
  await asks(page, 'Discord', `/live digest add every:daily at:09:31 zone:${zone}`, /^Add the digest/);
  clock.advance(90_000);
  for (const pane of ['Slack', 'Discord'] as const) await takeMessage(page, pane);
  await page.close();
  await demo.stop();
}

type Pane = 'Slack' | 'Discord';
const paneOf = (page: Page, pane: Pane): Locator => page.getByRole('region', { name: pane });

/** Types a line that asks first, presses the button, and sees that it is answered. */
async function asks(page: Page, pane: Pane, line: string, button: RegExp): Promise<void> {
  const region = paneOf(page, pane);
  const box = region.getByRole('combobox');
  await box.fill(line);
  await box.press('Enter');
  await region.getByRole('button', { name: button }).click();
  await region.getByRole('button', { name: button }).waitFor({ state: 'detached' });
}

/** Waits until the digest stands there with its picture. */
async function takeMessage(page: Page, pane: Pane): Promise<void> {
  const message = paneOf(page, pane)
    .getByRole('listitem')
    .filter({ hasText: `${day} ·` })
    .last();
  await message.getByRole('img', { name: /^Chart of/ }).waitFor();
  const path = `docs/digest-${pane.toLowerCase()}.png`;
  await message.screenshot({ path, animations: 'disabled' });
  process.stdout.write(`${path}\n`);
}
