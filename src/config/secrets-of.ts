import type { Config } from './config.ts';

/** Every secret of the configuration, in the clear: for the log's scrubber only. */
export function secretsOf({ slack, discord, tencent, callbacks, im, keys, databaseUrl }: Config): string[] {
  const cloud =
    tencent.api === 'legacy' ? [tencent.apiKey] : [tencent.secretId, tencent.secretKey, tencent.token];
  const signing = [...keys.push, ...keys.play].flatMap(({ key, backup }) => [key, backup]);
  const entrance = Object.values(slack?.entrance ?? {});
  const secrets = [
    ...signing,
    ...cloud,
    ...entrance,
    slack?.botToken,
    discord?.token,
    im?.key,
    callbacks?.key,
    callbacks?.path,
  ];
  return [
    ...secrets.flatMap((secret) => (secret === undefined ? [] : [secret.reveal()])),
    ...passwordOf(databaseUrl.reveal()),
  ];
}

/** As it stands in the address, and as it is meant. */
function passwordOf(address: string): string[] {
  const password = URL.canParse(address) ? new URL(address).password : '';
  try {
    return [password, decodeURIComponent(password)];
  } catch {
    return [password];
  }
}
