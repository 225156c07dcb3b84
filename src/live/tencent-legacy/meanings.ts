import type { ErrorCode } from '../../core/errors.ts';
import { code, text, type Text } from '../../core/text.ts';
import type { Fault } from '../tencent/faults.ts';
import { mixMeaningOf } from './mix-meanings.ts';
import { nextSteps } from './next-steps.ts';

/** What an answer of Tencent means for the person who asked. */
export interface Meaning {
  /** `cloud-failed` leaves the outcome of a write open; every other class says that nothing was done. */
  readonly code: ErrorCode;
  /** What happened; left out where only Tencent's own message tells. */
  readonly said?: Text;
  readonly next: Text;
}

/** The stream was never pushed (tencent-live 2.4, 3.6): the one code that is documented. */
export const NEVER_PUSHED = '20601';

/** No codes are documented for these (tencent-live 2.4, 14 #6), so that the words have to tell. */
const BY_WORDS: readonly (Meaning & { readonly words: RegExp })[] = [
  {
    words: /\bsign(?:ature)?\b|\bexpired?\b|^t\b/i,
    code: 'cloud-credentials',
    next: nextSteps.checkKeyAndClock,
  },
  { words: /too (?:many|often|frequent)|rate limit/i, code: 'cloud-limit', next: nextSteps.slowDown },
  {
    words: /invalid|illegal|missing|param|no such|not (?:exist|found|allowed|live)|denied/i,
    code: 'cloud-refused',
    next: nextSteps.checkRequest,
  },
];

type Answered = Pick<Extract<Fault, { kind: 'answered' }>, 'code' | 'message'>;

/** What an answer that is no success means; the call that it came to may have codes of its own. */
export function meaningOf(answer: Answered, action: string): Meaning {
  if (/is invalid$/i.test(answer.code)) return retired(answer.code);
  if (action.startsWith('mix_')) {
    const meaning = mixMeaningOf(answer.code);
    if (meaning !== undefined) return meaning;
  }
  if (answer.code === NEVER_PUSHED) {
    const said = text`This stream was never pushed.`;
    return { code: 'cloud-refused', said, next: nextSteps.checkStream };
  }
  const told = BY_WORDS.find(({ words }) => words.test(answer.message));
  return told ?? { code: 'cloud-failed', next: nextSteps.laterOrV3 };
}

/** tencent-live 2.4: also what an account gets that a feature was never opened for. */
function retired(words: string): Meaning {
  return {
    code: 'cloud-account',
    said: text`Tencent answered ${code(words)}: its 2.0 API has been retired for this account, or this part of it was never opened.`,
    next: nextSteps.useV3,
  };
}
