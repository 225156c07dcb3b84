import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { openHttpStage } from './http-stage.ts';
import { startStage } from './scene.ts';
import { asPayload, JSON_TYPE, signedPost } from './signed-post.ts';

/** Slack's documented examples: test/fixtures/slack/README.md. */
const documented = (name: string): string =>
  readFileSync(new URL(`../../fixtures/slack/${name}`, import.meta.url), 'utf8');

/** A bot over HTTP; what it says to the ways back of the examples is kept. */
async function answering() {
  const said: string[] = [];
  const stage = await openHttpStage({
    fetch(url, init) {
      if (!String(url).startsWith('https://hooks.slack.example/')) return fetch(url, init);
      said.push(JSON.stringify([String(url), init?.body]));
      return Promise.resolve(new Response('ok'));
    },
  });
  return { said, scene: await startStage(stage) };
}

it('answers the documented slash command', async () => {
  const { said, scene } = await answering();
  expect(await signedPost(scene, documented('slash-command.txt'))).toEqual({ status: 200, said: '' });
  await expect.poll(() => said.length).toBe(1);
  expect(said[0]).toMatch(/hooks\.slack\.example\/commands\/1\/2".*room-1 is live/s);
  expect(scene.bot.runs).toEqual(['status room-1']);
});

it('answers the documented press, whose button is long gone', async () => {
  const { said, scene } = await answering();
  const body = asPayload(documented('block-actions.json'));
  expect(await signedPost(scene, body)).toEqual({ status: 200, said: '' });
  await expect.poll(() => said.length).toBe(1);
  expect(said[0]).toMatch(/hooks\.slack\.example\/actions\/1\/2\/3".*Too late/s);
});

it('reads the documented form, and takes no write whose form was opened by nobody', async () => {
  const { scene } = await answering();
  const body = asPayload(documented('view-submission.json'));
  expect(await signedPost(scene, body)).toEqual({ status: 200, said: '' });
  await scene.sees('moderator', 'it is not taken in a direct message');
  expect(scene.bot.writes).toEqual([]);
});

it('says in the answer what is wrong in the documented form', async () => {
  const { scene } = await answering();
  const body = asPayload(documented('view-submission.json').replace('2h', 'forever'));
  const { status, said } = await signedPost(scene, body);
  expect(status).toBe(200);
  expect(JSON.parse(said)).toEqual({
    response_action: 'errors',
    errors: { 'f:for': expect.stringContaining('forever') },
  });
  expect(scene.bot.runs).toEqual([]);
});

it('answers the documented challenge', async () => {
  const { scene } = await answering();
  const { said } = await signedPost(scene, documented('url-verification.json'), { type: JSON_TYPE });
  expect(JSON.parse(said)).toEqual({ challenge: 'a-challenge-of-letters-and-digits-0123456789' });
});
