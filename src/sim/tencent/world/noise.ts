/** FNV-1a of a text as a number from -1 to 1. */
export function noise(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return (hash / 0xffffffff) * 2 - 1;
}
