import { fileURLToPath } from 'node:url';
import type * as canvasModule from '@napi-rs/canvas';
import { NoCanvas } from './no-canvas.ts';

/** Nothing is drawn with fonts of the machine: without a registered one there is no text, and no error. */
export const CHART_FONT = '"Tallylight Latin", "Tallylight Chinese"';

type Canvas = typeof canvasModule;

/** Beside `src/`, in `dist/` too. */
const FILES = [
  ['Tallylight Latin', '../../../assets/fonts/noto-sans-sc-latin-400.woff2'],
  ['Tallylight Chinese', '../../../assets/fonts/noto-sans-sc-400.woff2'],
] as const;

let loaded: Promise<Canvas> | undefined;

/** The drawing library with the package's fonts, loaded when first asked for; throws `NoCanvas` where it is not. */
export function loadCanvas(): Promise<Canvas> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<Canvas> {
  const canvas = await import('@napi-rs/canvas').catch((cause: unknown) => {
    throw new NoCanvas(cause);
  });
  for (const [family, path] of FILES) {
    const file = fileURLToPath(new URL(path, import.meta.url));
    if (canvas.GlobalFonts.registerFromPath(file, family) === null)
      throw new Error(`the font ${family} cannot be read`);
  }
  return canvas;
}
