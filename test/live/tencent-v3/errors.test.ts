import { expect, test } from 'vitest';
import { BotError, type ErrorCode } from '../../../src/core/errors.ts';
import { plainText } from '../../../src/core/text.ts';
import { exactMeaning } from '../../../src/live/tencent-v3/catalogue.ts';
import { toBotError } from '../../../src/live/tencent-v3/errors.ts';
import { CallError, type Fault } from '../../../src/live/tencent/faults.ts';

const words = (text: string) => text.split(' ');
/** `A.x y z` is `A.x`, `A.y` and `A.z`. */
const codes = (family: string, names: string) => words(names).map((name) => `${family}.${name}`);

/** Every code of tencent-live 4.3, by the class that people are told. */
const documented: ReadonlyMap<ErrorCode, readonly string[]> = new Map<ErrorCode, readonly string[]>([
  [
    'cloud-credentials',
    [
      ...codes('AuthFailure', 'SignatureExpire SignatureFailure SecretIdNotFound InvalidSecretId'),
      ...codes('AuthFailure', 'InvalidAuthorization TokenFailure UnauthorizedOperation MFAFailure'),
      'UnauthorizedOperation',
    ],
  ],
  [
    'cloud-limit',
    ['RequestLimitExceeded', ...codes('LimitExceeded', 'RateLimitExceeded MaximumRunningTask MaximumTask')],
  ],
  ['unsupported', ['InvalidAction', 'NoSuchVersion', 'ActionOffline']],
  [
    'cloud-refused',
    [
      ...words('InvalidParameter InvalidParameterValue MissingParameter UnknownParameter'),
      ...words('UnsupportedRegion UnsupportedProtocol UnsupportedOperation'),
      ...words('ResourceNotFound ResourceUnavailable ResourceInsufficient ResourceInUse'),
      ...codes('ResourceNotFound', 'DomainNotExist PushDomainNoRecord PlayDomainNoRecord StreamNotAlive'),
      ...codes('ResourceNotFound', 'ChannelNotExist TaskId'),
      'ResourceUnavailable.StreamNotExist',
      ...codes('FailedOperation', 'StreamNotExist GetStreamResolutionError'),
      ...codes('InvalidParameter', 'InputNumLimitExceeded InvalidBackgroudResolution InvalidBitrate'),
      ...codes('InvalidParameter', 'InvalidCropParam InvalidLayerParam InvalidOutputStreamID'),
      ...codes('InvalidParameter', 'InvalidOutputType InvalidPictureID InvalidRoundRectRadius'),
      ...codes('InvalidParameter', 'SessionOutputStreamChanged TemplateNotMatchInputNum OtherError'),
    ],
  ],
  [
    'cloud-account',
    [
      ...codes('ResourceNotFound', 'StopService FreezeService ForbidService UserDisableService UserNotExist'),
      'InternalError.NotPermmitOperat',
      'ResourceUnavailable.InvalidVodStatus',
      'FailedOperation.InvalidVodUser',
    ],
  ],
  ['already-done', ['FailedOperation.CancelSessionNotExist', 'InvalidParameter.CancelSessionNotExist']],
  [
    'cloud-failed',
    [
      ...words('InternalError ServiceUnavailable FailedOperation'),
      ...codes('FailedOperation', 'CallOtherSvrFailed HasNotLivingStream NotFound'),
      ...codes('FailedOperation', 'ProcessMixError GetPictureUrlError'),
      ...codes('InternalError', 'CallOtherSvrError ConfigNotExist GetBizidError GetStreamInfoError'),
      ...codes('InternalError', 'GetUpstreamInfoError StreamStatusError UpdateDataError'),
      ...codes('InternalError', 'GetConfigError NetworkError SystemError JiFeiOtherError'),
      ...codes('InternalError', 'DBError QueryProIspPlayInfoError QueryUploadInfoFailed'),
    ],
  ],
]);

