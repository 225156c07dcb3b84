import { chromium, type Locator, type Page } from 'playwright-core';
import { startDemo } from '../demo/start-demo.ts';
import { createPinoLog } from '../pino-log.ts';
import { takeDigest } from './picture-of-digest.ts';

/** `npm run pictures`: the README's pictures, taken of the demo page while the real bot answers. Needs Debian's chromium. */
interface Job {
  readonly picture: string;
  /** What is typed in either pane. */
  readonly slack: string;
  readonly discord?: string;
  /** What to press, one after the other. */
  readonly presses: readonly RegExp[];
  /** What stands in the last message. */
  readonly ends: RegExp;
  readonly height: number;
}

const JOBS: readonly Job[] = [
  {
    picture: 'ban',
    slack: '/live ban room-1 24h no licence for this film',
    discord: '/live ban room-2 for:2h reason:too loud',
    presses: [/^Ban for/],
    ends: /verified off the air/,
    height: 800,
  },
  { picture: 'streams', slack: '/live streams', presses: [], ends: /Live now/, height: 600 },
  {
    picture: 'cut',
    slack: '/live cut room-1',
    presses: [/^Cut room-1$/],
    ends: /is cut: verified|is back on the air/,
    height: 560,
  },
  {
    picture: 'record',
    slack: '/live record start room-2 1h',
    discord: '/live record start studio 1h',
    presses: [],
    ends: /is set up/,
    height: 660,
  },
  { picture: 'stats', slack: '/live stats now', presses: [], ends: /Pushes now/, height: 640 },
  {
    picture: 'history',
    slack: '/live stats push-history room-1',
    presses: [],
    ends: /Monitoring data/,
    height: 1250,
  },
  {
    picture: 'mix',
    slack: '/live mix start layout=side-by-side streams=host,guest output=show',
    discord: '/live mix start layout:inset-top-right streams:guest,host output:show2',
    presses: [/^Start the mix$/],
    ends: /is on air: verified/,
    height: 900,
  },
  { picture: 'files', slack: '/live record files room-1', presses: [], ends: /recorded file/, height: 620 },
  { picture: 'url', slack: '/live url push test-1', presses: [], ends: /Push URL of test-1/, height: 1000 },
];

const [, , only] = process.argv;
const log = createPinoLog({ level: 'silent', secrets: [] });
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
for (const job of JOBS.filter(({ picture }) => only === undefined || only === picture)) await take(job);
if (only === undefined || only.startsWith('digest')) await takeDigest(browser, log);
await browser.close();
process.exit(0);

async function take(job: Job): Promise<void> {
  const demo = await startDemo({ port: 0, log });
  const page = await browser.newPage({ viewport: { width: 1280, height: job.height }, colorScheme: 'light' });
  await page.goto(demo.address);
  for (const pane of ['Slack', 'Discord']) await play(page, pane, job);
  await page.screenshot({ path: `docs/${job.picture}.png` });
  process.stdout.write(`docs/${job.picture}.png\n`);
  await page.close();
  await demo.stop();
}

async function play(page: Page, pane: string, { slack, discord = slack, presses, ends }: Job): Promise<void> {
  const region: Locator = page.getByRole('region', { name: pane });
  const box = region.getByRole('combobox');
  await box.fill(pane === 'Slack' ? slack : discord);
  await box.press('Enter');
  for (const name of presses) await region.getByRole('button', { name }).click();
  await region.getByText(ends).last().waitFor();
}
