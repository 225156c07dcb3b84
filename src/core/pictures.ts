import type { Picture, UnixSeconds } from '../live/port.ts';
import type { CloudEvent } from '../store/port.ts';
import { attempt, type Attempt } from './attempt.ts';
import type { Context } from './command.ts';
import { picturesTold } from './told-events.ts';

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

/** The pictures that events 200 tell of, in their order. */
export const picturesOf = (events: readonly CloudEvent[]): readonly ToldPicture[] =>
  picturesTold(events).map(({ event, body }) => ({
    name: event.name ?? '?',
    at: body.create_time,
    url: body.pic_full_url,
    task: body.task_id === '' ? undefined : body.task_id,
    width: body.width,
    height: body.height,
    sizeBytes: body.file_size,
    isHint: event.isHint,
  }));

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

/** The key is that of the callback of the same picture (tencent-live 11.1). */
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
