import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Demo } from '../../src/demo/start-demo.ts';
import { startSilentDemo } from './demo-page.ts';

const CHROMIUM = '/usr/bin/chromium';
const isThere = existsSync(CHROMIUM);

let demo: Demo;
let browser: Browser;

beforeAll(async () => {
  if (!isThere) {
    process.stdout.write('left out: no Chromium (apt-get install chromium)\n');
    return;
  }
  demo = await startSilentDemo();
  browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
});

afterAll(async () => {
  if (!isThere) return;
  await browser.close();
  await demo.stop();
});

test.skipIf(!isThere)('a moderator bans and unbans a stream in the Slack pane', async () => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const faults: string[] = [];
  page.on('pageerror', ({ message }) => faults.push(message));
  page.on('console', (line) => line.type() === 'error' && faults.push(line.text()));
  page.on('request', (request) => {
    if (!request.url().startsWith(demo.address)) faults.push(`asked for ${request.url()}`);
  });
  await page.goto(demo.address);
  const slack = page.getByRole('region', { name: 'Slack' });
  const line = slack.getByRole('combobox');
  await line.fill('/live status room-1');
  await line.press('Enter');
  await slack.getByRole('button', { name: 'Ban…' }).click();
  const form = slack.getByRole('dialog');
  await form.getByLabel(/How long/).fill('forever');
  await form.getByLabel(/Reason/).fill('<b>no licence</b>');
  await form.getByLabel(/Reason/).press('Tab');
  await form.getByRole('button', { name: 'Ban' }).click();
  await form.getByText(/cannot be forever/).waitFor();
  expect(await form.getByLabel(/How long/).getAttribute('aria-invalid')).toBe('true');
  await form.getByLabel(/How long/).fill('24h');
  await form.getByLabel(/How long/).press('Enter');
  await slack.getByRole('button', { name: /^Ban for/ }).click();
  await slack.getByText(/verified off the air/).waitFor();
  await page.getByText('⊘ banned').first().waitFor();
  // What somebody typed stays text.
  await slack.getByText('<b>no licence</b>').last().waitFor();
  await slack.getByRole('button', { name: 'Unban…' }).click();
  await slack.getByRole('button', { name: 'Unban room-1' }).click();
  await slack.getByText(/may be pushed again/).waitFor();
  await page.getByText('⊘ banned').first().waitFor({ state: 'detached' });
  expect(faults).toEqual([]);
});

test.skipIf(!isThere)(
  'a form closes with Escape, a line is completed by keyboard, nothing overflows a phone',
  async () => {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
    await page.goto(demo.address);
    const discord = page.getByRole('region', { name: 'Discord' });
    const line = discord.getByRole('combobox');
    await line.pressSequentially('/live ba');
    await discord.getByRole('option', { name: /live ban/ }).waitFor();
    await line.press('Enter');
    await discord.getByRole('option', { name: /backup\/room-1/ }).waitFor();
    await line.press('ArrowDown');
    await line.press('ArrowDown');
    await line.press('ArrowUp');
    await line.press('Tab');
    await discord.getByRole('option', { name: /for:/ }).waitFor();
    expect(await line.inputValue()).toMatch(/^\/live ban \S+ $/);
    await line.press('Enter');
    await discord.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await discord.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await line.evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true);
    const widths = await page.evaluate('[document.documentElement.scrollWidth, innerWidth]');
    expect(widths).toEqual([390, 390]);
  },
);
