/** Pixels to a module, and modules of white around the code: fewer, and a phone no longer finds it. */
const SCALE = 6;
const MARGIN = 4;

/** The text as a QR code in PNG, for the camera of a phone. The library is loaded at the first call. */
export async function qrPng(text: string): Promise<Uint8Array> {
  const { toBuffer } = await import('qrcode');
  return toBuffer(text, { type: 'png', errorCorrectionLevel: 'M', scale: SCALE, margin: MARGIN });
}
