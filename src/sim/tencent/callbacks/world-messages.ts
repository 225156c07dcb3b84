import { createHash } from 'node:crypto';
import type { Account } from '../account.ts';
import { dayMs } from '../wire/times.ts';
import type { Picture } from '../world/picture.ts';
import type { RecordedFile } from '../world/recorded-files.ts';
import { writeStopReason } from '../world/stop-reasons.ts';
import type { Push, PushEvent, StreamKey } from '../world/stream.ts';
import type { WorldChange } from '../world/world-change.ts';
import type { World } from '../world/world.ts';
import type { CallbackMessage } from './callback.ts';

/** What Tencent calls back about a change of the world, by itself: 0, 1, 100 and 200 (tencent-live 11.3). */
export function messageOf(change: WorldChange, world: World, account: Account): CallbackMessage | undefined {
  if (change.kind === 'push-started') return pushStarted(change.push, account);
  if (change.kind === 'push-ended') return pushEnded(change.event, account);
  if (change.kind === 'file-made') return fileMade(change.file, world, account);
  if (change.kind === 'pictured') return pictureTaken(change.picture, world, account);
  return undefined;
}

function pushStarted(push: Push, account: Account): CallbackMessage {
  const outcome = { errcode: 0, errmsg: 'The push began' };
  const body = { ...pushBody(push, push.beganMs, account), ...outcome };
  return { type: 1, streamName: push.stream.name, eventMs: push.beganMs, body };
}

/** It has the `errcode` alone: the `sub` is told by the event list (tencent-live 11.4). */
function pushEnded(event: PushEvent, account: Account): CallbackMessage {
  const { stream, beganMs, endedMs, reason } = event;
  const outcome = { errcode: reason.errcode, errmsg: writeStopReason(reason, 'words') };
  const push_duration = String(Math.round(endedMs - beganMs));
  const body = { ...pushBody(event, endedMs, account), push_duration, ...outcome };
  return { type: 0, streamName: stream.name, eventMs: endedMs, body };
}

function pushBody(push: Push, eventMs: number, account: Account) {
  return {
    appid: Number(account.appId),
    ...place(push.stream),
    event_time: seconds(eventMs),
    sequence: push.sequence,
    node: push.serverIp,
    user_ip: push.clientIp,
    stream_param: streamParam(push, account),
    set_id: 2,
    idc_id: 19,
    width: push.quality.width,
    height: push.quality.height,
  };
}

function fileMade(file: RecordedFile, world: World, account: Account): CallbackMessage {
  const task = world.recordings.created().find(({ taskId }) => taskId === file.taskId);
  const body = {
    appid: Number(account.appId),
    ...place(file.stream),
    file_id: file.fileId,
    record_file_id: file.fileId,
    file_format: file.format,
    ...(task?.generation === 'v3' && { task_id: file.taskId }),
    start_time: seconds(file.writtenFromMs),
    end_time: seconds(file.endedMs),
    start_time_usec: (file.writtenFromMs % 1000) * 1000,
    end_time_usec: (file.endedMs % 1000) * 1000,
    duration: file.durationS,
    file_size: file.bytes,
    stream_param: '',
    video_url: file.url,
    media_start_time: 0,
    record_bps: 0,
  };
  return { type: 100, streamName: file.stream.name, eventMs: file.endedMs, body };
}

function pictureTaken(picture: Picture, world: World, account: Account): CallbackMessage {
  const [push] = world.pushesOf(picture.stream);
  const body = {
    ...place(picture.stream),
    create_time: seconds(picture.createdMs),
    file_size: picture.bytes,
    width: picture.width,
    height: picture.height,
    pic_url: picture.path,
    pic_full_url: picture.url,
    stream_param: push ? streamParam(push, account) : '',
    task_id: picture.taskId,
  };
  return { type: 200, streamName: picture.stream.name, eventMs: picture.createdMs, body };
}

/** `channel_id` equals the stream's name (tencent-live 11.3). */
export function place({ domain, app, name }: StreamKey) {
  return { app: domain, appname: app, stream_id: name, channel_id: name };
}

/** What the push was let in with (tencent-live 9.2); what comes from inside the cloud needs nothing. */
function streamParam({ stream, clientIp, beganMs, param }: Push, { pushKey }: Account): string {
  if (param !== undefined) return param;
  if (clientIp === '-') return '';
  const txTime = seconds(beganMs + dayMs)
    .toString(16)
    .toUpperCase();
  const txSecret = createHash('md5').update(`${pushKey}${stream.name}${txTime}`).digest('hex');
  return `txSecret=${txSecret}&txTime=${txTime}`;
}

function seconds(ms: number): number {
  return Math.floor(ms / 1000);
}
