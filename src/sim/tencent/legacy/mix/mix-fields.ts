import { mixNameField } from '../../actions/mix-fields.ts';
import type { Field, Fields } from '../../wire/fields.ts';
import { cancelMix, mixInterface, startMix } from './mix-name.ts';

/** Pixels, or a part of the background; the mixer itself refuses more than 2000 (tencent-live 14, row 22). */
const length: Field = { type: 'number', min: 0, max: 3000 };
const cropPixels: Field = { type: 'integer', min: 0, max: 3000 };

const layoutFields: Fields = {
  image_layer: { type: 'integer', required: true, min: 1, max: 8 },
  input_type: { type: 'integer', min: 0, max: 5, byDefault: 0 },
  image_width: length,
  image_height: length,
  location_x: length,
  location_y: length,
  color: { type: 'text', pattern: /^0x[0-9a-f]{6}$/i },
  crop_width: cropPixels,
  crop_height: cropPixels,
  crop_x: cropPixels,
  crop_y: cropPixels,
};

const inputFields: Fields = {
  input_stream_id: { type: 'text', required: true },
  layout_params: { type: 'object', required: true, fields: layoutFields },
};

const sharedFields: Fields = {
  interface: { type: 'text', required: true, oneOf: [startMix, cancelMix] },
  mix_stream_session_id: mixNameField,
  output_stream_id: mixNameField,
};

const startFields: Fields = {
  ...sharedFields,
  output_stream_type: { type: 'integer', min: 0, max: 1, byDefault: 0 },
  mix_stream_template_id: { type: 'integer', min: 0, byDefault: 0 },
  input_stream_list: { type: 'objects', required: true, fields: inputFields },
};

/** The body of tencent-live 3.12. `app_id` is a number by the page, and a text in callers. */
export function mixFields(kind: 'start' | 'cancel', appId: 'integer' | 'text'): Fields {
  const own = kind === 'start' ? startFields : sharedFields;
  const para: Field = {
    type: 'object',
    required: true,
    fields: { app_id: { type: appId, required: true }, ...own },
  };
  const interfaceName: Field = { type: 'text', required: true, oneOf: [mixInterface] };
  return {
    timestamp: { type: 'integer', required: true, min: 0, max: 9_999_999_999 },
    eventId: { type: 'integer', required: true },
    interface: { type: 'object', required: true, fields: { interfaceName, para } },
  };
}
