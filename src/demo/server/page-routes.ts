import { readdir, readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import type { Route } from '../../web/server.ts';
import { localOnly } from './answers.ts';

const FOLDER = new URL('../page/', import.meta.url);

const TYPES: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
]);

/** One route for every file of the page, `index.html` at `/`. Files are read when they are asked for. */
export async function pageRoutes(): Promise<readonly Route[]> {
  const names = await readdir(FOLDER);
  return names.flatMap((name) => {
    const type = TYPES.get(extname(name));
    return type === undefined ? [] : [fileRoute(name, type)];
  });
}

const fileRoute = (name: string, type: string): Route => ({
  method: 'GET',
  path: name === 'index.html' ? '/' : `/${name}`,
  handle: localOnly(async (_request, response) => {
    const content = await readFile(new URL(name, FOLDER));
    response.writeHead(200, { 'content-type': type }).end(content);
  }),
});
