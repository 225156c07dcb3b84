import type { Live, UnixSeconds } from '../live/port.ts';
import type { Store } from '../store/port.ts';
import type { Place } from './call.ts';
import type { Commands } from './command.ts';
import type { Grants } from './permissions.ts';
import type { Settings } from './settings.ts';
import type { Signer } from './signer.ts';
import type { Text } from './text.ts';

/** Where events of the bot are written; never a secret, never a way back. */
export interface Log {
  info(event: string, fields?: Readonly<Record<string, unknown>>): void;
  warn(event: string, fields?: Readonly<Record<string, unknown>>): void;
  error(event: string, fields?: Readonly<Record<string, unknown>>): void;
}

/** Everything that a call is dispatched with. */
export interface Services {
  readonly commands: Commands;
  readonly live: Live;
  readonly store: Store;
  readonly grants: Grants;
  readonly settings: Settings;
  readonly sign: Signer;
  /** Can the bot post there by itself? Undefined when it can, else what a person has to do first. */
  readonly postable: (place: Place) => Promise<Text | undefined>;
  readonly log: Log;
  /** UNIX seconds. */
  readonly now: () => UnixSeconds;
  /** In [0, 1). */
  readonly random: () => number;
}

const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** A short id of 20 letters and digits: 119 bits when `random` is good. */
export function newId(random: () => number): string {
  return Array.from({ length: 20 }, () => LETTERS[Math.floor(random() * LETTERS.length)] ?? '0').join('');
}
