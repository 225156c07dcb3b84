import type { Fields } from '../wire/fields.ts';

/** What `SearchMedia` takes (tencent-live 5.16). */
export const mediaFields: Fields = {
  SubAppId: { type: 'integer', min: 1 },
  StreamIds: { type: 'texts', max: 10 },
  StreamDomains: { type: 'texts' },
  StreamPaths: { type: 'texts' },
  SourceTypes: { type: 'texts' },
  Categories: { type: 'texts', oneOf: ['Video', 'Audio', 'Image'] },
  CreateTime: { type: 'object', fields: { After: { type: 'text' }, Before: { type: 'text' } } },
  Sort: {
    type: 'object',
    fields: {
      Field: { type: 'text', required: true, oneOf: ['CreateTime'] },
      Order: { type: 'text', required: true, oneOf: ['Asc', 'Desc'] },
    },
  },
  Offset: { type: 'integer', min: 0, byDefault: 0 },
  Limit: { type: 'integer', min: 1, max: 5000, byDefault: 10 },
  Filters: { type: 'texts', oneOf: ['basicInfo', 'metaData'] },
};
