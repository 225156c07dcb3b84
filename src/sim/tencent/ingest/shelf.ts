import { createReadStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A real file and where it is served. */
export interface Shelved {
  readonly path: string;
  readonly url: string;
}

/** The files that real pushes left behind, in a folder that goes with the stand-in. */
export class Shelf {
  readonly #types = new Map<string, string>();
  #folder: string | undefined;
  #address = '';

  /** Files are served there from now on. */
  serveAt(address: string): void {
    this.#address = address;
  }

  /** A place for a file that is yet to be written. */
  place(name: string, type: string): Shelved {
    this.#folder ??= mkdtempSync(join(tmpdir(), 'tencent-sim-'));
    const unique = `${this.#types.size + 1}-${name}`;
    this.#types.set(unique, type);
    return { path: join(this.#folder, unique), url: `${this.#address}/files/${unique}` };
  }

  /** Answers whether there is such a file. */
  serve(pathname: string, response: ServerResponse): boolean {
    const name = pathname.startsWith('/files/') ? pathname.slice('/files/'.length) : '';
    const type = this.#types.get(name);
    if (type === undefined || this.#folder === undefined) return false;
    const path = join(this.#folder, name);
    const size = statSync(path, { throwIfNoEntry: false })?.size;
    if (size === undefined) return false;
    response.writeHead(200, { 'content-type': type, 'content-length': size });
    createReadStream(path, { end: Math.max(0, size - 1) }).pipe(response);
    return true;
  }

  clear(): void {
    if (this.#folder !== undefined) rmSync(this.#folder, { recursive: true, force: true });
    this.#types.clear();
    this.#folder = undefined;
  }
}
