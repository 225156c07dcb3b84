import type { Fields } from '../wire/fields.ts';
import type { Params } from '../wire/params.ts';

/** `page_no` and `page_size` of a list. */
export function pageFields(size: { min: number; max: number; byDefault: number }): Fields {
  return {
    'Param.n.page_no': { type: 'integer', min: 1, byDefault: 1 },
    'Param.n.page_size': { type: 'integer', ...size },
  };
}

/** The asked page of `rows`. */
export function pageOf<Row>(rows: readonly Row[], params: Params): readonly Row[] {
  const size = params.number('Param.n.page_size');
  const from = (params.number('Param.n.page_no') - 1) * size;
  return rows.slice(from, from + size);
}
