import { wrongValue } from '../wire/fields.ts';
import type { Control } from './control.ts';

const retired: Control = {
  name: 'retired',
  summary:
    'What the 2.0 hosts do for this account: no (they work), invalid (appid or cmd is invalid), page (HTML), gone (no connection).',
  fields: { is: { type: 'text', required: true, oneOf: ['no', 'invalid', 'page', 'gone'] } },
  example: { is: 'invalid' },
  run(params, { traits }) {
    const is = params.text('is');
    if (is !== 'no' && is !== 'invalid' && is !== 'page' && is !== 'gone') {
      throw wrongValue('is', 'must be no, invalid, page or gone');
    }
    traits.retired = is;
  },
};

export const legacyControls: readonly Control[] = [retired];
