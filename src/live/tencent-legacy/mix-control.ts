import { BotError } from '../../core/errors.ts';
import type { MixControl, MixInput, MixOrder } from '../port.ts';
import { checkMix } from '../tencent/check-mix.ts';
import type { Client } from '../tencent/client.ts';
import type { MixParams } from './mix-call.ts';
import { receiptAnswer } from './schemas.ts';

const START = 'mix_streamv2.start_mix_stream_advanced';
/** Of two documented ways the one with a name of its own (tencent-live 14 #3). */
const CANCEL = 'mix_streamv2.cancel_mix_stream';
/** tencent-live 3.12 */
const CANVAS = 3;
const MAX_LAYER = 6;

/** The writes about mixes (tencent-live 3.12); a wrong order is refused with `bad-input` before anything is sent. */
export function createMixControl(client: Client<MixParams>): MixControl {
  return {
    async start(order) {
      checkMix(order, MAX_LAYER);
      return client.write(START, mixParams(order), receiptAnswer);
    },
    async stop({ session, output }) {
      try {
        const params = { mix_stream_session_id: session, output_stream_id: output };
        return await client.write(CANCEL, params, receiptAnswer);
      } catch (error) {
        // Whoever wanted it to be over has what they wanted (tencent-live 3.12, -30300).
        if (error instanceof BotError && error.code === 'already-done') return { requestId: undefined };
        throw error;
      }
    },
  };
}

function mixParams({ session, output, isNewStream, template, inputs }: MixOrder): MixParams {
  return {
    mix_stream_session_id: session,
    output_stream_id: output,
    output_stream_type: isNewStream ? 1 : 0,
    mix_stream_template_id: template,
    input_stream_list: inputs.map((input) => ({
      input_stream_id: input.name,
      layout_params: { image_layer: input.layer, ...layoutParams(input) },
    })),
  };
}

/** Without a box the template says where a picture stands, or it keeps its own size. */
function layoutParams(input: MixInput): MixParams {
  if (input.kind === 'canvas') {
    return { input_type: CANVAS, image_width: input.width, image_height: input.height, color: input.color };
  }
  if (input.box === undefined) return {};
  const { x, y, width, height } = input.box;
  return { image_width: width, image_height: height, location_x: x, location_y: y };
}
