import type { Fault } from '../faults.ts';
import type { Fields } from '../wire/fields.ts';
import type { Params } from '../wire/params.ts';
import { wrongValue } from '../wire/fields.ts';
import type { Control } from './control.ts';

const scope: Fields = { action: { type: 'text' }, times: { type: 'integer', min: 1 } };

interface FaultControl {
  readonly name: string;
  readonly summary: string;
  readonly fields: Fields;
  readonly example: Control['example'];
  readonly fault: (params: Params) => Fault;
}

/** Without `action` the fault waits for any call; without `times` it stays until it is cleared. */
function faultControl({ fault, ...control }: FaultControl): Control {
  return {
    ...control,
    fields: { ...scope, ...control.fields },
    run(params, { faults }) {
      const action = params.maybeText('action');
      const times = params.maybeNumber('times');
      faults.add({
        ...fault(params),
        ...(action !== undefined && { action }),
        ...(times !== undefined && { times }),
      });
    },
  };
}

const anyFault: readonly Control[] = [
  faultControl({
    name: 'fault-slow',
    summary: 'Calls are handled ms milliseconds later.',
    fields: { ms: { type: 'integer', required: true, min: 1 } },
    example: { action: 'DescribeLiveStreamState', ms: 3000, times: 1 },
    fault: (params) => ({ kind: 'slow', ms: params.number('ms') }),
  }),
  faultControl({
    name: 'fault-status',
    summary: 'Calls get an HTML page with this HTTP status and do nothing.',
    fields: { status: { type: 'integer', required: true, min: 400, max: 599 } },
    example: { status: 503, times: 2 },
    fault: (params) => ({ kind: 'status', status: params.number('status') }),
  }),
  faultControl({
    name: 'fault-error',
    summary: 'Calls are refused with this code of Tencent and do nothing.',
    fields: { code: { type: 'text', required: true } },
    example: { action: 'ForbidLiveStream', code: 'InternalError.CallOtherSvrError', times: 1 },
    fault: (params) => ({ kind: 'error', code: params.text('code') }),
  }),
  faultControl({
    name: 'fault-rate-limit',
    summary: 'Calls are refused with RequestLimitExceeded.',
    fields: {},
    example: { times: 3 },
    fault: () => ({ kind: 'error', code: 'RequestLimitExceeded' }),
  }),
  faultControl({
    name: 'fault-drop',
    summary: 'The connection is closed before an answer, and nothing is done.',
    fields: {},
    example: { action: 'DropLiveStream', times: 1 },
    fault: () => ({ kind: 'drop' }),
  }),
  faultControl({
    name: 'fault-lose-answer',
    summary: 'Calls take effect, but the answer comes afterMs later, or never.',
    fields: { afterMs: { type: 'integer', min: 1 } },
    example: { action: 'ForbidLiveStream', times: 1 },
    fault(params) {
      const afterMs = params.maybeNumber('afterMs');
      return { kind: 'lose-answer', ...(afterMs !== undefined && { afterMs }) };
    },
  }),
];

const clearFaults: Control = {
  name: 'clear-faults',
  summary: 'Takes back the faults of one action, or all of them.',
  fields: { action: { type: 'text' } },
  example: {},
  run(params, { faults }) {
    faults.clear(params.maybeText('action'));
  },
};

const forbidList: Control = {
  name: 'forbid-list',
  summary: 'Whether DescribeLiveForbidStreamList exists: offered or gone.',
  fields: { is: { type: 'text', required: true, oneOf: ['offered', 'gone'] } },
  example: { is: 'gone' },
  run(params, { traits }) {
    const is = params.text('is');
    if (is !== 'offered' && is !== 'gone') throw wrongValue('is', 'must be offered or gone');
    traits.forbidList = is;
  },
};

export const faultControls: readonly Control[] = [...anyFault, clearFaults, forbidList];
