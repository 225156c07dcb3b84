import { ApiError } from './api-error.ts';
import type { Fields } from './wire.ts';

interface Fault {
  path: readonly string[];
  code: string;
  message: string;
}

/** A body that is being checked: the place in it, and the faults found so far. */
export interface Form {
  at(key: string | number): Form;
  fault(code: string, message: string): void;
  /** Throws 50035 when anything was at fault. */
  done(): void;
}

/** Starts a check; every `at` shares the faults of its root. */
export function createForm(): Form {
  const faults: Fault[] = [];
  const place = (path: readonly string[]): Form => ({
    at: (key) => place([...path, String(key)]),
    fault: (code, message) => void faults.push({ path, code, message }),
    done() {
      if (faults.length > 0) throw new ApiError(400, 50035, 'Invalid Form Body', nest(faults));
    },
  });
  return place([]);
}

/** Faults as Discord prints them: objects along the path, `_errors` at its end. */
function nest(faults: readonly Fault[]): Fields {
  const own = faults.filter((fault) => fault.path.length === 0);
  const keys = new Set(faults.flatMap((fault) => fault.path.slice(0, 1)));
  const entries = [...keys].map((key): [string, unknown] => {
    const inside = faults.filter((fault) => fault.path[0] === key);
    return [key, nest(inside.map((fault) => ({ ...fault, path: fault.path.slice(1) })))];
  });
  if (own.length > 0) entries.push(['_errors', own.map(({ code, message }) => ({ code, message }))]);
  return Object.fromEntries(entries);
}
