import * as z from 'zod';
import { actorMention } from '../../src/core/call.ts';
import { defineCommand, type Context } from '../../src/core/command.ts';
import { listMixes } from '../../src/core/mix-jobs.ts';
import { numbered, statusButton, stopButton } from '../../src/core/mix-report.ts';
import { mixStateText, seeMix, type SeenMix } from '../../src/core/mix-state.ts';
import { paragraph, type Block, type Button, type Reply } from '../../src/core/reply.ts';
import { code, text, time } from '../../src/core/text.ts';

const DAY_S = 86_400;
const MOST_ROWS = 10;
const MOST_BUTTONS = 4;

export default defineCommand({
  summary: 'Mixes that run, or were stopped in the last day',
  input: z.object({}),
  needs: 'view',
  shows: 'to-me',
  async run(_, context) {
    const found = await listMixes({ since: context.now() - DAY_S, most: MOST_ROWS + 1 }, context);
    const shown = found.slice(0, MOST_ROWS);
    const seen = await Promise.all(shown.map((mix) => seeMix(mix, context)));
    return listReply(seen, found.length > shown.length, context);
  },
});

function listReply(seen: readonly SeenMix[], more: boolean, context: Context): Reply {
  const open = seen.filter(({ mix }) => mix.endedAt === undefined);
  return {
    tone: 'info',
    title: text`Mixes: ${open.length} open`,
    blocks: [
      seen.length === 0 ? paragraph(text`None runs, or was stopped in the last day.`) : mixTable(seen),
      ...(more ? [paragraph(text`Older ones are left out.`)] : []),
      paragraph(
        text`These were started here. A mix that was made elsewhere is not seen, because the cloud has no list of them.`,
      ),
    ],
    buttons: [
      refresh,
      ...seen.flatMap((each, index) => buttonsOf(each, index + 1, context)).slice(0, MOST_BUTTONS * 2),
    ],
  };
}

const refresh: Button = { label: text`Refresh`, style: 'plain', command: 'mix list', input: {} };

function buttonsOf({ mix }: SeenMix, row: number, { may }: Context): readonly Button[] {
  if (mix.endedAt !== undefined) return [];
  return [stopButton(mix, row), statusButton(mix, row)].filter(({ command }) => may(command).allowed);
}

/** Numbered rows, for buttons that name a row. */
const mixTable = (seen: readonly SeenMix[]): Block => ({
  kind: 'table',
  columns: [
    text`No.`,
    text`Output`,
    text`Layout and streams`,
    text`Since`,
    text`By`,
    text`State`,
    text`Session`,
  ],
  rows: seen.map((each, index) => {
    const { mix } = each;
    return [
      text`${index + 1}`,
      text`${code(mix.output.name)}`,
      text`${mix.layout}: ${numbered(mix.inputs)}`,
      text`${time(mix.from)}`,
      text`${actorMention(mix.by)}`,
      mixStateText(each),
      text`${code(mix.session)}`,
    ];
  }),
});
