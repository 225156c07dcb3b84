import type { Fault } from './faults.ts';
import type { Yml } from './yml-shape.ts';

/** Digests of push domains that the same file does not name: a slip, since nothing would ever be told of them. */
export function digestFaults({ push, digests }: Yml, file: string): readonly Fault[] {
  const known = push.map(({ domain }) => domain);
  return digests.flatMap(({ filter: { domain } = {} }, index) =>
    domain === undefined || known.includes(domain)
      ? []
      : [
          {
            setting: `${file}: digests.${index}.domain`,
            problem: `must be one of push: ${known.join(', ')}`,
            next: 'See tallylight.example.yml',
          },
        ],
  );
}
