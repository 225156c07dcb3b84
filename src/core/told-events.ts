import * as z from 'zod';

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

/** An event, or the cloud's own record of one, with what its body says. */
export interface Told<E, B> {
  readonly event: E;
  readonly body: B;
}

interface Bodied {
  /** JSON text. */
  readonly body: string;
}

/** What is no body of a file is left out. */
export const filesTold = <E extends Bodied>(events: readonly E[]): readonly Told<E, FileBody>[] =>
  events.flatMap((event) => read(event, fileBody));
/** What is no body of a picture is left out. */
export const picturesTold = <E extends Bodied>(events: readonly E[]): readonly Told<E, PictureBody>[] =>
  events.flatMap((event) => read(event, pictureBody));

function read<E extends Bodied, S extends z.ZodType>(event: E, shape: S): Told<E, z.output<S>>[] {
  const parsed = shape.safeParse(parsedJson(event.body));
  return parsed.success ? [{ event, body: parsed.data }] : [];
}

/** The cloud's records of its callbacks are text of any kind. */
function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
