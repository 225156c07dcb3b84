import { createWebServer } from '../../../src/web/server.ts';
import type { SlackOptions } from '../../../src/chat/slack/slack.ts';
import { openSlackStage, type SlackStage } from './slack-stage.ts';

export const SIGNING_SECRET = 'canary-signing-secret';

export interface HttpStage extends SlackStage {
  /** Where the bot takes Slack's requests. */
  readonly url: string;
}

/** The stage of Socket Mode, but for the way in: the stand-in posts signed requests to the web door. */
export async function openHttpStage(options: Partial<SlackOptions> = {}): Promise<HttpStage> {
  const stage = await openSlackStage({ entrance: { signingSecret: SIGNING_SECRET }, ...options });
  const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const web = createWebServer([{ method: 'POST', path: '/slack/events', handle: stage.chat.handle }], silent);
  const url = `http://127.0.0.1:${await web.start(0, '127.0.0.1')}/slack/events`;
  stage.sim.deliverTo({ url, signingSecret: SIGNING_SECRET });
  return {
    ...stage,
    url,
    secrets: () => [...stage.secrets(), SIGNING_SECRET],
    async close() {
      await web.stop();
      await stage.close();
    },
  };
}
