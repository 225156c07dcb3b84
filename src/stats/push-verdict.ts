import type { PushFigures } from '../live/port.ts';
import { bitrateText, fpsText, shareText } from '../live/wording.ts';
import { text, type Text } from '../core/text.ts';

/** Below these shares of what the encoder declared, the picture suffers and people are told so first. */
export const LEAST_FPS_SHARE = 0.9;
export const LEAST_BITRATE_SHARE = 0.5;

type Sent = Pick<PushFigures, 'fps' | 'declaredFps' | 'videoBps' | 'declaredVideoBps'>;

/** What is wrong with a push at a moment, by what its encoder declared; undefined also where nothing was told. */
export function pushTrouble({ fps, declaredFps, videoBps, declaredVideoBps }: Sent) {
  if (isBelow(fps, declaredFps, LEAST_FPS_SHARE)) return 'few frames';
  return isBelow(videoBps, declaredVideoBps, LEAST_BITRATE_SHARE) ? 'low bitrate' : undefined;
}

/** The trouble with its likely cause. */
export function troubleText(trouble: NonNullable<ReturnType<typeof pushTrouble>>): Text {
  return trouble === 'few frames'
    ? text`The encoder sends fewer frames than it declares: its computer or its upstream is too slow.`
    : text`The bitrate is less than half of what is declared: the upstream may be too narrow, or the picture is still.`;
}

/** One word for a list; `?` where nothing can be said. */
export function verdictWord(sent: Sent): Text {
  const trouble = pushTrouble(sent);
  if (trouble === 'few frames') return text`few frames`;
  if (trouble === 'low bitrate') return text`low bitrate`;
  return isJudged(sent) ? text`fine` : text`?`;
}

/** Can anything be said at all? The 2.0 API tells nothing of what an encoder declares. */
export const isJudged = ({ fps, declaredFps, videoBps, declaredVideoBps }: Sent): boolean =>
  (fps !== undefined && declaredFps !== undefined) ||
  (videoBps !== undefined && declaredVideoBps !== undefined);

const isBelow = (value: number | undefined, declared: number | undefined, least: number): boolean =>
  value !== undefined && declared !== undefined && value < declared * least;

/** `30 fps of 30 fps declared (100 %)`; undefined where no frame rate was told. */
export function fpsAgainst({ fps, declaredFps }: Sent): Text | undefined {
  if (fps === undefined) return undefined;
  return against(`${fpsText(fps)} fps`, shareText(fps, declaredFps), `${declaredFps} fps`);
}

/** The same of the video's bitrate. */
export function bitrateAgainst({ videoBps, declaredVideoBps }: Sent): Text | undefined {
  if (videoBps === undefined) return undefined;
  const share = shareText(videoBps, declaredVideoBps);
  return against(bitrateText(videoBps), share, bitrateText(declaredVideoBps ?? 0));
}

function against(shown: string, share: string | undefined, declared: string): Text {
  return share === undefined
    ? text`${shown} (none declared)`
    : text`${shown} of ${declared} declared (${share})`;
}
