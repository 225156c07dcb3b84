import { join } from 'node:path';
import { storeProcessesContract } from '../contracts/store-processes.ts';
import { openRaw, temporaryFolder } from './temporary.ts';

storeProcessesContract('SQLite', {
  empty: () => `file:${join(temporaryFolder(), 'new', 'tallylight.db')}`,
  async check(databaseUrl) {
    const raw = await openRaw(databaseUrl.slice('file:'.length));
    const found = JSON.stringify(raw.prepare('pragma integrity_check').all());
    if (found !== '[{"integrity_check":"ok"}]') throw new Error(found);
  },
});