function told(fault: Fault, write: boolean): BotError {
  const error = toBotError(new CallError(fault), { service: 'live', action: 'ForbidLiveStream', write });
  if (error instanceof BotError) return error;
  throw new Error('expected a BotError', { cause: error });
}
const answered = (code: string, write = false) =>
  told({ kind: 'answered', code, message: 'as Tencent says', requestId: 'req-1' }, write);

const rows = [...documented].flatMap(([code, all]) => all.map((tencents) => [tencents, code] as const));

test.each(rows)('%s is %s', (tencents, code) => {
  expect(exactMeaning(tencents)).toBeDefined();
  const error = answered(tencents);
  expect([error.code, error.did, error.requestId]).toEqual([code, 'nothing', 'req-1']);
  for (const words of [plainText(error.said), plainText(error.next)])
    expect(words).toMatch(/^[A-Z].*\.$|^Tencent/);
});

test.each(rows)(
  'a write that ends with %s (%s) leaves open whether it took only after an inner fault',
  (tencents, code) => {
    const error = answered(tencents, true);
    expect(error.did).toBe(code === 'cloud-failed' ? 'unknown' : 'nothing');
  },
);

test.each([
  ['AuthFailure.Brandnew', 'cloud-credentials', 'nothing'],
  ['RequestLimitExceeded.UinLimitExceeded', 'cloud-limit', 'nothing'],
  ['InternalError.Brandnew', 'cloud-failed', 'unknown'],
  ['ResourceNotFound.Brandnew', 'cloud-refused', 'nothing'],
  ['Brandnew', 'cloud-failed', 'unknown'],
  ['__proto__', 'cloud-failed', 'unknown'],
  ['constructor.name', 'cloud-failed', 'unknown'],
] as const)('unknown code %s is shown with its message', (tencents, code, did) => {
  const error = answered(tencents, true);
  expect([error.code, error.did]).toEqual([code, did]);
  expect(plainText(error.said)).toBe(`Tencent answered ${tencents}: as Tencent says`);
});

test('a missing permission names the action to allow', () => {
  expect(plainText(answered('UnauthorizedOperation').next)).toContain('live:ForbidLiveStream');
  const fault = { kind: 'answered', code: 'UnauthorizedOperation', message: '' } as const;
  const error = toBotError(new CallError(fault), { service: 'vod', action: 'SearchMedia', write: false });
  expect(error instanceof BotError && plainText(error.next)).toContain('vod:SearchMedia');
});

test.each([
  ['StopRecordTask', 'list of recordings'],
  ['CreateScreenshotTask', 'new snapshots'],
  ['CreateCommonMixStream', 'output stream'],
  ['DropLiveStream', 'state'],
])('a %s that was left open is looked for where it can be seen', (action, place) => {
  const fault = { kind: 'transport', reason: 'timeout', sent: true } as const;
  const error = toBotError(new CallError(fault), { service: 'live', action, write: true });
  expect(error instanceof BotError && plainText(error.next)).toContain(place);
});

test.each([
  [{ kind: 'transport', reason: 'broken', sent: false }, 'cloud-failed', 'nothing'],
  [{ kind: 'transport', reason: 'broken', sent: true }, 'cloud-failed', 'unknown'],
  [{ kind: 'transport', reason: 'timeout', sent: false }, 'cloud-timeout', 'nothing'],
  [{ kind: 'transport', reason: 'timeout', sent: true }, 'cloud-timeout', 'unknown'],
  [{ kind: 'transport', reason: 'too-big', sent: true }, 'cloud-failed', 'unknown'],
  [{ kind: 'unreadable', status: 200 }, 'cloud-failed', 'unknown'],
  [{ kind: 'unreadable', status: 502 }, 'cloud-failed', 'unknown'],
] as const)('without an answer: %j', (fault, code, did) => {
  expect([told(fault, true).code, told(fault, true).did]).toEqual([code, did]);
  expect(told(fault, false).did).toBe('nothing');
});

test('other errors are given back as they are', () => {
  const error = new TypeError('a bug');
  expect(toBotError(error, { service: 'live', action: 'DropLiveStream', write: true })).toBe(error);
});
