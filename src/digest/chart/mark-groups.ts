/** Marks side by side on the axis that one chip stands for. */
export interface MarkGroup<M> {
  /** Pixels: its middle. */
  readonly x: number;
  readonly width: number;
  readonly marks: readonly M[];
}

/** Pixels between two chips. */
const SPACE = 4;

/**
 * Chips that would lie upon each other become one, in the middle of its marks, until none does.
 * @param placed marks with their place, from left to right
 * @param widthOf pixels that the chip of these marks needs
 */
export function groupMarks<M extends { readonly x: number }>(
  placed: readonly M[],
  widthOf: (marks: readonly M[]) => number,
): readonly MarkGroup<M>[] {
  const groups: MarkGroup<M>[] = [];
  for (const mark of placed) {
    let group = groupOf([mark], widthOf);
    for (let last = groups.at(-1); last !== undefined && overlap(last, group); last = groups.at(-1)) {
      groups.pop();
      group = groupOf([...last.marks, ...group.marks], widthOf);
    }
    groups.push(group);
  }
  return groups;
}

function groupOf<M extends { readonly x: number }>(
  marks: readonly M[],
  widthOf: (marks: readonly M[]) => number,
): MarkGroup<M> {
  const x = marks.reduce((sum, mark) => sum + mark.x, 0) / marks.length;
  return { x, width: widthOf(marks), marks };
}

const overlap = (left: MarkGroup<unknown>, right: MarkGroup<unknown>): boolean =>
  left.x + left.width / 2 + SPACE > right.x - right.width / 2;
