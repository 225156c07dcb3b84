import { text } from '../../core/text.ts';
import type { Row } from './meaning.ts';
import { nextSteps } from './next-steps.ts';

/** Codes of reading and controlling streams, and those defined for the whole product (tencent-live 4.3). */
export const streamErrors: readonly Row[] = [
  {
    codes: [
      'FailedOperation',
      'FailedOperation.CallOtherSvrFailed',
      'InternalError.CallOtherSvrError',
      'InternalError.UpdateDataError',
    ],
    code: 'cloud-failed',
    said: text`Tencent began but could not carry this out: one of its own services failed.`,
    next: nextSteps.tryLater,
  },
  {
    codes: ['InternalError.ConfigNotExist', 'InternalError.GetBizidError'],
    code: 'cloud-failed',
    said: text`Tencent did not find the configuration of this account or domain.`,
    next: nextSteps.checkDomain,
  },
  {
    codes: [
      'InternalError.GetStreamInfoError',
      'InternalError.GetUpstreamInfoError',
      'InternalError.StreamStatusError',
    ],
    code: 'cloud-failed',
    said: text`Tencent could not find out about the stream.`,
    next: nextSteps.tryLater,
  },
  {
    codes: ['ResourceNotFound.DomainNotExist'],
    code: 'cloud-refused',
    said: text`The domain is not in this Tencent account.`,
    next: nextSteps.checkDomain,
  },
  {
    codes: ['ResourceNotFound.PushDomainNoRecord'],
    code: 'cloud-refused',
    said: text`The push domain has no record (ICP filing) at Tencent.`,
    next: nextSteps.checkDomain,
  },
  {
    codes: ['ResourceNotFound.PlayDomainNoRecord'],
    code: 'cloud-refused',
    said: text`The play domain has no record (ICP filing) at Tencent.`,
    next: nextSteps.checkDomain,
  },
  {
    codes: ['ResourceNotFound.StreamNotAlive'],
    code: 'cloud-refused',
    said: text`The stream is not live.`,
    next: nextSteps.waitForLive,
  },
  {
    codes: ['FailedOperation.HasNotLivingStream'],
    code: 'cloud-failed',
    said: text`Tencent found no live stream to do this with.`,
    next: nextSteps.waitForLive,
  },
  {
    codes: ['ResourceNotFound.ChannelNotExist', 'ResourceUnavailable.StreamNotExist'],
    code: 'cloud-refused',
    said: text`Tencent does not know this stream.`,
    next: nextSteps.checkStream,
  },
  {
    // Only mixes and reads answer it, and nothing is mixed that is not there (tencent-live 4.3).
    codes: ['FailedOperation.StreamNotExist'],
    code: 'cloud-refused',
    said: text`Tencent did not find the stream it was to work on.`,
    next: nextSteps.checkStream,
  },
  {
    codes: ['FailedOperation.NotFound'],
    code: 'cloud-failed',
    said: text`Tencent did not find the stream it was to work on.`,
    next: nextSteps.checkStream,
  },
  {
    codes: [
      'InternalError.DBError',
      'InternalError.QueryProIspPlayInfoError',
      'InternalError.QueryUploadInfoFailed',
    ],
    code: 'cloud-failed',
    said: text`Tencent could not look up its statistics.`,
    next: nextSteps.tryLater,
  },
];
