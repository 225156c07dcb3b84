import { audienceControls } from './audience-controls.ts';
import { callbackControls } from './callback-controls.ts';
import type { Control } from './control.ts';
import { faultControls } from './fault-controls.ts';
import { legacyControls } from './legacy-controls.ts';
import { recordControls } from './record-controls.ts';
import { snapshotControls } from './snapshot-controls.ts';
import { streamControls } from './stream-controls.ts';

/** Every control by name; a new one is one more entry. */
export const controls: ReadonlyMap<string, Control> = new Map(
  [
    streamControls,
    audienceControls,
    recordControls,
    snapshotControls,
    callbackControls,
    legacyControls,
    faultControls,
  ].flatMap((group) => group.map((control) => [control.name, control])),
);
