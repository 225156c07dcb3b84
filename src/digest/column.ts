/** Numbers in one growing array of 8 bytes each: as many small objects take ten times the memory, and time to clear away. */
export interface Column {
  push(value: number): void;
  /** Throws RangeError for what was not pushed. */
  at(index: number): number;
  set(index: number, value: number): void;
  readonly length: number;
}

const FIRST = 64;

export function createColumn(): Column {
  let values = new Float64Array(FIRST);
  let length = 0;
  return {
    push(value) {
      if (length === values.length) values = grown(values);
      values[length] = value;
      length += 1;
    },
    at(index) {
      const value = index < length ? values[index] : undefined;
      if (value === undefined) throw new RangeError(`a column of ${length} has no ${index}`);
      return value;
    },
    set(index, value) {
      if (index >= length) throw new RangeError(`a column of ${length} has no ${index}`);
      values[index] = value;
    },
    get length() {
      return length;
    },
  };
}

function grown(values: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(values.length * 2);
  larger.set(values);
  return larger;
}
