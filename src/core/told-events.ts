import * as z from 'zod';
import type { UnixSeconds } from '../live/port.ts';
import type { CloudEvent } from '../store/port.ts';

/** Bodies of events as the cloud sends them (tencent-live 11.3), read leniently: numbers come as text at times. */

const count = z
  .union([z.number(), z.string().regex(/^\d+$/).transform(Number)])
  .pipe(z.number().nonnegative());
/** Empty, 0 and what is no number are as good as nothing. */
const maybeCount = count
  .transform((value) => (value === 0 ? undefined : value))
  .optional()
  .catch(undefined);
const maybeText = z
  .string()
  .transform((value) => (value === '' ? undefined : value))
  .optional()
  .catch(undefined);

/** Event 100: a file of a recording is ready. */
const fileBody = z.object({
  app: maybeText,
  appname: maybeText,
  file_id: z
    .union([z.string(), z.number().transform(String)])
    .optional()
    .catch(undefined),
  file_format: maybeText,
  start_time: count,
  end_time: count,
  duration: maybeCount,
  file_size: maybeCount,
  video_url: maybeText,
});

/** Event 200: a picture was taken; the queue of the 2.0 API gives the last two of it alone. */
const pictureBody = z.object({
  app: maybeText,
  appname: maybeText,
  task_id: z
    .union([z.string(), z.number().transform(String)])
    .optional()
    .catch(undefined),
  width: maybeCount,
  height: maybeCount,
  file_size: maybeCount,
  create_time: count,
  pic_full_url: maybeText,
});

export type FileBody = z.output<typeof fileBody>;
export type PictureBody = z.output<typeof pictureBody>;

/** An event with what its body says. */
export interface ToldEvent<B> {
  readonly event: CloudEvent;
  readonly body: B;
}

export const filesTold = (events: readonly CloudEvent[]): readonly ToldEvent<FileBody>[] =>
  events.flatMap((event) => read(event, fileBody));
export const picturesTold = (events: readonly CloudEvent[]): readonly ToldEvent<PictureBody>[] =>
  events.flatMap((event) => read(event, pictureBody));

function read<S extends z.ZodType>(event: CloudEvent, shape: S): ToldEvent<z.output<S>>[] {
  const parsed = shape.safeParse(JSON.parse(event.body));
  return parsed.success ? [{ event, body: parsed.data }] : [];
}

/** When the newest of them came. */
export const newestOf = (events: readonly CloudEvent[]): UnixSeconds | undefined =>
  events.length === 0 ? undefined : Math.max(...events.map(({ receivedAt }) => receivedAt));
