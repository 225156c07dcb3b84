import { isMixSession, isStreamName, type StreamName } from '../live/port.ts';
import { BotError } from './errors.ts';
import { streamNameOf } from './locate-stream.ts';
import { mixLayout, mixLayoutsFor, type MixLayout, type MixLayoutName } from './mix-layouts.ts';
import type { Settings } from './settings.ts';
import { shownInput } from './shown-input.ts';
import type { StreamRef } from './stream-ref.ts';
import { bold, code, joined, text, type Text } from './text.ts';

/** tencent-live 3.12, 5.18: every name in a mix is at most this long. */
const MOST_LETTERS = 80;

export interface MixAsked {
  readonly layout: MixLayoutName;
  readonly streams: readonly StreamRef[];
  readonly output?: string | undefined;
}

/** What is to be mixed, as far as the words alone tell. */
export interface MixPlan {
  readonly layout: MixLayout;
  /** In the order of the layout's pictures. */
  readonly refs: readonly StreamRef[];
  readonly output: StreamName;
  /** Which of the streams the mix takes the place of; undefined: its output is a stream of its own. */
  readonly replaces: number | undefined;
}

/** The plan of what was asked for; throws a BotError `bad-input` that says which name or number cannot be, and why. */
export function mixPlanOf({ layout: chosen, streams, output }: MixAsked, settings: Settings): MixPlan {
  const layout = mixLayout(chosen);
  const names = streams.map((ref) => streamNameOf(ref, settings));
  for (const name of names) refuseName(name);
  refuseTwice(names);
  refuseCount(layout, names.length);
  const name = outputOf(output, names[0] ?? '');
  const replaces = names.indexOf(name);
  if (replaces === -1) refuseSuffix(name, settings);
  return { layout, refs: streams, output: name, replaces: replaces === -1 ? undefined : replaces };
}

/** The name of the stream that a mix would come out as, or undefined when it cannot be one. */
export function mixOutputName(input: MixAsked, settings: Settings): StreamName | undefined {
  const [first] = input.streams;
  const name = input.output ?? (first && ownOutput(streamNameOf(first, settings)));
  return name !== undefined && isStreamName(name) ? name : undefined;
}

/** A stream of its own, so that no viewer of an input sees another picture than before. */
const ownOutput = (first: string): string => `mix_${first}`.slice(0, MOST_LETTERS);

function outputOf(given: string | undefined, first: string): StreamName {
  const name = given ?? ownOutput(first);
  refuseName(name);
  if (isStreamName(name)) return name;
  throw refusal(
    text`${code(shownInput(name))} cannot be the name of a mix: a stream's name begins with a letter or a digit.`,
    text`Give another ${bold('output')}, for example ${code('mix_1')}.`,
  );
}

function refuseName(name: string): void {
  if (isMixSession(name)) return;
  const odd = /[^A-Za-z0-9_]/u.exec(name)?.[0];
  throw refusal(
    odd === undefined
      ? text`${code(shownInput(name))} cannot be mixed: the cloud mixes names of 1 to ${MOST_LETTERS} letters, and this has ${name.length}.`
      : text`${code(shownInput(name))} cannot be mixed, because of its ${code(odd)}: the cloud mixes names of letters, digits and ${code('_')} alone.`,
    text`Push the stream under a name without it, or give another ${bold('output')}.`,
  );
}

function refuseTwice(names: readonly StreamName[]): void {
  const twin = names.find((name, index) => names.indexOf(name) !== index);
  if (twin === undefined) return;
  throw refusal(
    text`${code(twin)} is named twice, and the cloud tells the streams of a mix apart by their names.`,
    text`Name each stream once.`,
  );
}

function refuseCount({ name, shares }: MixLayout, given: number): void {
  if (given === shares.length) return;
  const fitting = mixLayoutsFor(given).map((layout) => text`${code(layout.name)}`);
  throw refusal(
    text`The layout ${code(name)} shows ${shares.length} streams, not ${given}.`,
    fitting.length === 0
      ? text`Name ${shares.length} streams, with commas and no spaces between them.`
      : text`Name ${shares.length} streams, or choose a layout for ${given}: ${joined(fitting, text`, `)}.`,
  );
}

/** tencent-live 9.3: what stands behind the last `_` is read as a transcoding template where one has that name. */
function refuseSuffix(name: StreamName, { play }: Settings): void {
  const taken = play.find(({ templates }) => templates.some((each) => name.endsWith(`_${each}`)));
  if (taken === undefined) return;
  throw refusal(
    text`Nobody could play ${code(name)}: what stands behind its last ${code('_')} is a transcoding template of ${code(taken.domain)}.`,
    text`Give another ${bold('output')}.`,
  );
}

const refusal = (said: Text, next: Text): BotError =>
  new BotError('bad-input', { said, did: 'nothing', next });
