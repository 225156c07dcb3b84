import type { Config } from './config.ts';

/** Every secret of the configuration, in the clear: for the log's scrubber only. */
export function secretsOf({ slack, discord, tencent, keys }: Config): string[] {
  const { secretId, secretKey, token } = tencent;
  const signing = [...keys.push, ...keys.play].map(({ key }) => key);
  return [...signing, slack?.botToken, slack?.appToken, discord?.token, secretId, secretKey, token].flatMap(
    (secret) => (secret === undefined ? [] : [secret.reveal()]),
  );
}
