import { ApiError } from '../wire/api-error.ts';
import { wrongValue } from '../wire/fields.ts';
import type { Params } from '../wire/params.ts';
import type { MixCrop, MixInput, MixInputKind, MixOrder } from '../world/mix-order.ts';

const kinds: ReadonlyMap<number, MixInputKind> = new Map([
  [0, 'stream'],
  [2, 'image'],
  [3, 'canvas'],
  [4, 'audio'],
  [5, 'video'],
  [8, 'sticker'],
]);
const maxCrop = 2000;
const maxKbps = 10_000;

/** Throws the codes of tencent-live 4.3 for what breaks a bound of tencent-live 5.18. */
export function mixOrder(params: Params): MixOrder {
  const output = params.object('OutputParams');
  return {
    session: params.text('MixStreamSessionId'),
    output: output.text('OutputStreamName'),
    isNewStream: isNewStream(output),
    template: params.number('MixStreamTemplateId'),
    inputs: params.objects('InputStreamList').map(mixInput),
  };
}

function isNewStream(output: Params): boolean {
  const kbps = output.maybeNumber('OutputStreamBitRate') ?? 1;
  if (kbps < 1 || kbps > maxKbps) {
    throw new ApiError('InvalidParameter.InvalidBitrate', 'The output bitrate is not 1 to 10000.');
  }
  const type = output.number('OutputStreamType');
  if (type === 0 || type === 1) return type === 1;
  throw new ApiError('InvalidParameter.InvalidOutputType', 'The output type is neither 0 nor 1.');
}

function mixInput(input: Params): MixInput {
  const layout = input.object('LayoutParams');
  return {
    name: input.text('InputStreamName'),
    kind: kindOf(layout),
    layer: layout.number('ImageLayer'),
    width: layout.maybeNumber('ImageWidth'),
    height: layout.maybeNumber('ImageHeight'),
    x: layout.maybeNumber('LocationX'),
    y: layout.maybeNumber('LocationY'),
    crop: cropOf(input.maybeObject('CropParams')),
  };
}

/** An image is known by its id, and a sticker by its page. */
function kindOf(layout: Params): MixInputKind {
  const kind = kinds.get(layout.number('InputType'));
  if (kind === undefined) throw wrongValue('InputType', 'is none of 0, 2, 3, 4, 5 and 8');
  if (kind === 'image' && !layout.maybeNumber('WatermarkId')) {
    throw new ApiError('InvalidParameter.InvalidPictureID', 'There is no such picture.');
  }
  if (kind === 'sticker' && layout.maybeText('WebPageUrl') === undefined) {
    throw wrongValue('WebPageUrl', 'must not be empty');
  }
  return kind;
}

function cropOf(crop: Params | undefined): MixCrop | undefined {
  if (crop === undefined) return undefined;
  const length = (name: string) => {
    const value = crop.maybeNumber(name) ?? 0;
    if (value >= 0 && value <= maxCrop) return value;
    throw new ApiError('InvalidParameter.InvalidCropParam', `The ${name} is not 0 to ${maxCrop}.`);
  };
  return {
    width: length('CropWidth'),
    height: length('CropHeight'),
    x: length('CropStartLocationX'),
    y: length('CropStartLocationY'),
  };
}
