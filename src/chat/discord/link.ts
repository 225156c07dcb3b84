import type { Asker } from '../../core/call.ts';
import type { Desk } from '../../core/desk.ts';
import type { Catalogue } from '../../core/text.ts';
import type { DiscordApi } from './api.ts';
import type { Way } from './way-back.ts';

/** The desk on one side, Discord on the other. */
export interface Link {
  readonly desk: Desk;
  readonly api: DiscordApi;
  readonly catalogue: Catalogue | undefined;
  /** A fresh id of at most 20 letters. */
  readonly newId: () => string;
}

/** An interaction that can be answered. */
export interface Came {
  readonly asker: Asker;
  readonly way: Way;
}
