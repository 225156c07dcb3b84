/** Lets equal reads that overlap share one call. */
export interface SingleFlight<T> {
  join(key: string, start: () => Promise<T>): Promise<T>;
  /** Reads from now on start anew: what is under way may be older than a write. */
  forget(): void;
}

export function createSingleFlight<T>(): SingleFlight<T> {
  const flights = new Map<string, Promise<T>>();
  return {
    join(key, start) {
      const joined = flights.get(key);
      if (joined !== undefined) return joined;
      const flight = start().finally(() => {
        if (flights.get(key) === flight) flights.delete(key);
      });
      flights.set(key, flight);
      return flight;
    },
    forget: () => flights.clear(),
  };
}
