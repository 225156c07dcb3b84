import type { Recordings } from '../port.ts';
import type { ReadOptions } from './read-options.ts';
import { readTasks } from './read-tasks.ts';
import { readRecordFiles, type RecordFileOptions } from './record-files.ts';

export function createRecordings(options: ReadOptions & RecordFileOptions): Recordings {
  return {
    tasks: (filter, from, to) => readTasks('DescribeRecordTask', filter, { from, to }, options),
    files: (stream, from, to) => readRecordFiles(stream, { from, to }, options),
  };
}
