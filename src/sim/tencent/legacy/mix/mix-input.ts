import { ApiError } from '../../wire/api-error.ts';
import { wrongValue } from '../../wire/fields.ts';
import type { Field, Fields } from '../../wire/fields.ts';
import { checkParams } from '../../wire/params.ts';
import type { Params } from '../../wire/params.ts';
import type { MixInput, MixInputKind } from '../../world/mix-order.ts';
import { asObject } from './json-objects.ts';
import type { JsonObject } from './json-objects.ts';

const kinds: ReadonlyMap<number, MixInputKind> = new Map<number, MixInputKind>([
  [0, 'stream'],
  [3, 'canvas'],
  [4, 'audio'],
  [5, 'video'],
]);
const [maxLayer, maxAudioLayer] = [6, 8];

/** Pixels, or a part of the background; the mixer itself refuses more than 2000 (tencent-live 14, row 22). */
const length: Field = { type: 'number', min: 0, max: 3000 };
const cropPixels: Field = { type: 'integer', min: 0, max: 3000 };

const layoutFields: Fields = {
  image_layer: { type: 'integer', required: true, min: 1, max: maxAudioLayer },
  input_type: { type: 'integer', min: 0, max: 5, byDefault: 0 },
  image_width: length,
  image_height: length,
  location_x: length,
  location_y: length,
  color: { type: 'text' },
  crop_width: cropPixels,
  crop_height: cropPixels,
  crop_x: cropPixels,
  crop_y: cropPixels,
};

/** One of `input_stream_list` (tencent-live 3.12). */
export function readMixInput({ layout_params, ...own }: JsonObject): MixInput {
  const input = checkParams({ input_stream_id: { type: 'text', required: true } }, own, 0);
  const given = asObject(layout_params);
  if (given === undefined) throw new ApiError('InvalidParameter', 'layout_params must be an object');
  const layout = checkParams(layoutFields, given, 0);
  const kind = kinds.get(layout.number('input_type'));
  if (kind === undefined) throw wrongValue('input_type', 'must be 0, 3, 4 or 5');
  const layer = layout.number('image_layer');
  if (kind !== 'audio' && layer > maxLayer) throw wrongValue('image_layer', 'is above 6 for sound alone');
  checkColor(kind, layout);
  return {
    name: input.text('input_stream_id'),
    kind,
    layer,
    width: layout.maybeNumber('image_width'),
    height: layout.maybeNumber('image_height'),
    x: layout.maybeNumber('location_x'),
    y: layout.maybeNumber('location_y'),
    crop: cropOf(layout),
  };
}

function checkColor(kind: MixInputKind, layout: Params): void {
  const color = layout.maybeText('color');
  if (color === undefined) return;
  if (kind !== 'canvas') throw wrongValue('color', 'is of a canvas alone');
  if (!/^0x[0-9a-f]{6}$/i.test(color)) throw wrongValue('color', 'must be of the form 0x000000');
}

function cropOf(layout: Params) {
  const [width, height, x, y] = ['crop_width', 'crop_height', 'crop_x', 'crop_y'].map((name) =>
    layout.maybeNumber(name),
  );
  if (width !== undefined && height !== undefined) return { width, height, x: x ?? 0, y: y ?? 0 };
  if ([width, height, x, y].some((given) => given !== undefined)) {
    throw wrongValue('crop_width', 'and crop_height belong to every crop');
  }
  return undefined;
}
