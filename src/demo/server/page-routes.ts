import { createRequire } from 'node:module';
import { readdir, readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import type { Route } from '../../web/server.ts';
import { localOnly } from './answers.ts';

const PLAYER = createRequire(import.meta.url).resolve('mpegts.js');
const FOLDER = new URL('../page/', import.meta.url);

const TYPES: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
]);

/** One route for every file of the page, `index.html` at `/`, and one for its player. Files are read when they are asked for. */
export async function pageRoutes(): Promise<readonly Route[]> {
  const names = await readdir(FOLDER);
  const files = names.flatMap((name) => {
    const type = TYPES.get(extname(name));
    const path = name === 'index.html' ? '/' : `/${name}`;
    return type === undefined ? [] : [fileRoute(path, new URL(name, FOLDER), type)];
  });
  return [...files, fileRoute('/mpegts.js', PLAYER, 'text/javascript; charset=utf-8')];
}

const fileRoute = (path: string, file: URL | string, type: string): Route => ({
  method: 'GET',
  path,
  handle: localOnly(async (_request, response) => {
    const content = await readFile(file);
    response.writeHead(200, { 'content-type': type }).end(content);
  }),
});
