import { ApiError } from '../wire/api-error.ts';
import { wrongValue } from '../wire/fields.ts';
import type { Params } from '../wire/params.ts';
import { readZoned } from '../wire/times.ts';
import type { RecordedFile } from '../world/recorded-files.ts';
import type { AccountTraits, Action } from './action.ts';
import { mediaFields } from './media-fields.ts';
import { mediaRow } from './media-row.ts';

const reachable = 5000;

/** tencent-live 5.16: what VOD holds; every file here was recorded from a stream. */
export const searchMedia: Action = {
  name: 'SearchMedia',
  fields: () => mediaFields,
  run(params, { world, traits }) {
    checkAccount(params, traits);
    const [offset, limit] = [params.number('Offset'), params.number('Limit')];
    if (offset + limit > reachable) throw wrongValue('Limit', `reaches beyond ${reachable} with Offset`);
    const range = createdIn(params.maybeObject('CreateTime'));
    const found = sorted(world.files(), params).filter((file) => isAsked(file, params) && range(file));
    const filters = params.maybeTexts('Filters');
    return {
      TotalCount: Math.min(found.length, reachable),
      MediaInfoSet: found.slice(offset, offset + limit).map((file) => mediaRow(file, filters)),
    };
  },
};

/** Accounts that opened VOD late must say which of its applications they mean (tencent-live 5.16). */
function checkAccount(params: Params, { vod, vodSubAppId }: AccountTraits): void {
  if (vod === 'closed') {
    throw new ApiError('FailedOperation.InvalidVodUser', 'The VOD service is not activated.');
  }
  const subAppId = params.maybeNumber('SubAppId');
  if (subAppId === undefined && vodSubAppId !== undefined) {
    throw new ApiError('MissingParameter', 'The request is missing the required parameter SubAppId.');
  }
  if (subAppId !== vodSubAppId) throw wrongValue('SubAppId', 'is no application of this account');
}

/** The newest first, unless the caller wants them the other way round. */
function sorted(files: readonly RecordedFile[], params: Params): readonly RecordedFile[] {
  const isAscending = params.maybeObject('Sort')?.text('Order') === 'Asc';
  return isAscending ? files : files.toReversed();
}

function isAsked(file: RecordedFile, params: Params): boolean {
  const has = (name: string, value: string) => params.maybeTexts(name)?.includes(value) ?? true;
  return (
    has('StreamIds', file.stream.name) &&
    has('StreamDomains', file.stream.domain) &&
    has('StreamPaths', file.stream.app) &&
    has('SourceTypes', 'Record') &&
    has('Categories', file.format === 'aac' ? 'Audio' : 'Video')
  );
}

/** From `After` on and before `Before`, by the second that the answer tells. */
function createdIn(range: Params | undefined): (file: RecordedFile) => boolean {
  const moment = (name: string) => {
    const text = range?.maybeText(name);
    const ms = text === undefined ? undefined : readZoned(text);
    if (text !== undefined && ms === undefined) {
      throw wrongValue(`CreateTime.${name}`, 'is not ISO 8601 with a zone');
    }
    return ms;
  };
  const [fromMs, untilMs] = [moment('After') ?? -Infinity, moment('Before') ?? Infinity];
  return ({ endedMs }) => {
    const createdMs = Math.floor(endedMs / 1000) * 1000;
    return createdMs >= fromMs && createdMs < untilMs;
  };
}
