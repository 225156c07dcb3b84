import type { UnixSeconds } from '../port.ts';

/** Where an event came from: a callback, the cloud's own record of one, or its queue of pictures. */
export type EventSource = 'callback' | 'record' | 'queue';

/** Something that the cloud said had happened. It is a report until a read of the cloud confirms it. */
export interface CloudEvent {
  /** The same for every delivery of one event, however often it is tried (tencent-live 11.1, 14 #19). */
  readonly key: string;
  /** Tencent's event type, e.g. 100 (tencent-live 11.2). */
  readonly type: number;
  /** The stream name, where it names one that the bot can use. */
  readonly name: string | undefined;
  readonly at: UnixSeconds;
  readonly receivedAt: UnixSeconds;
  readonly source: EventSource;
  /** It came without a signature: no more than a hint however often it is tried (tencent-live 11.1, 14 #19). */
  readonly isHint: boolean;
  /** JSON text as it came, without what is secret in it. */
  readonly body: string;
}

export interface CloudEventFilter {
  readonly types: readonly number[];
  readonly name?: string;
  /** By `at`, both included. */
  readonly from: UnixSeconds;
  readonly to: UnixSeconds;
}

export interface CloudEvents {
  /** Keeps those whose key is new, all in one transaction; gives the keys of those. */
  add(events: readonly CloudEvent[]): Promise<readonly string[]>;
  /** Newest first. */
  list(filter: CloudEventFilter, most: number): Promise<readonly CloudEvent[]>;
  /** Kept, but not yet acted on; in the order in which they were kept. */
  pending(most: number): Promise<readonly CloudEvent[]>;
  /** They were acted on. */
  handled(keys: readonly string[]): Promise<void>;
  /** When the newest callback came; undefined when none ever did. */
  newest(): Promise<UnixSeconds | undefined>;
  /** The stream names of what was kept since then, those of the newest first. */
  names(since: UnixSeconds, most: number): Promise<readonly string[]>;
}
