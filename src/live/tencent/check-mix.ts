import { code, text, type Text } from '../../core/text.ts';
import { isMixSession, type MixInput, type MixOrder } from '../port.ts';
import { badInput } from './bad-input.ts';

/** Of both APIs; the older pages of the 2.0 API say 3000 (tencent-live 14 #22). */
const MAX_SIDE = 2000;

/**
 * What Tencent would refuse, or take for something else; there are as many inputs as layers at most. Throws BotError
 * `bad-input`.
 */
export function checkMix({ output, inputs }: MixOrder, maxLayer: number): void {
  const count = inputs.length;
  // A mix of one input is taken for its cancelling (tencent-live 3.12, 5.18).
  if (count < 2) throw wrong(text`A mix needs at least two inputs.`);
  if (count > maxLayer) throw wrong(text`The mix has ${count} inputs; Tencent takes at most ${maxLayer}.`);
  for (const name of [output, ...inputs.map((input) => input.name)]) {
    if (!isMixSession(name)) {
      throw wrong(
        text`${code(name)} cannot be mixed: only letters, digits and _ are taken, at most 80 of them.`,
      );
    }
  }
  checkLayers(inputs, maxLayer);
  for (const input of inputs) checkSides(input);
}

function checkLayers(inputs: readonly MixInput[], maxLayer: number): void {
  const layers = inputs.map(({ layer }) => layer);
  const fits = layers.every((layer) => Number.isInteger(layer) && layer >= 1 && layer <= maxLayer);
  if (fits && new Set(layers).size === layers.length && layers.includes(1)) return;
  throw wrong(text`Each input needs a layer of its own, from 1 to ${maxLayer}; layer 1 is the background.`);
}

function checkSides(input: MixInput): void {
  const sides = input.kind === 'canvas' ? [input.width, input.height] : Object.values(input.box ?? {});
  if (sides.every((side) => Number.isInteger(side) && side >= 0 && side <= MAX_SIDE)) return;
  throw wrong(text`${code(input.name)} does not fit: Tencent takes whole pixels from 0 to ${MAX_SIDE}.`);
}

const wrong = (said: Text) => badInput(said, text`Correct the mix and start it again.`);
