import type { Server } from 'node:http';
import { createServer } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readBytes } from '../../../src/sim/slack/wire/body.ts';
import { signature } from '../../../src/sim/slack/wire/http-delivery.ts';
import { createSlackSim } from '../../../src/sim/slack/slack-sim.ts';
import type { SlackSim } from '../../../src/sim/slack/slack-sim.ts';
import { manualClock } from '../../../src/sim/clock.ts';

describe('delivery over HTTP', () => {
  const clock = manualClock(1_700_000_000_000);
  let sim: SlackSim;
  let server: Server;
  let answer: { status: number; body: string } | undefined;
  let heard: { type: string | undefined; body: string; isSigned: boolean }[];
  beforeEach(async () => {
    heard = [];
    server = createServer((request, response) => {
      void readBytes(request).then((bytes) => {
        const time = String(request.headers['x-slack-request-timestamp']);
        const isSigned = request.headers['x-slack-signature'] === signature('hush', time, bytes.toString());
        heard.push({ type: request.headers['content-type'], body: bytes.toString(), isSigned });
        if (answer) response.writeHead(answer.status).end(answer.body);
        else clock.advance(3000);
      });
    });
    const url = await new Promise<string>((resolve) => {
      server.listen(0, '127.0.0.1', () => {
        const address = server.address();
        resolve(
          `http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}/slack`,
        );
      });
    });
    sim = createSlackSim({ clock });
    await sim.start();
    sim.workspace.setUser({ id: 'U1', name: 'ada' });
    sim.workspace.setChannel({ id: 'C1', name: 'live', members: ['U1'] });
    sim.deliverTo({ url, signingSecret: 'hush' });
  });
  afterEach(async () => {
    await sim.stop();
    server.closeAllConnections();
    server.close();
  });

  it('posts a signed form and reads the answer', async () => {
    answer = { status: 200, body: '{"text":"hello"}' };
    const { message } = await sim.person('U1').types('C1', '/live', 'status');
    expect(message?.text).toBe('hello');
    expect(heard).toMatchObject([{ type: 'application/x-www-form-urlencoded', isSigned: true }]);
    expect(new URLSearchParams(heard[0]?.body).get('text')).toBe('status');
  });

  it('posts events as JSON, again when they fail', async () => {
    answer = { status: 200, body: '' };
    expect(await sim.emits({ type: 'app_mention' })).toBe(true);
    expect(heard).toMatchObject([{ type: 'application/json', isSigned: true }]);
  });

  it.each([
    ['no answer within 3 s', undefined, 'operation_timeout'],
    ['another status', { status: 500, body: '' }, 'http_service_error'],
  ])('tells the typist of %s', async (_what, given, error) => {
    answer = given;
    const outcome = await sim.person('U1').types('C1', '/live');
    expect(outcome.shown).toBe(`/live failed with the error "${error}"`);
  });
});
