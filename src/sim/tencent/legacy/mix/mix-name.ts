import type { RawRequest } from '../../wire/raw-request.ts';
import type { Input } from '../../wire/read-input.ts';

/** What the query calls both mix interfaces (tencent-live 3.12). */
export const mixInterface = 'Mix_StreamV2';

export const startMix = 'mix_streamv2.start_mix_stream_advanced';
export const cancelMix = 'mix_streamv2.cancel_mix_stream';

/** The interface that the body names, however wrong the rest of it is. */
export function mixNameOf(raw: RawRequest | undefined): string | undefined {
  const name = paraOf(raw)?.['interface'];
  return typeof name === 'string' ? name : undefined;
}

/** `interface.para` of the body, unchecked. */
export function paraOf(raw: RawRequest | undefined): Input | undefined {
  return objectIn(objectIn(parse(raw?.body), 'interface'), 'para');
}

function parse(body: Buffer | undefined): unknown {
  try {
    const value: unknown = JSON.parse(body?.toString() ?? '');
    return value;
  } catch {
    return undefined;
  }
}

function objectIn(value: unknown, name: string): Input | undefined {
  return asObject(asObject(value)?.[name]);
}

function asObject(value: unknown): Input | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
}
