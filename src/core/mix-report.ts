import { actorMention } from './call.ts';
import { streamKeyText } from './locate-stream.ts';
import { drawMix } from './mix-drawing.ts';
import type { KeptMix } from './mix-jobs.ts';
import { mixLayout, type MixLayout } from './mix-layouts.ts';
import { fact, facts, paragraph, type Block, type Button, type Fact } from './reply.ts';
import { code, joined, text, type Text } from './text.ts';
import type { StreamKey } from '../live/port.ts';

/** What every reply about a mix says in the same words. */

/** The layout drawn, and how far the drawing can be trusted. */
export const drawingBlocks = (layout: MixLayout): readonly Block[] => [
  { kind: 'code', code: drawMix(layout) },
  paragraph(
    layout.known === 'figures'
      ? text`Approximate: the cloud fits each picture by the size of its stream.`
      : text`Approximate, and our reading of Tencent's template ${layout.template}, which is published as a picture alone: look at the mix before you show it to anybody.`,
  ),
];

export const layoutFact = ({ name, template }: MixLayout): Fact =>
  fact(text`Layout`, text`${code(name)} (Tencent's template ${template})`);

/** Which stream stands where in the drawing: `1 room_1, 2 room_2`. */
export const numbered = (streams: readonly StreamKey[]): Text =>
  joined(
    streams.map(({ name }, index) => text`${index + 1} ${code(name)}`),
    text`, `,
  );

export const outputFact = (output: StreamKey, isNewStream: boolean): Fact =>
  fact(
    text`Output`,
    isNewStream
      ? text`${code(streamKeyText(output))}, a stream of its own`
      : text`${code(streamKeyText(output))}: its viewers see the mix in its place`,
  );

export const mixFacts = (mix: KeptMix): Block =>
  facts(
    outputFact(mix.output, mix.isNewStream),
    layoutFact(mixLayout(mix.layout)),
    fact(text`Streams`, numbered(mix.inputs)),
    fact(text`Session`, text`${code(mix.session)}`),
    fact(text`By`, text`${actorMention(mix.by)}`),
  );

export const listButton: Button = { label: text`Mixes`, style: 'plain', command: 'mix list', input: {} };

/** By session, since an output's name may be used again; `row` tells them apart where they are listed. */
export const stopButton = ({ session, output }: KeptMix, row?: number): Button => ({
  label: row === undefined ? text`Stop the mix ${output.name}` : text`Stop ${row}: mix ${output.name}`,
  style: 'danger',
  command: 'mix stop',
  input: { what: session },
});

export const statusButton = ({ output }: KeptMix, row?: number): Button => ({
  label: row === undefined ? text`Status of ${output.name}` : text`Status ${row}: ${output.name}`,
  style: 'plain',
  command: 'status',
  input: { stream: streamKeyText(output) },
});

/** tencent-live 3.12. */
export const billedText: Text = text`Mixing is billed as transcoding for as long as it runs: until it is stopped, or 15 minutes after all of its streams are gone.`;
