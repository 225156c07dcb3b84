import { liveContract } from '../../contracts/live.ts';
import { openFixture } from './open-cloud.ts';

liveContract('API 3.0, mainland', () => openFixture());
liveContract('API 3.0, international', () => openFixture({ sim: { site: 'intl' } }));
liveContract('API 3.0 without the list of bans', () => openFixture({ sim: { forbidList: 'gone' } }));
