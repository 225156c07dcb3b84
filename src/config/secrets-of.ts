import type { Config } from './config.ts';

/** Every secret of the configuration, in the clear: for the log's scrubber only. */
export function secretsOf({ slack, discord, tencent }: Config): string[] {
  const { secretId, secretKey, token } = tencent;
  return [slack?.botToken, slack?.appToken, discord?.token, secretId, secretKey, token].flatMap((secret) =>
    secret === undefined ? [] : [secret.reveal()],
  );
}
