import { intent } from '../../contracts/store/rows.ts';
import { openWhenTold } from './start.ts';

/** Writes for ever, and says each row only after the store has acknowledged it (a pipe is written synchronously). */
const store = await openWhenTold();
const say = (line: string) => process.stdout.write(`${line}\n`);
for (let index = 0; ; index += 1) {
  const id = `${process.pid}-${index}`;
  await store.calls.save([{ id, body: '{}', until: 1 }]);
  say(`saved ${id}`);
  await store.calls.spend(id, 'slack:U1', 1);
  say(`spent ${id}`);
  await store.intents.begin(intent(id, { target: `write:${id}` }));
  say(`begun ${id}`);
  if (index % 2 === 0) continue;
  await store.intents.settle(id, 1, 'done', `request of ${id}`);
  say(`settled ${id}`);
}
