import { z } from 'zod';
import { int, maybeNumber, maybeText, number, rows } from './schema-parts.ts';

const push = { client_ip: maybeText, fps: maybeNumber, speed: maybeNumber };
const play = { online: number, bandwidth: number };
const name = { stream_name: z.string() };

/** tencent-live 3.1 to 3.3: nothing at all where nothing is live. */
const statAnswer = <Row extends z.ZodType>(row: Row) =>
  z.object({ stream_count: int.default(0), stream_info: rows(row) });

/** tencent-live 3.1 */
export const liveAnswer = statAnswer(z.object({ ...name, ...push, ...play }));
/** tencent-live 3.2 */
export const pushAnswer = statAnswer(z.object({ ...name, ...push }));
/** tencent-live 3.3 */
export const playAnswer = statAnswer(z.object({ ...name, ...play }));

/** tencent-live 3.3: where nothing is live the answer is empty, and nobody watches. */
export const totalsAnswer = z.union([
  z.object({ total_online: number, total_bandwidth: number }),
  z.strictObject({}).transform(() => ({ total_online: 0, total_bandwidth: 0 })),
]);

export type PushRow = z.infer<typeof pushAnswer>['stream_info'][number];
export type PlayRow = z.infer<typeof playAnswer>['stream_info'][number];
