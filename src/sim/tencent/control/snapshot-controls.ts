import { dayMs } from '../wire/times.ts';
import type { Control } from './control.ts';
import { streamFields, streamOf } from './stream-fields.ts';

const snapshot: Control = {
  name: 'snapshot',
  summary: 'Somebody else makes a snapshot task from now on; template 2001 takes a picture every 10 s.',
  fields: {
    ...streamFields,
    forMs: { type: 'integer', min: 1000, max: dayMs, byDefault: 60_000 },
    templateId: { type: 'integer', min: 0, byDefault: 2001 },
  },
  example: { stream: 'room-1', forMs: 60_000, templateId: 2001 },
  run(params, { world }) {
    const startMs = Math.floor(world.clock.now() / 1000) * 1000;
    const endMs = startMs + params.number('forMs');
    const window = { startMs, endMs, templateId: params.number('templateId') };
    return { taskId: world.snapshots.create({ stream: streamOf(params, world), ...window }).taskId };
  },
};

const picture: Control = {
  name: 'picture',
  summary: 'There is one more picture of a stream, as of agoMs ago, also in the queue.',
  fields: { ...streamFields, agoMs: { type: 'integer', min: 0, byDefault: 0 } },
  example: { stream: 'room-1' },
  run(params, { world }) {
    const createdMs = world.clock.now() - params.number('agoMs');
    return { url: world.snapshots.add(streamOf(params, world), createdMs).url };
  },
};

const pictureEvery: Control = {
  name: 'picture-every',
  summary: 'A picture of every live stream each everyMs, as by an account-wide template; 0 switches it off.',
  fields: { everyMs: { type: 'integer', required: true, min: 0, max: 300_000 } },
  example: { everyMs: 10_000 },
  run(params, { world }) {
    world.snapshots.ofEveryStream(params.number('everyMs') || undefined);
  },
};

export const snapshotControls: readonly Control[] = [snapshot, picture, pictureEvery];
