import type { Field, Fields, TextField } from '../wire/fields.ts';

/** tencent-live 5.18 */
export const mixNameField: TextField = { type: 'text', required: true, maxBytes: 80, pattern: /^\w+$/ };

const flag: Field = { type: 'integer', min: 0, max: 1, byDefault: 0 };
const number: Field = { type: 'number' };

/** Bounds that have a code of their own are checked by who reads the field. */
export const layoutFields: Fields = {
  ImageLayer: { type: 'integer', required: true },
  InputType: { type: 'integer', byDefault: 0 },
  ImageWidth: number,
  ImageHeight: number,
  LocationX: number,
  LocationY: number,
  Color: { type: 'text' },
  WatermarkId: { type: 'integer', min: 0 },
  WebPageUrl: { type: 'text' },
};

const cropFields: Fields = {
  CropWidth: number,
  CropHeight: number,
  CropStartLocationX: number,
  CropStartLocationY: number,
};

export const inputFields: Fields = {
  InputStreamName: mixNameField,
  LayoutParams: { type: 'object', required: true, fields: layoutFields },
  CropParams: { type: 'object', fields: cropFields },
  PortraitSegmentParams: { type: 'object', fields: { Color: { type: 'text' } } },
};

export const outputFields: Fields = {
  OutputStreamName: mixNameField,
  OutputStreamType: { type: 'integer', byDefault: 0 },
  OutputStreamBitRate: { type: 'integer' },
  OutputStreamGop: { type: 'integer', min: 1, max: 10 },
  OutputStreamFrameRate: { type: 'integer', min: 1, max: 60 },
  OutputAudioBitRate: { type: 'integer', min: 1, max: 500 },
  OutputAudioSampleRate: { type: 'integer', min: 8000, max: 96_000 },
  OutputAudioChannels: { type: 'integer', min: 1, max: 2 },
  MixSei: { type: 'text' },
};

export const controlFields: Fields = {
  UseMixCropCenter: flag,
  AllowCopy: flag,
  PassInputSei: flag,
  UsePictureTransparent: flag,
};
