import { text } from '../../core/text.ts';
import type { Measured, PlayErrors } from '../port.ts';
import { DAY_S, readyWindow, wholeSteps, type FigureLimits, type Window } from '../tencent/windows.ts';
import { playErrorsAnswer } from './play-schemas.ts';
import type { ReadOptions } from './read-options.ts';
import { figureParams } from './windows.ts';

const ACTION = 'DescribePlayErrorCodeDetailInfoList';

/** tencent-live 5.13: minutes of the last day. No delay is documented; that of the other play figures is taken. */
const LIMITS: FigureLimits = {
  stepS: 60,
  delayS: 5 * 60,
  spanS: DAY_S,
  ageS: DAY_S,
  next: text`Ask for a time within the last 24 hours.`,
};

/** Requests that failed, over all play domains. Throws BotError `bad-input` for a window that is not of the last day. */
export async function readPlayErrors(
  asked: Window,
  { client, now }: Pick<ReadOptions, 'client' | 'now'>,
): Promise<Measured<PlayErrors>> {
  const window = readyWindow(wholeSteps(asked, LIMITS.stepS), now(), LIMITS);
  const params = { ...figureParams(window), Granularity: 1, StatType: '4xx,5xx' };
  const { value } = await client.read(ACTION, params, playErrorsAnswer);
  const countOf = (hundreds: number): number =>
    value.HttpCodeList.filter(({ HttpCode }) => Math.floor(HttpCode / 100) === hundreds)
      .flatMap(({ ValueList }) => ValueList)
      .reduce((sum, { Numbers }) => sum + Numbers, 0);
  const errors = { clientErrors: countOf(4), serverErrors: countOf(5) };
  return { value: errors, source: ACTION, at: window.to, stepS: LIMITS.stepS, delayS: LIMITS.delayS };
}
