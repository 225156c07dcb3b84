import type { MixChange } from './mixes.ts';
import type { FileChange } from './recorded-files.ts';
import type { RecordingChange } from './recordings.ts';
import type { PictureChange } from './snapshots.ts';
import type { Push, PushEvent, StreamKey } from './stream.ts';

/** Everything that happens in a world, as it happens. */
export type WorldChange =
  | { readonly kind: 'push-started'; readonly push: Push }
  | { readonly kind: 'push-ended' | 'push-refused'; readonly event: PushEvent }
  | { readonly kind: 'stuttered'; readonly stream: StreamKey; readonly factor: number }
  | { readonly kind: 'watched'; readonly stream: StreamKey; readonly viewers: number }
  | { readonly kind: 'banned' | 'allowed'; readonly stream: StreamKey }
  | RecordingChange
  | FileChange
  | PictureChange
  | MixChange;
