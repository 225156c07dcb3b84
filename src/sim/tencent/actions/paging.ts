import type { Fields } from '../wire/fields.ts';
import type { Params } from '../wire/params.ts';

/** `PageNum` and `PageSize` of a list. */
export function pageFields(size: { min: number; max: number; byDefault: number }, maxPage?: number): Fields {
  return {
    PageNum: { type: 'integer', min: 1, byDefault: 1, ...(maxPage !== undefined && { max: maxPage }) },
    PageSize: { type: 'integer', ...size },
  };
}

/** The asked page of `rows`, and the four paging fields of every list answer. */
export function pageOf<Row>(rows: readonly Row[], params: Params) {
  const PageNum = params.number('PageNum');
  const PageSize = params.number('PageSize');
  const from = (PageNum - 1) * PageSize;
  const paging = { TotalNum: rows.length, TotalPage: Math.ceil(rows.length / PageSize), PageNum, PageSize };
  return { rows: rows.slice(from, from + PageSize), paging };
}
