import { wrongValue } from '../../wire/fields.ts';
import { checkParams } from '../../wire/params.ts';
import type { Params } from '../../wire/params.ts';
import type { RawRequest } from '../../wire/raw-request.ts';
import { readJson } from '../../wire/read-input.ts';
import type { MixCrop, MixInput, MixInputKind, MixOrder } from '../../world/mix-order.ts';
import { mixFields } from './mix-fields.ts';
import { cancelMix, paraOf } from './mix-name.ts';

export type MixRequest =
  | { readonly kind: 'start'; readonly order: MixOrder }
  | { readonly kind: 'cancel'; readonly session: string; readonly output: string };

const kinds: ReadonlyMap<number, MixInputKind> = new Map<number, MixInputKind>([
  [0, 'stream'],
  [3, 'canvas'],
  [4, 'audio'],
  [5, 'video'],
]);
const maxPictureLayer = 6;

/** Reads the body of tencent-live 3.12. Throws `ApiError` for every field that is missing, unknown or wrong. */
export function readMixRequest(raw: RawRequest, appId: string): MixRequest {
  const { interface: name, app_id } = paraOf(raw) ?? {};
  const kind = name === cancelMix ? 'cancel' : 'start';
  const appIdType = typeof app_id === 'string' ? 'text' : 'integer';
  const body = checkParams(mixFields(kind, appIdType), readJson(raw.body), 0);
  const para = body.object('interface').object('para');
  const sentId = appIdType === 'text' ? para.text('app_id') : String(para.number('app_id'));
  if (sentId !== appId) throw wrongValue('app_id', 'is not that of the account');
  const names = { session: para.text('mix_stream_session_id'), output: para.text('output_stream_id') };
  if (kind === 'cancel') return { kind, ...names };
  const inputs = para.objects('input_stream_list').map(readInput);
  // A start with a single input is the old form of a cancellation (tencent-live 3.12, 14 row 3).
  if (inputs.length === 1) return { kind: 'cancel', ...names };
  const isNewStream = para.number('output_stream_type') === 1;
  const template = para.number('mix_stream_template_id');
  return { kind, order: { ...names, isNewStream, template, inputs } };
}

function readInput(input: Params): MixInput {
  const layout = input.object('layout_params');
  const kind = kinds.get(layout.number('input_type'));
  if (kind === undefined) throw wrongValue('input_type', 'must be 0, 3, 4 or 5');
  const layer = layout.number('image_layer');
  if (kind !== 'audio' && layer > maxPictureLayer) {
    throw wrongValue('image_layer', `is above ${maxPictureLayer} for sound alone`);
  }
  if (kind !== 'canvas' && layout.maybeText('color') !== undefined) {
    throw wrongValue('color', 'is of a canvas alone');
  }
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

/** It stands flat among the rest of the layout. */
function cropOf(layout: Params): MixCrop | undefined {
  const [width, height, x, y] = ['crop_width', 'crop_height', 'crop_x', 'crop_y'].map((name) =>
    layout.maybeNumber(name),
  );
  if (width !== undefined && height !== undefined) return { width, height, x: x ?? 0, y: y ?? 0 };
  if ([width, height, x, y].some((given) => given !== undefined)) {
    throw wrongValue('crop_width', 'and crop_height belong to every crop');
  }
  return undefined;
}
