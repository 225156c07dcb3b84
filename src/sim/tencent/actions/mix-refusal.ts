import { ApiError } from '../wire/api-error.ts';
import { MixRefused } from '../world/mix-order.ts';
import type { MixRefusal } from '../world/mix-order.ts';

/** tencent-live 4.3. Like Tencent's own, the words do not tell which input broke. */
const codes: Readonly<Record<MixRefusal, readonly [code: string, words: string]>> = {
  'input-count': ['InvalidParameter.InputNumLimitExceeded', 'The number of input streams exceeds the limit.'],
  'input-not-live': ['FailedOperation.StreamNotExist', 'The stream does not exist.'],
  layers: ['InvalidParameter.InvalidLayerParam', 'The layer parameter is incorrect.'],
  template: ['InvalidParameter.TemplateNotMatchInputNum', 'The template does not match the inputs.'],
  outside: ['InvalidParameter.InvalidLayerParam', 'The layer parameter is incorrect.'],
  resolution: [
    'InvalidParameter.InvalidBackgroudResolution',
    'The resolution of the background is incorrect.',
  ],
  crop: ['InvalidParameter.InvalidCropParam', 'The crop parameter is incorrect.'],
  'output-type': ['InvalidParameter.InvalidOutputType', 'The output type is incorrect.'],
  'output-taken': ['InvalidParameter.InvalidOutputStreamID', 'The output stream ID has been used.'],
  'output-changed': [
    'InvalidParameter.SessionOutputStreamChanged',
    'The output stream of the session cannot be changed.',
  ],
  'too-many-mixes': ['FailedOperation.ProcessMixError', 'The mix could not be processed.'],
  'not-processed': ['FailedOperation.ProcessMixError', 'The mix could not be processed.'],
  'over-already': ['FailedOperation.CancelSessionNotExist', 'The session to cancel does not exist.'],
  'no-such-session': ['InvalidParameter.CancelSessionNotExist', 'The session to cancel does not exist.'],
};

/** Runs a step of the mixes; a refusal becomes the API's own. */
export function orRefuse(step: () => void): void {
  try {
    step();
  } catch (error) {
    if (!(error instanceof MixRefused)) throw error;
    throw new ApiError(...codes[error.reason]);
  }
}
