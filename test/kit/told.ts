import type { CloudEvent } from '../../src/store/port.ts';
import type { World } from './world.ts';

/** What the callbacks of one file and one picture say (tencent-live 11.3), as the store keeps them. */

export interface ToldFile {
  readonly id: string;
  readonly name?: string;
  readonly endedAt: number;
  readonly durationS?: number;
  readonly bytes?: number;
  readonly format?: string;
  readonly url?: string;
  readonly app?: string;
}

/** Keeps the callback of a file. */
export async function tellFile(world: World, file: ToldFile): Promise<void> {
  const { id, name = 'room-1', endedAt, durationS = 3600, bytes, format = 'mp4', app = 'live' } = file;
  const body = {
    appid: 1250000000,
    app: 'push.example.com',
    appname: app,
    stream_id: name,
    channel_id: name,
    file_id: id,
    file_format: format,
    task_id: 'task-1',
    start_time: endedAt - durationS - 5,
    end_time: endedAt,
    duration: durationS,
    file_size: bytes ?? 0,
    stream_param: '',
    video_url: file.url ?? `https://vod.example.com/${id}.mp4`,
    event_type: 100,
  };
  await keep(world, { key: `100:${id}`, type: 100, name, at: endedAt, body });
}

export interface ToldPicture {
  readonly url: string;
  readonly name?: string;
  readonly at: number;
  readonly task?: string;
}

/** Keeps the callback of a picture. */
export async function tellPicture(world: World, picture: ToldPicture): Promise<void> {
  const { url, name = 'room-1', at, task = '' } = picture;
  const body = {
    app: 'push.example.com',
    appname: 'live',
    stream_id: name,
    channel_id: name,
    create_time: at,
    file_size: 52_000,
    width: 1280,
    height: 720,
    pic_url: new URL(url).pathname,
    pic_full_url: url,
    stream_param: '',
    task_id: task,
    event_type: 200,
  };
  await keep(world, { key: `200:${name}:${url}:${at}`, type: 200, name, at, body });
}

async function keep(
  { services }: World,
  event: Pick<CloudEvent, 'key' | 'type' | 'name' | 'at'> & { readonly body: unknown },
): Promise<void> {
  const receivedAt = services.now();
  const body = JSON.stringify(event.body);
  await services.store.events.add([{ ...event, body, receivedAt, source: 'callback', isHint: false }]);
}
