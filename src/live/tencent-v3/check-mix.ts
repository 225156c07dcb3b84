import { code, text, type Text } from '../../core/text.ts';
import { isMixSession, type MixInput, type MixOrder } from '../port.ts';
import { badInput } from '../tencent/bad-input.ts';

/** tencent-live 5.18 */
const MAX_INPUTS = 16;
const MAX_LAYER = 16;
/** Of both APIs; the older pages of the 2.0 API say 3000 (tencent-live 14 #22). */
const MAX_SIDE = 2000;

/** What Tencent would refuse, or take for something else. Throws BotError `bad-input`. */
export function checkMix({ output, inputs }: MixOrder): void {
  const count = inputs.length;
  // A mix of one input that makes a new stream is taken for its cancelling (tencent-live 5.18).
  if (count < 2) throw wrong(text`A mix needs at least two inputs.`);
  if (count > MAX_INPUTS)
    throw wrong(text`The mix has ${count} inputs; Tencent takes at most ${MAX_INPUTS}.`);
  for (const name of [output, ...inputs.map((input) => input.name)]) {
    if (!isMixSession(name)) {
      throw wrong(
        text`${code(name)} cannot be mixed: only letters, digits and _ are taken, at most 80 of them.`,
      );
    }
  }
  const layers = inputs.map(({ layer }) => layer);
  const fits = layers.every((layer) => Number.isInteger(layer) && layer >= 1 && layer <= MAX_LAYER);
  if (!fits || new Set(layers).size < count || !layers.includes(1)) {
    throw wrong(
      text`Each input needs a layer of its own, from 1 to ${MAX_LAYER}; layer 1 is the background.`,
    );
  }
  for (const input of inputs) checkSides(input);
}

function checkSides(input: MixInput): void {
  const sides = input.kind === 'canvas' ? [input.width, input.height] : Object.values(input.box ?? {});
  if (sides.every((side) => Number.isInteger(side) && side >= 0 && side <= MAX_SIDE)) return;
  throw wrong(text`${code(input.name)} does not fit: Tencent takes whole pixels from 0 to ${MAX_SIDE}.`);
}

const wrong = (said: Text) => badInput(said, text`Correct the mix and start it again.`);
