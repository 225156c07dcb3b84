import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import { ApiError } from '../wire/api-error.ts';
import { checkParams } from '../wire/params.ts';
import { readRequest } from '../wire/raw-request.ts';
import { readJson } from '../wire/read-input.ts';
import type { Control, Stage } from './control.ts';
import { controls } from './registry.ts';
import { worldView } from './world-view.ts';

const views: ReadonlyMap<string, (stage: Stage) => unknown> = new Map<string, (stage: Stage) => unknown>([
  ['', listControls],
  ['world', worldView],
  ['calls', ({ calls }) => ({ calls })],
]);

const maxBodyBytes = 64 * 1024;

interface Reply {
  readonly status: number;
  readonly body: unknown;
}

/** `GET /control` lists, `GET /control/world` and `/calls` show, `POST /control/<name>` does. */
export function createControlServer(stage: Stage): Server {
  return createServer((request, response) => {
    replyTo(request, stage)
      .then(({ status, body }) => {
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(`${JSON.stringify(body, undefined, 2)}\n`);
      })
      .catch(() => response.destroy());
  });
}

async function replyTo(request: IncomingMessage, stage: Stage): Promise<Reply> {
  const raw = await readRequest(request, maxBodyBytes);
  if (raw === undefined) return { status: 413, body: { error: 'the body is too large' } };
  const name = /^\/control\/?([a-z-]*)$/.exec(raw.path)?.[1];
  const view = views.get(name ?? 'none');
  const control = controls.get(name ?? 'none');
  if (raw.method === 'GET' && view) return { status: 200, body: view(stage) };
  if (raw.method !== 'POST' || !control) return { status: 404, body: { error: 'GET /control lists all' } };
  return runControl(control, raw.body, stage);
}

function runControl(control: Control, body: Buffer, stage: Stage): Reply {
  try {
    const input = body.length === 0 ? {} : readJson(body);
    const params = checkParams(control.fields, input, stage.world.clock.now());
    return { status: 200, body: control.run(params, stage) ?? {} };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { status: 400, body: { error: error.message, example: control.example } };
  }
}

function listControls(): unknown {
  const list = [...controls.values()].map(({ name, summary, example }) => ({
    name,
    summary,
    post: `/control/${name}`,
    example,
  }));
  return { controls: list, views: ['/control/world', '/control/calls'] };
}
