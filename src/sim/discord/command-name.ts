/**
 * Whether a text is a chat-input command's or option's name: Discord's own pattern, 1 to 32 characters,
 * lower case wherever the letter has one.
 */
export function isCommandName(name: string): boolean {
  return /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u.test(name) && name === name.toLowerCase();
}
