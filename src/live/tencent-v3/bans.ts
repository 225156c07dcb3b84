import type { z } from 'zod';
import { BotError } from '../../core/errors.ts';
import { text } from '../../core/text.ts';
import { isStreamName, type BannedStream, type Sourced, type StreamName } from '../port.ts';
import { namedRows } from '../tencent/named-rows.ts';
import { allRows } from './paging.ts';
import type { ReadOptions } from './read-options.ts';
import { forbiddenAnswer, type ForbiddenRow } from './schemas.ts';
import { readTencentTime } from './times.ts';

const ACTION = 'DescribeLiveForbidStreamList';

/** Two calls a second in mainland (tencent-live 5.4), so a long list takes long. */
const PAGES = { pageSize: 100, maxPages: 50 } as const;

/**
 * Tencent's list of bans, which it may stop offering (tencent-live 0.6). Once it has said so, it is not asked again and
 * `can` has lost `banned`. Throws BotError `unsupported` then.
 */
export async function readBans(
  name: StreamName | undefined,
  { client, can, log }: Pick<ReadOptions, 'client' | 'can' | 'log'>,
): Promise<Sourced<readonly BannedStream[]>> {
  if (!can.has('banned')) throw notOffered();
  try {
    const params = { StreamName: name };
    const ask = { action: ACTION, params, schema: forbiddenAnswer, rowsOf, ...PAGES };
    const { value: rows, at } = await allRows(client, ask);
    return { value: namedRows(ACTION, rows, bannedStream, log), source: ACTION, at };
  } catch (error) {
    if (!(error instanceof BotError) || error.code !== 'unsupported') throw error;
    can.delete('banned');
    throw notOffered(error);
  }
}

const rowsOf = ({ ForbidStreamList }: z.infer<typeof forbiddenAnswer>) => ForbidStreamList;

function bannedStream(row: ForbiddenRow): BannedStream | undefined {
  if (!isStreamName(row.StreamName)) return undefined;
  return {
    name: row.StreamName,
    app: row.AppName,
    domain: row.DomainName,
    from: readTencentTime(row.CreateTime),
    until: readTencentTime(row.ExpireTime),
  };
}

function notOffered(cause?: BotError): BotError {
  return new BotError('unsupported', {
    said: text`Tencent does not offer its list of bans to this account.`,
    did: 'nothing',
    next: text`Ask for the state of a single stream instead.`,
    requestId: cause?.requestId,
    cause,
  });
}
