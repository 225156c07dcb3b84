/** Where a picture stands, as shares of the background: a width of 0.5 is half of it. */
export interface MixShare {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** One way to put several streams into one picture: a template of the cloud, by a name that says what it looks like. */
export interface MixLayout {
  readonly name: MixLayoutName;
  /** The cloud's own number (tencent-live 5.18, 3.12). */
  readonly template: number;
  /** One for each stream, in the order in which they are named. */
  readonly shares: readonly MixShare[];
  /** Layer 1 is a plain canvas, and every stream stands on it; else the first stream is the background. */
  readonly canvas: boolean;
  /**
   * What Tencent publishes of it: `figures`, which its samples call approximate since they depend on the sizes of the
   * streams; or a `picture` alone, so that ours is a reading of its number.
   */
  readonly known: 'figures' | 'picture';
}

export const MIX_LAYOUT_NAMES = [
  'inset-top-left',
  'inset-bottom-right',
  'inset-top-right',
  'inset-bottom-left',
  'inset-bottom-middle',
  'side-by-side',
  'one-above-other',
  'two-insets',
  'three-insets',
  'four-insets',
  'grid-of-four',
  'five-insets',
] as const;
export type MixLayoutName = (typeof MIX_LAYOUT_NAMES)[number];

const share = (x: number, y: number, width: number, height: number): MixShare => ({ x, y, width, height });

const WHOLE = share(0, 0, 1, 1);
const quarter = (x: number, y: number): MixShare => share(x, y, 0.5, 0.5);
/** A small picture is somewhat less than a third of the background wide and high, and stands off its edges. */
const small = (x: number, y: number): MixShare => share(x, y, 0.28, 0.28);
const NEAR = 0.05;
const FAR = 0.67;
const TOP_LEFT = small(NEAR, NEAR);
const TOP_RIGHT = small(FAR, NEAR);
const BOTTOM_LEFT = small(NEAR, FAR);
const BOTTOM_RIGHT = small(FAR, FAR);
const BOTTOM_MIDDLE = small(0.36, FAR);

type Shape = Omit<MixLayout, 'name'>;

const insets = (template: number, known: MixLayout['known'], ...shares: readonly MixShare[]): Shape => ({
  template,
  shares: [WHOLE, ...shares],
  canvas: false,
  known,
});

const onCanvas = (template: number, known: MixLayout['known'], ...shares: readonly MixShare[]): Shape => ({
  template,
  shares,
  canvas: true,
  known,
});

/**
 * Tencent's samples give figures for 10, 390 and 610; its pages show the others as pictures alone. The small pictures of
 * 610 stand top left, bottom right, top right, bottom middle, bottom left: those of the smaller numbers are read alike.
 */
const SHAPES: Readonly<Record<MixLayoutName, Shape>> = {
  'inset-top-left': insets(10, 'figures', TOP_LEFT),
  'inset-bottom-right': insets(20, 'picture', BOTTOM_RIGHT),
  'inset-top-right': insets(30, 'picture', TOP_RIGHT),
  'inset-bottom-left': insets(40, 'picture', BOTTOM_LEFT),
  'inset-bottom-middle': insets(50, 'picture', BOTTOM_MIDDLE),
  'side-by-side': onCanvas(390, 'figures', quarter(0, 0.25), quarter(0.5, 0.25)),
  'one-above-other': onCanvas(391, 'picture', quarter(0.25, 0), quarter(0.25, 0.5)),
  'two-insets': insets(310, 'picture', TOP_LEFT, BOTTOM_RIGHT),
  'three-insets': insets(410, 'picture', TOP_LEFT, BOTTOM_RIGHT, TOP_RIGHT),
  'four-insets': insets(510, 'picture', TOP_LEFT, BOTTOM_RIGHT, TOP_RIGHT, BOTTOM_LEFT),
  'grid-of-four': onCanvas(
    590,
    'picture',
    quarter(0, 0),
    quarter(0.5, 0),
    quarter(0, 0.5),
    quarter(0.5, 0.5),
  ),
  'five-insets': insets(610, 'figures', TOP_LEFT, BOTTOM_RIGHT, TOP_RIGHT, BOTTOM_MIDDLE, BOTTOM_LEFT),
};

export const mixLayout = (name: MixLayoutName): MixLayout => ({ name, ...SHAPES[name] });

/** The layouts that show so many streams. */
export const mixLayoutsFor = (streams: number): readonly MixLayout[] =>
  MIX_LAYOUT_NAMES.map(mixLayout).filter(({ shares }) => shares.length === streams);
