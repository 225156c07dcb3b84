import type { LegacyInterface } from '../legacy-interface.ts';

const snapshots = 100;

/** tencent-live 3.9: what is answered is out of the queue for good, also when the answer is lost. */
export const queueGet: LegacyInterface = {
  name: 'Live_Queue_Get',
  host: 'fcgi',
  fields: {
    'Param.n.bid': { type: 'integer', required: true, min: snapshots, max: snapshots },
    'Param.n.count': { type: 'integer', min: 1, max: 100, byDefault: 1 },
  },
  run(params, { world }) {
    const data = world.snapshots.takeFromQueue(params.number('Param.n.count')).map((picture) => ({
      stream_id: picture.stream.name,
      pic_full_url: picture.url,
      create_time: Math.floor(picture.createdMs / 1000),
    }));
    return { count: data.length, data };
  },
};
