import type * as canvasModule from '@napi-rs/canvas';

/** Nothing is drawn with fonts of the machine: without a registered one there is no text, and no error (deps trap 9). */
export const CHART_FONT = '"Tallylight Latin", "Tallylight Chinese"';

type Canvas = typeof canvasModule;

const FILES = [
  ['Tallylight Latin', '../../assets/fonts/noto-sans-sc-latin-400.woff2'],
  ['Tallylight Chinese', '../../assets/fonts/noto-sans-sc-400.woff2'],
] as const;

let loaded: Promise<Canvas> | undefined;

/** The drawing library with the package's fonts, loaded when first asked for; rejects where it is not installed. */
export function loadCanvas(): Promise<Canvas> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<Canvas> {
  const canvas = await import('@napi-rs/canvas');
  for (const [family, path] of FILES) {
    const file = decodeURIComponent(new URL(path, import.meta.url).pathname);
    if (canvas.GlobalFonts.registerFromPath(file, family) === null)
      throw new Error(`the font ${family} cannot be read`);
  }
  return canvas;
}
