import { writeBeijing } from '../wire/times.ts';
import type { StreamKey } from './stream.ts';

/** A snapshot that the cloud took and stored in COS. */
export interface Picture {
  readonly stream: StreamKey;
  /** Empty when the account's own template took it. */
  readonly taskId: string;
  readonly createdMs: number;
  /** Within the bucket, from a slash on. */
  readonly path: string;
  readonly url: string;
  readonly bytes: number;
  readonly width: number;
  readonly height: number;
}

const bucket = 'http://snapshots-1250000000.cos.ap-guangzhou.example.com';

/** Named as COS does by default: a folder for each day of Beijing (tencent-live 5.17). */
export function takePicture(
  asked: Pick<Picture, 'stream' | 'taskId' | 'createdMs' | 'width' | 'height'>,
): Picture {
  const { stream, createdMs, width, height } = asked;
  const [day = '', time = ''] = writeBeijing(createdMs).split(' ');
  const size = `${width}x${height}`;
  const path = `/${day}/${stream.name}-screenshot-${time.replaceAll(':', '-')}-${size}.jpg`;
  return { ...asked, path, url: `${bucket}${path}`, bytes: Math.round(width * height * 0.09) };
}
