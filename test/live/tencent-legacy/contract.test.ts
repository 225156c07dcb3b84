import { liveContract } from '../../contracts/live.ts';
import { openFixture } from './open-cloud.ts';

liveContract('API 2.0', () => openFixture(), {
  wordless: ['cloud-account', 'unsupported'],
  cannot: {
    events: 'The 2.0 API does not tell when pushes began and ended.',
    playParts: 'The 2.0 API does not tell plays by play domain and protocol.',
    dayTraffic: 'The 2.0 API has no list of traffic by stream.',
    pushBandwidth: 'The 2.0 API does not tell what encoders sent over a day.',
    playErrors: 'The 2.0 API does not tell which requests of viewers failed.',
    recordTasks: 'The 2.0 API has no list of recording tasks.',
    snapshotTasks: 'The 2.0 API has no tasks for snapshots: it fills a queue of pictures.',
    takeSnapshot: 'The 2.0 API takes snapshots only as the account is set up, not on demand.',
    callbackRecords: 'The 2.0 API keeps no record of the callbacks that it sent.',
  },
});
