import type { StreamKey } from '../live/port.ts';

/** Streams by number: from 0 on, in the order in which they were first asked for. */
export interface StreamNumbers {
  of(stream: StreamKey): number;
  nameOf(number: number): string;
  /** How many streams there are. */
  readonly count: number;
}

/** Maps by name within domain and app: joining the three to one text for each push takes more than all the rest. */
export function createStreamNumbers(): StreamNumbers {
  const domains = new Map<string, Map<string, Map<string, number>>>();
  const names: string[] = [];
  return {
    of({ domain, app, name }) {
      const apps = kept(domains, domain, () => new Map<string, Map<string, number>>());
      const numbers = kept(apps, app, () => new Map<string, number>());
      return kept(numbers, name, () => names.push(name) - 1);
    },
    nameOf: (number) => names[number] ?? '',
    get count() {
      return names.length;
    },
  };
}

function kept<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
