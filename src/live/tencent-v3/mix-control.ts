import { BotError } from '../../core/errors.ts';
import type { MixControl, MixInput, MixOrder } from '../port.ts';
import { checkMix } from '../tencent/check-mix.ts';
import type { Params } from './call.ts';
import type { Client } from './client.ts';
import { receiptAnswer } from './schemas.ts';

/** tencent-live 5.18 */
const CANVAS = 3;
const MAX_LAYER = 16;

/** The writes about mixes (tencent-live 5.18); a wrong order is refused with `bad-input` before anything is sent. */
export function createMixControl(client: Client): MixControl {
  return {
    async start(order) {
      checkMix(order, MAX_LAYER);
      return client.write('CreateCommonMixStream', mixParams(order), receiptAnswer);
    },
    async stop({ session }) {
      try {
        return await client.write('CancelCommonMixStream', { MixStreamSessionId: session }, receiptAnswer);
      } catch (error) {
        // Whoever wanted it to be over has what they wanted (tencent-live 4.3).
        if (error instanceof BotError && error.code === 'already-done') return { requestId: error.requestId };
        throw error;
      }
    },
  };
}

function mixParams({ session, output, isNewStream, template, inputs }: MixOrder): Params {
  return {
    MixStreamSessionId: session,
    InputStreamList: inputs.map(inputParams),
    OutputParams: { OutputStreamName: output, OutputStreamType: isNewStream ? 1 : 0 },
    MixStreamTemplateId: template,
  };
}

function inputParams(input: MixInput): Params {
  return { InputStreamName: input.name, LayoutParams: { ImageLayer: input.layer, ...layoutParams(input) } };
}

/** Without a box the template says where a picture stands, or it keeps its own size. */
function layoutParams(input: MixInput): Params {
  if (input.kind === 'canvas') {
    return { InputType: CANVAS, ImageWidth: input.width, ImageHeight: input.height, Color: input.color };
  }
  if (input.box === undefined) return {};
  const { x, y, width, height } = input.box;
  return { ImageWidth: width, ImageHeight: height, LocationX: x, LocationY: y };
}
