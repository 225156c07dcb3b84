import { describe, expect, it } from 'vitest';
import { render as renderDiscord } from '../src/chat/discord/render.ts';
import { render as renderSlack } from '../src/chat/slack/render.ts';
import { REPLIES } from './fixtures/replies.ts';

const json = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;

/** Every fixture as both platforms get it, side by side in `test/golden/<fixture>/`; `npx vitest run -u` writes them anew. */
describe('golden files', () => {
  it.each([...REPLIES])('%s', async (name, reply) => {
    const folder = `golden/${name.replaceAll(/[^a-z0-9]+/gi, '-')}`;
    await expect(json(renderSlack(reply))).toMatchFileSnapshot(`${folder}/slack.json`);
    await expect(json(renderDiscord(reply).body)).toMatchFileSnapshot(`${folder}/discord.json`);
  });

  it('every block in Slack, once its picture is uploaded', async () => {
    const reply = REPLIES.get('every block');
    if (reply === undefined) throw new TypeError('no fixture');
    const shown = json(renderSlack(reply, undefined, ['F0PICTURE1']));
    await expect(shown).toMatchFileSnapshot('golden/every-block/slack-with-picture.json');
  });
});
