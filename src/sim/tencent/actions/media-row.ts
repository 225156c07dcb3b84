import { writeUtc } from '../wire/times.ts';
import type { RecordedFile } from '../world/recorded-files.ts';

/** A file as VOD tells it: the parts that `filters` name, or all of them (tencent-live 5.16). */
export function mediaRow(file: RecordedFile, filters: readonly string[] | undefined) {
  const wants = (part: string) => filters?.includes(part) ?? true;
  return {
    FileId: file.fileId,
    BasicInfo: wants('basicInfo') ? basicInfo(file) : null,
    MetaData: wants('metaData') ? metaData(file) : null,
  };
}

function basicInfo(file: RecordedFile) {
  const { stream, format } = file;
  return {
    Name: `${stream.name}_${writeUtc(file.startedMs)}`,
    MediaUrl: file.url,
    CreateTime: writeUtc(file.endedMs),
    ExpireTime: '9999-12-31T23:59:59Z',
    Type: format,
    Vid: file.vid,
    Category: format === 'aac' ? 'Audio' : 'Video',
    SourceInfo: {
      SourceType: 'Record',
      SourceContext: '',
      LiveRecordInfo: {
        Domain: stream.domain,
        Path: stream.app,
        StreamId: stream.name,
        RecordStartTime: writeUtc(file.startedMs),
        RecordEndTime: writeUtc(file.endedMs),
      },
    },
  };
}

function metaData({ bytes, durationS, width, height, format }: RecordedFile) {
  return {
    Size: bytes,
    Container: format,
    Bitrate: durationS === 0 ? 0 : Math.round((bytes * 8) / durationS),
    Width: width,
    Height: height,
    Duration: durationS,
    VideoDuration: durationS,
    AudioDuration: durationS,
  };
}
