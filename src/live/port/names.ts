/** UNIX time in whole seconds. */
export type UnixSeconds = number;

declare const kind: unique symbol;
type Kind<K extends string> = string & { readonly [kind]: K };
export type StreamName = Kind<'StreamName'>;
export type AppName = Kind<'AppName'>;
export type DomainName = Kind<'DomainName'>;
/** Text, since task ids exceed 2^53 on the old API (tencent-live 3.14). */
export type TaskId = Kind<'TaskId'>;
/** Chosen by whoever starts the mix; the cloud has no list of them (tencent-live 5.18). */
export type MixSession = Kind<'MixSession'>;

/** tencent-live 9.3, 14 #13: nothing that would need percent-encoding. */
export const isStreamName = (value: string): value is StreamName =>
  /^[A-Za-z0-9][A-Za-z0-9_-]{0,79}$/.test(value);
/** tencent-live 9.3. */
export const isAppName = (value: string): value is AppName => /^[A-Za-z0-9_-]{1,64}$/.test(value);
export const isDomainName = (value: string): value is DomainName =>
  value.length <= 253 &&
  /^(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z0-9-]{2,63}$/.test(value);

export const isTaskId = (value: string): value is TaskId => /^[A-Za-z0-9_-]{1,128}$/.test(value);
/** tencent-live 3.12, 5.18: also the form of every stream that is mixed. */
export const isMixSession = (value: string): value is MixSession => /^[A-Za-z0-9_]{1,80}$/.test(value);

/** One stream in full: its push domain, app name and stream name. */
export interface StreamKey {
  readonly domain: DomainName;
  readonly app: AppName;
  readonly name: StreamName;
}

/** What a list is narrowed to; all of it must fit. */
export interface StreamFilter {
  readonly domain?: DomainName;
  readonly app?: AppName;
  readonly name?: StreamName;
}
