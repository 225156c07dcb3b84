import amf from 'node-media-server/src/protocol/amf.js';
import sps from 'node-media-server/src/protocol/sps_info.js';
import type { Quality } from '../world/stream.ts';
import type { MediaPacket } from './media-packet.ts';

const h264 = 7;
const fourCc = (name: string) => Buffer.from(name).readUint32BE();

const videoCodecs: ReadonlyMap<number, string> = new Map([
  [2, 'H263'],
  [h264, 'H264'],
  [fourCc('hvc1'), 'H265'],
  [fourCc('av01'), 'AV1'],
  [fourCc('vp09'), 'VP9'],
]);
const audioCodecs: ReadonlyMap<number, string> = new Map([
  [2, 'MP3'],
  [10, 'AAC'],
  [11, 'Speex'],
]);

const aacSamples = 1024;

/** Nothing is known: what stays 0 was not announced. */
const unknownQuality: Quality = {
  width: 0,
  height: 0,
  fps: 0,
  metaFps: 0,
  videoBps: 0,
  metaVideoBps: 0,
  audioFps: 0,
  audioBps: 0,
  metaAudioBps: 0,
  audioSampleRate: 0,
  videoCodec: '',
  audioCodec: '',
  jitter: 0,
};

const names = Object.keys(unknownQuality).filter(isQualityName);

function isQualityName(name: string): name is keyof Quality {
  return name in unknownQuality;
}

/** What an encoder says of its stream, in its metadata and its headers. A packet that says nothing changes nothing. */
export class Announced {
  #quality = unknownQuality;

  get quality(): Quality {
    return this.#quality;
  }

  /** Answers whether anything is new. */
  take(packet: MediaPacket): boolean {
    const quality = { ...this.#quality, ...newsOf(packet) };
    const isNew = names.some((name) => quality[name] !== this.#quality[name]);
    if (isNew) this.#quality = quality;
    return isNew;
  }
}

function newsOf({ kind, role, codec, payload }: MediaPacket): Partial<Quality> | undefined {
  if (kind === 'data') return ofMetadata(payload);
  if (kind === 'audio') return { audioCodec: audioCodecs.get(codec) ?? `audio ${codec}` };
  const size = codec === h264 && role === 'header' ? sizeInAvc(payload) : undefined;
  return { videoCodec: videoCodecs.get(codec) ?? `video ${codec}`, ...size };
}

/** The `onMetaData` of FLV, with rates in kbps; what it leaves out stays as it was. */
function ofMetadata(payload: Buffer): Partial<Quality> {
  const said = amf.decodeAmf0Data(payload).dataObj;
  const numberOf = (name: string, times: number): number | undefined => {
    const value: unknown = typeof said === 'object' && said !== null ? Reflect.get(said, name) : undefined;
    return typeof value === 'number' && value > 0 ? Math.round(value * times) : undefined;
  };
  return {
    ...set(numberOf('width', 1), 'width'),
    ...set(numberOf('height', 1), 'height'),
    ...set(numberOf('framerate', 1), 'fps', 'metaFps'),
    ...set(numberOf('videodatarate', 1000), 'videoBps', 'metaVideoBps'),
    ...set(numberOf('audiodatarate', 1000), 'audioBps', 'metaAudioBps'),
    ...set(numberOf('audiosamplerate', 1), 'audioSampleRate'),
    ...set(numberOf('audiosamplerate', 1 / aacSamples), 'audioFps'),
  };
}

function set(number: number | undefined, ...parts: readonly (keyof Quality)[]) {
  return Object.fromEntries(number === undefined ? [] : parts.map((part) => [part, number]));
}

/** The size in the first parameter set of an AVC header (ISO 14496-15, 5.2.4.1), which stands behind 5 bytes of FLV. */
function sizeInAvc(payload: Buffer): { readonly width: number; readonly height: number } | undefined {
  const record = payload.subarray(5);
  if (record.length < 8) return undefined;
  const length = record.readUInt16BE(6);
  return sps.parseH264Sps(record.subarray(8, 8 + length)) ?? undefined;
}
