import type { Credentials } from './wire/check-signature.ts';

/** What an operator of the pretended account would put into the settings. */
export interface Account {
  readonly secretId: string;
  readonly secretKey: string;
  readonly appId: string;
  readonly apiKey: string;
  readonly pushDomain: string;
  readonly playDomain: string;
  readonly pushKey: string;
  readonly pushBackupKey: string;
  readonly playKey: string;
  readonly playBackupKey: string;
  readonly callbackKey: string;
}

/** Samples that open nothing but a stand-in on loopback. */
export const sampleAccount: Account = {
  secretId: 'AKIDloopbackStandInSample0123456789A',
  secretKey: 'loopbackStandInSampleSecretKey01',
  appId: '1250000000',
  apiKey: '0123456789abcdef0123456789abcdef',
  pushDomain: 'push.example.com',
  playDomain: 'play.example.com',
  pushKey: 'pushKey0123456789abcdef',
  pushBackupKey: 'pushBackupKey0123456789',
  playKey: 'playKey0123456789abcdef',
  playBackupKey: 'playBackupKey0123456789',
  callbackKey: 'callbackKey01',
};

export function credentialsOf(account: Account, token: string | undefined): Credentials {
  return { secretId: account.secretId, secretKey: account.secretKey, token };
}
