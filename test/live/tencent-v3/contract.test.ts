import { liveContract } from '../../contracts/live.ts';
import { openFixture } from './open-cloud.ts';

const mainland = {
  interrupted: 'API 3.0 lists what was pushed by its ends and refusals, which says more.',
  recordFormat: 'API 3.0 takes the format from the recording template.',
  snapshotQueue: 'API 3.0 has no queue of pictures: they are told by callback.',
};
const intl = {
  ...mainland,
  pushBandwidth: 'The international site does not tell what encoders sent over a day.',
  snapshotTasks: 'The international site does not list the tasks that take snapshots.',
  callbackRecords: 'The international site keeps no record of the callbacks that it sent.',
};

liveContract('API 3.0, mainland', () => openFixture(), { cannot: mainland });
liveContract('API 3.0, international', () => openFixture({ sim: { site: 'intl' } }), { cannot: intl });
liveContract('API 3.0 without the list of bans', () => openFixture({ sim: { forbidList: 'gone' } }), {
  cannot: mainland,
});
