import type { StreamKey } from '../live/port.ts';
import type { Context } from './command.ts';
import { listMixes, type KeptMix } from './mix-jobs.ts';
import { paragraph, type Block } from './reply.ts';
import { code, joined, text, time, type Text } from './text.ts';

const MOST_MIXES = 1000;

/** One line of what mixes that were started here have to do with a stream; nothing where there is none. */
export async function mixLine({ name }: StreamKey, context: Context): Promise<readonly Block[]> {
  const open = await listMixes({ since: context.now(), most: MOST_MIXES }, context);
  const parts = open.flatMap((mix): Text[] => {
    if (mix.output.name === name) return [outputText(mix)];
    return mix.inputs.some((input) => input.name === name) ? [inputText(mix)] : [];
  });
  return parts.length === 0 ? [] : [paragraph(joined(parts, text` `))];
}

const outputText = ({ inputs, layout, from }: KeptMix): Text =>
  text`It is the output of a mix (${layout}) of ${joined(
    inputs.map((input) => text`${code(input.name)}`),
    text`, `,
  )} since ${time(from)}.`;

const inputText = ({ output, layout, from }: KeptMix): Text =>
  text`It is mixed into ${code(output.name)} (${layout}) since ${time(from)}.`;
