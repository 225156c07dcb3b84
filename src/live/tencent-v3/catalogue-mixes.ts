import { text } from '../../core/text.ts';
import type { Row } from './meaning.ts';
import { nextSteps } from './next-steps.ts';

/** Codes of mixes (tencent-live 4.3). */
export const mixErrors: readonly Row[] = [
  {
    // The sizes are read before anything is mixed.
    codes: ['FailedOperation.GetStreamResolutionError'],
    code: 'cloud-refused',
    said: text`Tencent could not read the picture size of a stream in the mix.`,
    next: text`Try again about five seconds after every stream of the mix has gone live.`,
  },
  {
    codes: ['FailedOperation.ProcessMixError'],
    code: 'cloud-failed',
    said: text`Tencent could not make the mix.`,
    next: nextSteps.tryLater,
  },
  { codes: ['InvalidParameter.OtherError'], code: 'cloud-refused', next: nextSteps.checkMix },
  {
    codes: ['FailedOperation.GetPictureUrlError'],
    code: 'cloud-failed',
    said: text`Tencent could not fetch a picture of the mix.`,
    next: nextSteps.checkMix,
  },
  {
    // Both say that there is nothing left to cancel (tencent-live 4.3).
    codes: ['FailedOperation.CancelSessionNotExist', 'InvalidParameter.CancelSessionNotExist'],
    code: 'already-done',
    said: text`The mix is cancelled already.`,
    next: text`Nothing is left to do.`,
  },
  {
    codes: ['InvalidParameter.InputNumLimitExceeded'],
    code: 'cloud-refused',
    said: text`The mix has more inputs than Tencent allows.`,
    next: nextSteps.checkMix,
  },
  {
    codes: ['InvalidParameter.InvalidBackgroudResolution'],
    code: 'cloud-refused',
    said: text`The size of the mix's background is not allowed.`,
    next: nextSteps.checkMix,
  },
  {
    codes: ['InvalidParameter.InvalidBitrate'],
    code: 'cloud-refused',
    said: text`The bit rate of the mix is not allowed.`,
    next: nextSteps.checkMix,
  },
  {
    codes: ['InvalidParameter.InvalidCropParam'],
    code: 'cloud-refused',
    said: text`The mix crops a picture beyond its edges.`,
    next: nextSteps.checkMix,
  },
  {
    codes: ['InvalidParameter.InvalidLayerParam'],
    code: 'cloud-refused',
    said: text`The layers of the mix are not allowed: each input needs its own, from 1 to 16.`,
    next: nextSteps.checkMix,
  },
  {
    codes: ['InvalidParameter.InvalidOutputStreamID'],
    code: 'cloud-refused',
    said: text`The output name of the mix is already used.`,
    next: text`Choose another output name and start the mix again.`,
  },
  {
    codes: ['InvalidParameter.InvalidOutputType'],
    code: 'cloud-refused',
    said: text`The output type of the mix does not fit its output name.`,
    next: nextSteps.checkMix,
  },
  {
    codes: ['InvalidParameter.InvalidPictureID'],
    code: 'cloud-refused',
    said: text`Tencent does not know a picture of the mix.`,
    next: nextSteps.checkMix,
  },
  {
    codes: ['InvalidParameter.InvalidRoundRectRadius'],
    code: 'cloud-refused',
    said: text`The corner radius in the mix is not allowed.`,
    next: nextSteps.checkMix,
  },
  {
    codes: ['InvalidParameter.SessionOutputStreamChanged'],
    code: 'cloud-refused',
    said: text`A running mix cannot change its output name.`,
    next: text`Stop the mix, then start it with the new name.`,
  },
  {
    codes: ['InvalidParameter.TemplateNotMatchInputNum'],
    code: 'cloud-refused',
    said: text`The layout of the mix is made for another number of inputs.`,
    next: nextSteps.checkMix,
  },
  {
    codes: ['InternalError.JiFeiOtherError'],
    code: 'cloud-failed',
    said: text`Tencent's billing kept the mix from starting.`,
    next: nextSteps.openConsole,
  },
];
