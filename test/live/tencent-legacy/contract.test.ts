import { liveContract } from '../../contracts/live.ts';
import { openFixture } from './open-cloud.ts';

liveContract('API 2.0', () => openFixture());
