/** What an input is: a stream with sound, its sound or picture alone, or something the cloud draws itself. */
export type MixInputKind = 'stream' | 'audio' | 'video' | 'image' | 'canvas' | 'sticker';

/** A side or a place: pixels up to 2000, or 0.01 to 0.99 of the background (tencent-live 5.18). */
export type MixLength = number | undefined;

export interface MixCrop {
  readonly width: number;
  readonly height: number;
  readonly x: number;
  readonly y: number;
}

export interface MixInput {
  readonly name: string;
  readonly kind: MixInputKind;
  /** 1 is the background. */
  readonly layer: number;
  readonly width: MixLength;
  readonly height: MixLength;
  readonly x: MixLength;
  readonly y: MixLength;
  readonly crop: MixCrop | undefined;
}

/** What both APIs ask for when they start a mix. Streams are known by their names alone. */
export interface MixOrder {
  readonly session: string;
  readonly output: string;
  /** True: the output is a stream of its own; false: it takes the place of the input of that name. */
  readonly isNewStream: boolean;
  /** 0: the inputs say where they stand. */
  readonly template: number;
  readonly inputs: readonly MixInput[];
}

/** Why a mix was refused; each API has its own codes for these (tencent-live 3.12, 4.3). */
export type MixRefusal =
  /** None, or more than 16. */
  | 'input-count'
  /** No data comes from the input, or not for 5 s yet. */
  | 'input-not-live'
  /** A layer is missing, out of range, or there twice. */
  | 'layers'
  /** No such template, one for another number of inputs, or one that wants a canvas on layer 1. */
  | 'template'
  /** A picture does not lie within the background. */
  | 'outside'
  /** A side over 2000 pixels, or a background without a size. */
  | 'resolution'
  /** A crop that does not lie within its picture. */
  | 'crop'
  /** The output replaces an input, but none has its name. */
  | 'output-type'
  /** The output is live already, or another session's. */
  | 'output-taken'
  /** The session has another output. */
  | 'output-changed'
  /** An input is in 20 other mixes. */
  | 'too-many-mixes'
  /** The output's name is banned. */
  | 'not-processed'
  /** Cancelled, or ended by itself, before. */
  | 'over-already'
  | 'no-such-session';

export class MixRefused extends Error {
  readonly reason: MixRefusal;
  /** The name of the input that broke. */
  readonly input: string | undefined;

  constructor(reason: MixRefusal, message: string, input?: string) {
    super(message);
    this.name = 'MixRefused';
    this.reason = reason;
    this.input = input;
  }
}
