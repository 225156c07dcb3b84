/** What a bot or member may do in a channel, by Discord's bit. */
export const permissionBits = {
  view: 1n << 10n,
  send: 1n << 11n,
  embed: 1n << 14n,
  attach: 1n << 15n,
  history: 1n << 16n,
  commands: 1n << 31n,
  threads: 1n << 38n,
  mentionEveryone: 1n << 17n,
  manageMessages: 1n << 13n,
  administrator: 1n << 3n,
} as const;

export type Ability = keyof typeof permissionBits;

/** Whether a word names an ability. */
export function isAbility(word: string): word is Ability {
  return Object.hasOwn(permissionBits, word);
}

/** The bits of several abilities, as one number. */
export function bitsOf(abilities: Iterable<Ability>): bigint {
  let bits = 0n;
  for (const ability of abilities) bits |= permissionBits[ability];
  return bits;
}
