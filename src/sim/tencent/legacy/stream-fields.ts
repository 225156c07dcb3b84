import type { Fields } from '../wire/fields.ts';
import type { Params } from '../wire/params.ts';
import type { StreamFilter, StreamKey } from '../world/stream.ts';
import type { World } from '../world/world.ts';

export const channelField: Fields = { 'Param.s.channel_id': { type: 'text', required: true } };

/** For accounts with several app names or push domains (tencent-live 3.7). */
export const placeFields: Fields = {
  'Param.s.path': { type: 'text' },
  'Param.s.domain': { type: 'text' },
};

export function filterOf(params: Params): StreamFilter {
  return {
    name: params.text('Param.s.channel_id'),
    app: params.maybeText('Param.s.path'),
    domain: params.maybeText('Param.s.domain'),
  };
}

/** Without a place: the account's first push domain and `live`. */
export function streamOf(params: Params, world: World): StreamKey {
  return {
    domain: params.maybeText('Param.s.domain') ?? world.pushDomains[0] ?? '',
    app: params.maybeText('Param.s.path') ?? 'live',
    name: params.text('Param.s.channel_id'),
  };
}
