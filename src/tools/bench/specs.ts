import { z } from 'zod';

/** What the processes of the benchmark tell each other, as JSON. Times are UNIX seconds. */
export const cloudSpec = z.object({ streams: z.number(), from: z.number(), to: z.number() });
export type CloudSpec = z.infer<typeof cloudSpec>;

export const cloudAddress = z.object({
  url: z.string(),
  secretId: z.string(),
  secretKey: z.string(),
  pushDomain: z.string(),
});
export type CloudAddress = z.infer<typeof cloudAddress>;

/** The day to read, and where. */
export const collectSpec = z.object({ cloud: cloudAddress, day: z.string(), streams: z.number() });

export const collected = z.object({
  wallMs: z.number(),
  /** The most memory that the process had, as the system counts it. */
  peakMB: z.number(),
  /** The longest that the event loop was held. */
  heldMs: z.number(),
  calls: z.record(z.string(), z.number()),
  /** Answers that were no success, e.g. over the rate. */
  failures: z.number(),
});
export type Collected = z.infer<typeof collected>;

/** One kind of call: how many are needed at least, and how many the cloud takes in a second. */
export const plannedCalls = z.object({ action: z.string(), needed: z.number(), perSecond: z.number() });
export type PlannedCalls = z.infer<typeof plannedCalls>;

export const bareSpec = z.object({
  cloud: cloudAddress,
  calls: z.array(plannedCalls),
  from: z.number(),
  to: z.number(),
  day: z.string(),
});
export const bareResult = z.object({ wallMs: z.number(), failures: z.number() });
