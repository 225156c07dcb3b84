import type { Receipt } from './answers.ts';
import type { MixSession, StreamName } from './names.ts';

/** Where a picture stands, in pixels of the background; both APIs take at most 2000 (tencent-live 14 #22). */
export interface MixBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** One picture of a mix. Layer 1 is the background; layers are unique, 1 to 16 (2.0: 1 to 6). */
export type MixInput =
  | {
      readonly kind: 'stream';
      readonly name: StreamName;
      readonly layer: number;
      readonly box: MixBox | undefined;
    }
  /** A plain background, which the templates 390, 391 and 590 need on layer 1; `color` such as `0x000000`. */
  | {
      readonly kind: 'canvas';
      readonly name: StreamName;
      readonly layer: 1;
      readonly width: number;
      readonly height: number;
      readonly color: string;
    };

/** What to mix (tencent-live 5.18, 3.12). */
export interface MixOrder {
  readonly session: MixSession;
  readonly output: StreamName;
  /** True when the output is a stream of its own, false when it takes the place of one of the inputs. */
  readonly isNewStream: boolean;
  /** A template of the cloud; 0: the boxes of the inputs decide. */
  readonly template: number;
  readonly inputs: readonly MixInput[];
}

/** Writes about mixes, one request each, as `StreamControl`. The cloud has no list of them and no way to read one back. */
export interface MixControl {
  /** Starts the mix, or changes the one of that session. */
  start(order: MixOrder): Promise<Receipt>;
  /** Ends it; one that is over already is no error. */
  stop(mix: Pick<MixOrder, 'session' | 'output'>): Promise<Receipt>;
}
