import { MixRefused } from './mix-order.ts';
import type { MixInput, MixInputKind, MixOrder } from './mix-order.ts';
import type { Push } from './stream.ts';

const maxInputs = 16;
const maxLayer = 16;
const maxSide = 2000; // tencent-live 14, row 22
const startUpMs = 5000; // tencent-live 5.18: wait about 5 s after the start of a push.

/** Template id to its number of inputs (tencent-live 5.18). */
const templateInputs: ReadonlyMap<number, number> = new Map([
  ...[10, 20, 30, 40, 50].map((id) => [id, 2] as const),
  ...[310, 390, 391].map((id) => [id, 3] as const),
  [410, 4],
  ...[510, 590].map((id) => [id, 5] as const),
  [610, 6],
]);
/** tencent-live 3.12: these need a canvas on layer 1. */
const onCanvas: readonly number[] = [390, 391, 590];
const carried: readonly MixInputKind[] = ['stream', 'audio', 'video'];

interface Size {
  readonly width: number;
  readonly height: number;
}

const nothing: Size = { width: 0, height: 0 };

/** Whether an input is a stream that somebody pushes. */
export function isPushed(input: MixInput): boolean {
  return carried.includes(input.kind);
}

/** Throws `MixRefused` for an order that could never be mixed, whatever else is mixed; `pushOf` finds a live stream. */
export function checkMix(order: MixOrder, pushOf: (name: string) => Push | undefined, nowMs: number): void {
  const { inputs, template } = order;
  if (inputs.length === 0 || inputs.length > maxInputs) {
    throw new MixRefused('input-count', `there must be 1 to ${maxInputs} inputs`);
  }
  const background = checkLayers(inputs);
  checkTemplate(order, background);
  for (const input of inputs.filter(isPushed)) {
    const beganMs = pushOf(input.name)?.beganMs ?? Infinity;
    if (beganMs > nowMs - startUpMs) {
      throw new MixRefused('input-not-live', `no data comes from ${input.name}`, input.name);
    }
  }
  for (const input of inputs) checkSides(input, pushOf(input.name));
  const size = backgroundSize(background, pushOf(background.name));
  if (template === 0) for (const input of inputs) checkPlace(input, size, pushOf(input.name));
}

/** Gives the background. */
function checkLayers(inputs: readonly MixInput[]): MixInput {
  const layers = inputs.map(({ layer }) => layer);
  for (const { layer, name } of inputs) {
    const fitsIn = Number.isInteger(layer) && layer >= 1 && layer <= maxLayer;
    if (!fitsIn) throw new MixRefused('layers', `the layer ${layer} is not 1 to ${maxLayer}`, name);
  }
  if (new Set(layers).size < layers.length) throw new MixRefused('layers', 'a layer is there twice');
  const background = inputs.find(({ layer }) => layer === 1);
  if (background === undefined) throw new MixRefused('layers', 'no input is on layer 1');
  return background;
}

function checkTemplate({ template, inputs }: MixOrder, background: MixInput): void {
  if (template === 0) return;
  const count = templateInputs.get(template);
  if (count === undefined) throw new MixRefused('template', `there is no template ${template}`);
  if (count !== inputs.length) throw new MixRefused('template', `template ${template} takes ${count} inputs`);
  if (onCanvas.includes(template) && background.kind !== 'canvas') {
    throw new MixRefused('template', `template ${template} needs a canvas on layer 1`, background.name);
  }
}

function checkSides(input: MixInput, push: Push | undefined): void {
  const { width, height, x, y, crop, name } = input;
  const lengths = [width, height, x, y].filter((length) => length !== undefined);
  const wrong = lengths.find((length) => !isPixels(length) && !isPart(length));
  if (wrong !== undefined) throw new MixRefused('resolution', `${wrong} is not 0 to ${maxSide} pixels`, name);
  if (crop === undefined) return;
  const source = push?.quality ?? { width: maxSide, height: maxSide };
  if (crop.x + crop.width > source.width || crop.y + crop.height > source.height) {
    throw new MixRefused('crop', `the crop is larger than ${name}`, name);
  }
}

function isPixels(length: number): boolean {
  return Number.isInteger(length) && length >= 0 && length <= maxSide;
}

function isPart(length: number): boolean {
  return length >= 0.01 && length <= 0.99;
}

function backgroundSize(background: MixInput, push: Push | undefined): Size {
  const own = push?.quality ?? nothing;
  const { name } = background;
  // A part would be one of itself.
  const size = {
    width: side(background.width, own.width, 0),
    height: side(background.height, own.height, 0),
  };
  const sides = [size.width, size.height];
  if (sides.some((length) => length <= 0)) {
    throw new MixRefused('resolution', 'the background has no size', name);
  }
  if (sides.some((length) => length > maxSide)) {
    throw new MixRefused('resolution', `a side of the background is over ${maxSide} pixels`, name);
  }
  return size;
}

/** The whole picture must lie within the background; what has no picture may stand anywhere. */
function checkPlace(input: MixInput, background: Size, push: Push | undefined): void {
  if (input.layer === 1 || input.kind === 'audio') return;
  const own = push?.quality ?? nothing;
  const width = side(input.width, own.width, background.width);
  const height = side(input.height, own.height, background.height);
  const right = inPixels(input.x ?? 0, background.width) + width;
  const bottom = inPixels(input.y ?? 0, background.height) + height;
  if (right > background.width || bottom > background.height) {
    throw new MixRefused('outside', `${input.name} does not lie within the background`, input.name);
  }
}

/** What was not given, or is 0, is the picture's own. */
function side(given: number | undefined, own: number, whole: number): number {
  return given === undefined || given === 0 ? own : inPixels(given, whole);
}

/** Of a length that may be a part of `whole`. */
function inPixels(length: number, whole: number): number {
  return length < 1 ? length * whole : length;
}
