import type { Action } from './action.ts';
import { controlFields, inputFields, mixNameField, outputFields } from './mix-fields.ts';
import { mixOrder } from './mix-order.ts';
import { orRefuse } from './mix-refusal.ts';

/** tencent-live 5.18: starts a mix, or changes the one of that session. */
export const createCommonMixStream: Action = {
  name: 'CreateCommonMixStream',
  fields: () => ({
    MixStreamSessionId: mixNameField,
    InputStreamList: { type: 'objects', required: true, fields: inputFields },
    OutputParams: { type: 'object', required: true, fields: outputFields },
    MixStreamTemplateId: { type: 'integer', byDefault: 0 },
    ControlParams: { type: 'object', fields: controlFields },
  }),
  run(params, { world }) {
    const order = mixOrder(params);
    const mayCopy = params.maybeObject('ControlParams')?.number('AllowCopy') === 1;
    // tencent-live 5.18: one input that makes a new stream means "cancel", unless it may be copied.
    const isCancel = order.inputs.length === 1 && order.isNewStream && !mayCopy;
    orRefuse(() => void (isCancel ? world.mixes.cancel(order.session) : world.mixes.start(order)));
    return {};
  },
};

/** tencent-live 5.18 */
export const cancelCommonMixStream: Action = {
  name: 'CancelCommonMixStream',
  fields: () => ({ MixStreamSessionId: mixNameField }),
  run(params, { world }) {
    orRefuse(() => world.mixes.cancel(params.text('MixStreamSessionId')));
    return {};
  },
};
