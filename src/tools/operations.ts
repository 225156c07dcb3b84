import type { Ability } from '../live/port.ts';

/** One operation of a live-video team's back end: how it is asked for in chat, and what of the cloud it needs. */
export interface Operation {
  /** As the 2.0 API's own documents call it. */
  readonly name: string;
  readonly commands: readonly string[];
  readonly abilities: readonly Ability[];
  /** The test that runs it from a Slack and from a Discord command, on both APIs: `test/operations/<test>.test.ts`. */
  readonly test: string;
}

/** What the bot promises, in the order of tencent-live 1. */
export const OPERATIONS: readonly Operation[] = [
  { name: 'Get_LiveStat', commands: ['stats now'], abilities: ['now'], test: 'stats-now' },
  { name: 'Get_LivePushStat', commands: ['stats push'], abilities: ['pushes'], test: 'stats-push' },
  { name: 'Get_LivePlayStat', commands: ['stats play'], abilities: ['plays', 'totals'], test: 'stats-play' },
  {
    name: 'Get_LivePushStatHistory',
    commands: ['stats push-history'],
    abilities: ['pushHistory'],
    test: 'stats-push-history',
  },
  {
    name: 'Get_LivePlayStatHistory',
    commands: ['stats play-history'],
    abilities: ['playHistory', 'dayTraffic', 'bandwidth'],
    test: 'stats-play-history',
  },
  { name: 'Live_Channel_GetStatus', commands: ['status'], abilities: ['state'], test: 'status' },
  {
    name: 'Live_Channel_SetStatus',
    commands: ['ban', 'unban', 'cut'],
    abilities: ['ban', 'unban', 'cut'],
    test: 'ban-unban-cut',
  },
  {
    name: 'Live_Tape_GetFilelist',
    commands: ['record files'],
    abilities: ['recordFiles', 'callbackRecords'],
    test: 'record-files',
  },
  {
    name: 'Live_Queue_Get',
    commands: ['snapshot list', 'snapshot take'],
    abilities: ['snapshotQueue', 'callbackRecords', 'takeSnapshot'],
    test: 'snapshots',
  },
  {
    name: 'Live_Channel_GetChannelList',
    commands: ['streams'],
    abilities: ['online', 'events', 'interrupted', 'banned'],
    test: 'streams',
  },
  {
    name: 'Live_Channel_GetLiveChannelList',
    commands: ['streams'],
    abilities: ['online'],
    test: 'streams-live',
  },
  {
    name: 'mix_streamv2.start_mix_stream_advanced',
    commands: ['mix start', 'mix stop', 'mix list'],
    abilities: ['startMix', 'stopMix'],
    test: 'mix',
  },
  { name: 'channel_manager', commands: ['ban'], abilities: ['ban'], test: 'ban-until' },
  { name: 'Live_Tape_Start', commands: ['record start'], abilities: ['startRecord'], test: 'record-start' },
  {
    name: 'Live_Tape_Stop',
    commands: ['record stop', 'record list'],
    abilities: ['stopRecord', 'recordTasks'],
    test: 'record-stop',
  },
];
