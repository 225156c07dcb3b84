import type { StreamName } from '../live/port.ts';
import type { Settings } from './settings.ts';
import { code, text, type Text } from './text.ts';

/**
 * What will go wrong later with a stream of that name, told before it is pushed (tencent-live 9.3): what stands behind the
 * last `_` is read as a transcoding template when one is called so.
 */
export function streamNameWarnings(name: StreamName, { play }: Settings): readonly Text[] {
  const templates = [...new Set(play.flatMap((domain) => domain.templates))];
  const taken = templates.find((template) => name.endsWith(`_${template}`));
  if (taken !== undefined) {
    return [
      text`The name ends with ${code(`_${taken}`)}, which is a transcoding template: players will be given that rendition of another stream. Choose a name without it.`,
    ];
  }
  return name.includes('_')
    ? [
        text`The name holds ${code('_')}: should a transcoding template ever be called ${code(name.slice(name.lastIndexOf('_') + 1))}, it cannot be played any more.`,
      ]
    : [];
}
