import * as z from 'zod';
import type { Route } from '../../web/server.ts';
import { isCloudFault, setFault } from '../cloud/cloud-faults.ts';
import { endPush, goLive } from '../cloud/push-controls.ts';
import type { Pane } from '../screen.ts';
import { localOnly, readJson, sendJson } from './answers.ts';
import { readViewers, stateOf, type Stage } from './stage.ts';
import type { StateFeed } from './state-feed.ts';

const viewer = { person: z.string(), channel: z.string() };
const typed = z.object({ ...viewer, text: z.string().max(4000) });
const pressed = z.object({ ...viewer, message: z.string(), button: z.string() });
const filled = z.object({ ...viewer, values: z.record(z.string(), z.string()) });
const stream = z.object({ stream: z.string() });
const fault = z.object({ fault: z.string().refine(isCloudFault), on: z.boolean() });

/** The page's JSON API. Acts answer `{}` or `{"shown": "what the platform says"}`; 400 is `{"error": "why"}`. */
export function apiRoutes(stage: Stage, feed: StateFeed): readonly Route[] {
  return [
    read('/api/state', (request, response) => {
      sendJson(response, 200, stateOf(stage, readViewers(request.url)));
    }),
    read('/api/events', feed.serve),
    ...paneRoutes('/api/slack', stage.slack),
    ...paneRoutes('/api/discord', stage.discord),
    act('/api/cloud/go-live', stream, (body) => goLive(stage.cloud, body.stream)),
    act('/api/cloud/end-push', stream, (body) => endPush(stage.cloud, body.stream)),
    act('/api/cloud/fault', fault, (body) => setFault(stage.cloud.faults, body.fault, body.on)),
  ];
}

const paneRoutes = (path: string, pane: Pane): readonly Route[] => [
  act(`${path}/completes`, typed, (body) => pane.completes(body, body.text)),
  act(`${path}/types`, typed, (body) => pane.types(body, body.text)),
  act(`${path}/presses`, pressed, (body) => pane.presses(body, body.message, body.button)),
  act(`${path}/submits`, filled, (body) => pane.submits(body, body.values)),
  act(`${path}/closes`, z.object(viewer), (body) => pane.closes(body)),
];

const read = (path: string, handle: StateFeed['serve']): Route => ({
  method: 'GET',
  path,
  handle: localOnly((request, response) => Promise.resolve(handle(request, response))),
});

/** What the platform's client would not allow comes as an Error, and is the page's to show. */
function act<S extends z.ZodType>(path: string, shape: S, run: (body: z.output<S>) => unknown): Route {
  return {
    method: 'POST',
    path,
    handle: localOnly(async (request, response) => {
      try {
        const body = shape.parse(await readJson(request));
        sendJson(response, 200, (await run(body)) ?? {});
      } catch (thrown) {
        const error = thrown instanceof Error ? thrown.message : String(thrown);
        sendJson(response, 400, { error });
      }
    }),
  };
}
