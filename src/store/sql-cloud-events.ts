import { draw } from './counters.ts';
import type { Driver, Row, Steps } from './driver.ts';
import type { CloudEvent, CloudEvents } from './port.ts';
import { maybeTextIn, maybeWholeIn, textIn, wholeIn, wordIn } from './row.ts';
import { sql } from './sql.ts';

export function createSqlCloudEvents(driver: Driver): CloudEvents {
  return {
    add: (events) => (events.length === 0 ? Promise.resolve([]) : driver.transact(() => addAll(events))),
    async list({ types, name, from, to }, most) {
      const named = name === undefined ? sql`1 = 1` : sql`name = ${name}`;
      const rows = await driver.read(sql`select * from cloud_events
        where type in (${listed(types)}) and ${named} and at >= ${from} and at <= ${to}
        order by at desc, seq desc limit ${most}`);
      return rows.map(readEvent);
    },
    async pending(most) {
      const found = sql`select * from cloud_events where handled = 0 order by seq limit ${most}`;
      return (await driver.read(found)).map(readEvent);
    },
    async handled(keys) {
      if (keys.length === 0) return;
      await driver.transact(function* () {
        for (const key of keys) yield sql`update cloud_events set handled = 1 where event_key = ${key}`;
      });
    },
    async newest() {
      const [row] = await driver.read(
        sql`select max(received_at) as newest from cloud_events where source = 'callback'`,
      );
      return row === undefined ? undefined : maybeWholeIn(row, 'newest');
    },
    async names(since, most) {
      const rows = await driver.read(sql`select name from cloud_events
        where source in ('callback', 'record', 'queue') and received_at >= ${since} and name is not null
        group by name order by max(received_at) desc, name limit ${most}`);
      return rows.map((row) => textIn(row, 'name'));
    },
  };
}

function* addAll(events: readonly CloudEvent[]): Steps<readonly string[]> {
  const kept: string[] = [];
  const last = yield* draw('event', events.length);
  for (const [index, event] of events.entries()) {
    const { key, type, name = null, at, receivedAt, source, isHint, body } = event;
    const [row] = yield sql`insert into cloud_events
      (event_key, seq, type, name, at, received_at, source, hint, body, handled)
      values (${key}, ${last - events.length + 1 + index}, ${type}, ${name}, ${at}, ${receivedAt}, ${source},
        ${Number(isHint)}, ${body}, 0) on conflict (event_key) do nothing returning event_key`;
    if (row !== undefined) kept.push(key);
  }
  return kept;
}

/** The values of an `in (…)`; of none, a value that no row has. */
function listed(values: readonly (string | number)[]) {
  const [first = null, ...more] = values;
  return more.reduce((list, value) => sql`${list}, ${value}`, sql`${first}`);
}

const readEvent = (row: Row): CloudEvent => ({
  key: textIn(row, 'event_key'),
  type: wholeIn(row, 'type'),
  name: maybeTextIn(row, 'name'),
  at: wholeIn(row, 'at'),
  receivedAt: wholeIn(row, 'received_at'),
  source: wordIn(row, 'source', ['callback', 'record', 'queue']),
  isHint: wholeIn(row, 'hint') === 1,
  body: textIn(row, 'body'),
});
