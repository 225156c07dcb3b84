export interface Signal<T> {
  readonly send: (value: T) => void;
  /** The answer ends the listening. */
  readonly listen: (listener: (value: T) => void) => () => void;
}

/** Tells every listener of each value, at once and in the order they came. */
export function createSignal<T>(): Signal<T> {
  const listeners = new Map<symbol, (value: T) => void>();
  return {
    send(value) {
      for (const listener of listeners.values()) listener(value);
    },
    listen(listener) {
      const key = Symbol('listener');
      listeners.set(key, listener);
      return () => void listeners.delete(key);
    },
  };
}
