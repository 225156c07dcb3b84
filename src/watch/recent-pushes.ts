import type { Context } from '../core/command.ts';
import { paragraph, type Block } from '../core/reply.ts';
import { joined, text, type Text } from '../core/text.ts';
import type { PushEvent, StreamKey } from '../live/port.ts';
import type { PushSession } from '../store/port.ts';
import { SAME_S } from './judge-online.ts';
import { pathOf } from './on-air.ts';
import { sessionText, stopText } from './session-words.ts';

/** For how long a push is worth a line, and how many are. */
const SINCE_S = 7 * 86_400;
const MOST = 3;
/** Of one name, over all its apps and domains. */
const MOST_READ = 30;

/** What callbacks told of the last pushes of a stream, for its card. */
export interface RecentPushes {
  /** A reported end that is newer than the last one of the cloud's lists. */
  readonly newerStop: Text | undefined;
  readonly blocks: readonly Block[];
}

/** `lastPush` is the newest end that the cloud's lists have. */
export async function recentPushes(
  stream: StreamKey,
  lastPush: PushEvent | undefined,
  { sessions, now, holds }: Pick<Context, 'sessions' | 'now' | 'holds'>,
): Promise<RecentPushes> {
  const ofName = await sessions.list({ name: stream.name, since: now() - SINCE_S }, MOST_READ);
  const known = ofName.filter((session) => pathOf(session) === pathOf(stream));
  const newer = known.find((session) => isNewer(session, lastPush));
  const showsAddress = holds('moderate').allowed;
  const lines = known.slice(0, MOST).map((session) => sessionText(session, showsAddress));
  return {
    newerStop: newer && stopText(newer),
    blocks: lines.length === 0 ? [] : [paragraph(text`Last pushes\n${joined(lines, text`\n`)}`)],
  };
}

const isNewer = ({ standing, endedAt }: PushSession, lastPush: PushEvent | undefined): boolean =>
  standing === 'reported' &&
  endedAt !== undefined &&
  (lastPush === undefined || endedAt > lastPush.to + SAME_S);
