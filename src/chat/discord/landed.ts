import { jsonOf, textOf } from './json.ts';

/** The message that an answer became. */
export interface Landed {
  readonly channel: string;
  readonly message: string;
}

/** Reads the message that Discord answered with. */
export function landedOf(message: unknown): Landed {
  const json = jsonOf(message);
  return { channel: textOf(json['channel_id']), message: textOf(json['id']) };
}

/** As `Desk.landed` keeps it. */
export const writeLanded = ({ channel, message }: Landed): string => JSON.stringify({ channel, message });

/** The reverse of `writeLanded`; undefined for anything else. */
export function readLanded(text: string | undefined): Landed | undefined {
  if (text === undefined) return undefined;
  const json = jsonOf(JSON.parse(text));
  const landed = { channel: textOf(json['channel']), message: textOf(json['message']) };
  return landed.message === '' ? undefined : landed;
}
