import type { SimClock } from '../../clock.ts';
import type { FaultStore } from './faults.ts';
import type { Ids } from './ids.ts';
import type { SimFile } from './posts.ts';

/** An upload that has begun. */
export interface Upload {
  readonly id: string;
  readonly name: string;
  readonly altText: string;
  readonly length: number;
  readonly bytes: Buffer | undefined;
}

/** The two-step upload: ask for an address, send the bytes, complete. */
export interface SimFiles {
  /** Answers the file's id; its bytes go to `/upload/<id>`. */
  begin(upload: Pick<Upload, 'name' | 'altText' | 'length'>): string;
  receive(id: string, bytes: Buffer): boolean;
  upload(id: string): Upload | undefined;
  complete(id: string, title: string): SimFile | undefined;
  find(id: string): SimFile | undefined;
  /** The picture that a block may show; undefined as long as it is worked on, and for what is no picture. */
  picture(id: string): SimFile | undefined;
}

interface SimFilesParts {
  readonly ids: Ids;
  readonly clock: SimClock;
  readonly faults: Pick<FaultStore, 'fileWorkMs'>;
}

/** "The file must be an image" of these kinds (docs.slack.dev, Slack file object). */
const PICTURE_NAME = /\.(?:png|jpe?g|gif)$/i;

export function createFiles({ ids, clock, faults }: SimFilesParts): SimFiles {
  const uploads = new Map<string, Upload>();
  const files = new Map<string, SimFile>();
  const completedMs = new Map<string, number>();
  return {
    begin(upload) {
      const id = ids.id('F');
      uploads.set(id, { ...upload, id, bytes: undefined });
      return id;
    },
    receive(id, bytes) {
      const upload = uploads.get(id);
      if (upload === undefined || upload.bytes !== undefined) return false;
      uploads.set(id, { ...upload, bytes });
      return true;
    },
    upload: (id) => uploads.get(id),
    complete(id, title) {
      const upload = uploads.get(id);
      if (upload?.bytes?.length !== upload?.length || upload?.bytes === undefined) return undefined;
      uploads.delete(id);
      const file = { id, name: upload.name, title, altText: upload.altText, bytes: upload.bytes };
      files.set(id, file);
      completedMs.set(id, clock.now());
      return file;
    },
    find: (id) => files.get(id),
    picture(id) {
      const file = files.get(id);
      const isReady = clock.now() - (completedMs.get(id) ?? Infinity) >= faults.fileWorkMs();
      return file !== undefined && isReady && PICTURE_NAME.test(file.name) ? file : undefined;
    },
  };
}
