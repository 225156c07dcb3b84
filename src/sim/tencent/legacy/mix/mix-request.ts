import { ApiError } from '../../wire/api-error.ts';
import { wrongValue } from '../../wire/fields.ts';
import type { Fields } from '../../wire/fields.ts';
import { checkParams } from '../../wire/params.ts';
import type { Params } from '../../wire/params.ts';
import { readJson } from '../../wire/read-input.ts';
import type { MixOrder } from '../../world/mix-order.ts';
import { asObject } from './json-objects.ts';
import type { JsonObject } from './json-objects.ts';
import { readMixInput } from './mix-input.ts';
import { cancelMix, mixInterface, startMix } from './mix-name.ts';

export type MixRequest =
  | { readonly kind: 'start'; readonly order: MixOrder }
  | { readonly kind: 'cancel'; readonly session: string; readonly output: string };

const outerFields: Fields = {
  timestamp: { type: 'integer', required: true, min: 0, max: 9_999_999_999 },
  eventId: { type: 'integer', required: true },
};

const nameFields: Fields = {
  interface: { type: 'text', required: true, oneOf: [startMix, cancelMix] },
  mix_stream_session_id: { type: 'text', required: true, maxBytes: 80 },
  output_stream_id: { type: 'text', required: true, maxBytes: 80 },
};

const startFields: Fields = {
  ...nameFields,
  output_stream_type: { type: 'integer', min: 0, max: 1, byDefault: 0 },
  mix_stream_template_id: { type: 'integer', min: 0, byDefault: 0 },
};

/** Reads the body of tencent-live 3.12. Throws `ApiError` for every field that is missing, unknown or wrong. */
export function readMixRequest(body: Buffer, appId: string): MixRequest {
  const { interface: inner, ...outer } = readJson(body);
  checkParams(outerFields, outer, 0);
  const { para, ...naming } = objectNamed('interface', inner);
  checkParams({ interfaceName: { type: 'text', required: true, oneOf: [mixInterface] } }, naming, 0);
  const { app_id, input_stream_list: inputs, ...own } = objectNamed('para', para);
  // A number by the page, a text in callers.
  if (app_id !== Number(appId) && app_id !== appId) throw wrongValue('app_id', 'is not that of the account');
  return own['interface'] === cancelMix ? readCancel(own, inputs) : readStart(own, inputs);
}

function readCancel(own: JsonObject, inputs: unknown): MixRequest {
  if (inputs !== undefined) throw wrongValue('input_stream_list', 'does not belong to a cancellation');
  const params = checkParams(nameFields, own, 0);
  return { kind: 'cancel', ...namesOf(params) };
}

/** A start with a single input is the old form of a cancellation (tencent-live 3.12, 14 row 3). */
function readStart(own: JsonObject, inputs: unknown): MixRequest {
  const params = checkParams(startFields, own, 0);
  const names = namesOf(params);
  if (!Array.isArray(inputs)) throw wrongValue('input_stream_list', 'must be a list');
  const read = inputs.map((input: unknown) => readMixInput(objectNamed('input_stream_list', input)));
  if (read.length === 1) return { kind: 'cancel', ...names };
  const order = {
    ...names,
    isNewStream: params.number('output_stream_type') === 1,
    template: params.number('mix_stream_template_id'),
    inputs: read,
  };
  return { kind: 'start', order };
}

function namesOf(params: Params) {
  const [session, output] = ['mix_stream_session_id', 'output_stream_id'].map((name) => {
    const text = params.text(name);
    if (!/^\w+$/.test(text)) throw wrongValue(name, 'takes letters, digits and underscores');
    return text;
  });
  return { session: session ?? '', output: output ?? '' };
}

function objectNamed(name: string, value: unknown): JsonObject {
  const object = asObject(value);
  if (object === undefined) throw new ApiError('InvalidParameter', `${name} must be an object`);
  return object;
}
