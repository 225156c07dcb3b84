import type { Picture, StreamName, UnixSeconds } from '../live/port.ts';
import type { CloudEvent } from '../store/port.ts';
import { attempt, type Attempt } from './attempt.ts';
import type { Context } from './command.ts';
import { recordedCallbacks, type Missed } from './missed-callbacks.ts';
import { picturesTold, type PictureBody } from './told-events.ts';

/** tencent-live 11.2 */
export const PICTURE_TAKEN = 200;

/** A picture that the cloud told of. */
export interface ToldPicture {
  readonly name: string;
  /** Approximate. */
  readonly at: UnixSeconds;
  readonly url: string | undefined;
  /** The task that it comes from, where there is one. */
  readonly task: string | undefined;
  readonly width: number | undefined;
  readonly height: number | undefined;
  readonly sizeBytes: number | undefined;
  /** It came without a signature: no more than a hint. */
  readonly isHint: boolean;
}

/** Pictures come by clocks that may be ahead. */
const AHEAD_S = 3600;
export const MOST_PICTURES = 500;

export interface PicturesReading {
  /** Newest first. */
  readonly pictures: readonly ToldPicture[];
  /** What the cloud's own records of its callbacks say; undefined where there are none to ask for. */
  readonly missed: Missed | undefined;
}

/** The pictures of one stream or of all since then: those that events told of, and those whose callbacks were missed. */
export async function readPictures(
  name: StreamName | undefined,
  since: UnixSeconds,
  context: Context,
): Promise<PicturesReading> {
  const to = context.now() + AHEAD_S;
  const filter = { types: [PICTURE_TAKEN], from: since, to, ...(name !== undefined && { name }) };
  const [events, missed] = await Promise.all([
    context.events.list(filter, MOST_PICTURES),
    name && recordedCallbacks({ type: PICTURE_TAKEN, name, from: since, to }, context),
  ]);
  const told = picturesTold(events).map(({ event, body }) =>
    pictureOf(event.name ?? '?', body, event.isHint),
  );
  const recorded = picturesTold(missed?.answer?.value ?? []).map(({ body }) =>
    pictureOf(name ?? '?', body, false),
  );
  const all = withoutTwins([...told, ...recorded.filter(({ at }) => at >= since)]);
  return { pictures: all.toSorted((a, b) => b.at - a.at).slice(0, MOST_PICTURES), missed };
}

const pictureOf = (name: string, body: PictureBody, isHint: boolean): ToldPicture => ({
  name,
  at: body.create_time,
  url: body.pic_full_url,
  task: body.task_id === '' ? undefined : body.task_id,
  width: body.width,
  height: body.height,
  sizeBytes: body.file_size,
  isHint,
});

/** A picture that came by the queue, by its callback and in the records is one picture. */
function withoutTwins(pictures: readonly ToldPicture[]): readonly ToldPicture[] {
  const known = new Map<string, ToldPicture>();
  for (const picture of pictures) {
    const key = `${picture.name} ${picture.url ?? picture.at}`;
    const twin = known.get(key);
    if (twin === undefined || (twin.width === undefined && picture.width !== undefined)) {
      known.set(key, picture);
    }
  }
  return [...known.values()];
}

/**
 * Takes what the cloud has in its queue of pictures. It gives each only once (tencent-live 14 #21), so every batch is kept
 * before anything of it is shown.
 */
export const drainQueue = ({ live, events, now }: Context): Promise<Attempt<number>> =>
  attempt<number>(
    live.snapshots.drain(async (pictures) => {
      await events.add(pictures.map((picture) => queueEvent(picture, now())));
    }),
  );

/** By what tells pictures apart: stream, address and time (tencent-live 11.1). */
function queueEvent({ name, at, url }: Picture, receivedAt: UnixSeconds): CloudEvent {
  const body = { stream_id: name, pic_full_url: url, create_time: at };
  return {
    key: `${PICTURE_TAKEN}:${name}:${url}:${at}`,
    type: PICTURE_TAKEN,
    name,
    at,
    receivedAt,
    source: 'queue',
    isHint: false,
    body: JSON.stringify(body),
  };
}
