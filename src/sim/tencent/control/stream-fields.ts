import type { Fields } from '../wire/fields.ts';
import type { Params } from '../wire/params.ts';
import type { AudienceOptions } from '../world/new-push.ts';
import type { StreamKey } from '../world/stream.ts';
import type { World } from '../world/world.ts';

export const streamFields: Fields = {
  stream: { type: 'text', required: true },
  app: { type: 'text' },
  domain: { type: 'text' },
};

/** The app is `live` and the domain the first push domain unless they are given. */
export function streamOf(params: Params, world: World): StreamKey {
  const domain = params.maybeText('domain') ?? world.pushDomains[0] ?? 'push.example.com';
  return { domain, app: params.maybeText('app') ?? 'live', name: params.text('stream') };
}

export const audienceFields: Fields = {
  viewers: { type: 'integer', min: 0, byDefault: 0 },
  swing: { type: 'number', min: 0, max: 1, byDefault: 0 },
  transcodedKbps: { type: 'integer', min: 1 },
};

export function audienceOf(params: Params): AudienceOptions {
  const transcodedKbps = params.maybeNumber('transcodedKbps');
  const viewers = params.number('viewers');
  return { viewers, swing: params.number('swing'), ...(transcodedKbps !== undefined && { transcodedKbps }) };
}
