// Discord's page "Gateway Intents": members, presences and message content need approval.
const privileged = (1 << 1) | (1 << 8) | (1 << 15);
const all = 0b1111_1111_1111_1111 | (1 << 16) | (1 << 20) | (1 << 21) | (1 << 24) | (1 << 25);

/** The close code for asked intents, or `undefined` when they are allowed. */
export function intentsFault(intents: unknown): 4013 | 4014 | undefined {
  if (typeof intents !== 'number' || !Number.isInteger(intents) || intents < 0) return 4013;
  if ((intents & ~all) !== 0) return 4013;
  return (intents & privileged) === 0 ? undefined : 4014;
}

export const guildsIntent = 1;
