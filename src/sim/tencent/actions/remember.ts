import type { World } from '../world/world.ts';

/** Long lists are asked for side by side, hardly more than these. */
const most = 32;

interface Known<Value> {
  readonly revision: number;
  readonly values: Map<string, Value>;
}

/** Makes a value once for each key while the world stays as it is: a long list is asked for page by page. */
export function createMemory<Value>(): (world: World, key: string, make: () => Value) => Value {
  const knownOf = new WeakMap<World, Known<Value>>();
  return (world, key, make) => {
    const { revision } = world;
    const last = knownOf.get(world);
    const known = last?.revision === revision ? last : { revision, values: new Map<string, Value>() };
    knownOf.set(world, known);
    const value = known.values.get(key) ?? make();
    known.values.delete(key);
    known.values.set(key, value);
    const [oldest] = known.values.keys();
    if (known.values.size > most && oldest !== undefined) known.values.delete(oldest);
    return value;
  };
}
