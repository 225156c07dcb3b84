import { expect } from 'vitest';
import { LANDED_S, operation } from './operation.ts';

operation(
  'bans, unbans and cuts a stream',
  async ({ api, street, moderator, member, cloud, stream, calls }) => {
    cloud.world.goLive(stream('room-1'));
    await moderator.gives('status', { stream: 'room-1' });
    await moderator.presses('Ban…');
    await moderator.fills({ reason: 'nudity' });
    await moderator.presses('Ban for 24h');
    await member.sees('Banning room-1…');
    await street.passes(LANDED_S);
    await member.sees(/room-1 is banned: verified off the air after \d s/);
    expect(cloud.world.stateOf(stream('room-1'))).toBe('forbid');

    await moderator.gives('unban', { stream: 'room-1' });
    await moderator.presses('Unban room-1');
    await member.sees('Unbanning room-1…');
    await street.passes(LANDED_S);
    await member.sees(/room-1 may be pushed again: verified after \d s/);
    expect(cloud.world.stateOf(stream('room-1'))).toBe('inactive');

    cloud.world.goLive(stream('room-2'));
    await moderator.gives('cut', { stream: 'room-2' });
    await moderator.presses('Cut room-2');
    await member.sees('Cutting room-2…');
    await street.passes(LANDED_S);
    await member.sees(/room-2 .*cut/);
    expect(cloud.world.stateOf(stream('room-2'))).toBe('inactive');
    const writes = {
      v3: ['ForbidLiveStream', 'ResumeLiveStream', 'DropLiveStream'],
      legacy: ['channel_manager', 'Live_Channel_SetStatus', 'Live_Channel_SetStatus'],
    };
    expect(calls().filter((action) => writes[api].includes(action))).toEqual(writes[api]);
  },
);
