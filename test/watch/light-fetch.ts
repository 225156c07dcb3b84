import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';

/** Posts over kept connections at a fraction of what `fetch` costs, for tests that post by the thousand. */
export function lightFetch(): typeof fetch {
  const agent = new Agent({ keepAlive: true });
  onTestFinished(() => agent.destroy());
  return (url, init) =>
    new Promise((resolve, reject) => {
      const asked = request(url instanceof Request ? url.url : url, { method: 'POST', agent }, (response) => {
        const { statusCode: status = 0 } = response;
        text(response).then((body) => resolve(new Response(body, { status })), reject);
      });
      asked.on('error', reject).end(init?.body);
    });
}
