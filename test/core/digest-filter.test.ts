import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainText } from '../../src/core/text.ts';
import { filterText, fits, isFiltered, scopeKey, scopePattern } from '../../src/core/digest-filter.ts';
import { readOrder, writeOrder } from '../../src/core/digest-order.ts';
import { isAppName, isDomainName, isStreamName } from '../../src/live/port.ts';

const domain = fc.constantFrom<string>('push.example.com', 'a.example.com').filter(isDomainName);
const app = fc.constantFrom<string>('live', 'vip', '-', '_a').filter(isAppName);
const name = fc.stringMatching(/^[a-b][a-b_-]{0,4}$/).filter(isStreamName);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const filter = fc.record({ domain: maybe(domain), app: maybe(app), prefix: maybe(name) });
const stream = fc.record({ domain, app, name });

test('two filters have the same key only when they are the same', () => {
  fc.assert(
    fc.property(filter, filter, (one, other) => {
      const parts = (given: typeof one) => [given.domain, given.app, given.prefix].join(' ');
      expect(scopeKey(one) === scopeKey(other)).toBe(parts(one) === parts(other));
    }),
  );
});

test('a filter lets through what fits all of it, and no filter lets all through', () => {
  fc.assert(
    fc.property(filter, stream, (given, each) => {
      const wanted =
        (given.domain ?? each.domain) === each.domain &&
        (given.app ?? each.app) === each.app &&
        each.name.startsWith(given.prefix ?? '');
      expect(fits(given, each)).toBe(wanted);
      expect(isFiltered(given) || fits(given, each)).toBe(true);
    }),
  );
});

test('an order with a filter is read as it was written', () => {
  fc.assert(
    fc.property(filter, maybe(fc.integer({ min: 1, max: 20 })), (given, top) => {
      const place = { platform: 'slack', home: '', channel: 'C1' } as const;
      const rhythm = { days: { every: 'daily' }, at: { hour: 9, minute: 30 }, zone: 'UTC' } as const;
      const order = { place, rhythm, by: 'x', fence: 0, tries: 0, told: false, filter: given, top };
      const read = readOrder(writeOrder(order));
      expect(scopeKey(read.filter)).toBe(scopeKey(given));
      expect(read.top).toBe(top);
    }),
  );
});

const named = fc.tuple(domain, app, name);

test('it is shown as a path, and said in a sentence', () => {
  fc.assert(
    fc.property(named, ([of, within, prefix]) => {
      expect(scopePattern({ prefix })).toBe(`${prefix}*`);
      expect(scopePattern({ app: within })).toBe(`${within}/*`);
      expect(scopePattern({ domain: of, prefix })).toBe(`${of}/*/${prefix}*`);
      expect(plainText(filterText({ domain: of, app: within, prefix }))).toContain(
        `Only of streams pushed to ${of}, in app ${within}, with names that begin with ${prefix}.`,
      );
    }),
  );
});
