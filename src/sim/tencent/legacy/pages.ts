import type { Page } from '../wire/call-server.ts';
import { writeJson } from './write-json.ts';

/** Errors go out as 200 too (tencent-live 2.1). */
export function jsonPage(value: unknown): Page {
  return { status: 200, type: 'application/json', text: writeJson(value) };
}

export function textPage(text: string): Page {
  return { status: 200, type: 'text/plain', text };
}
