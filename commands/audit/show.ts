import * as z from 'zod';
import { defineCommand } from '../../src/core/command.ts';
import { countField, streamField } from '../../src/core/field-types.ts';
import { paragraph, type Block } from '../../src/core/reply.ts';
import { bold, code, text, time, type Text } from '../../src/core/text.ts';
import type { AuditRow } from '../../src/store/port.ts';

const ROWS = 10;
const MOST = 50;

export default defineCommand({
  summary: 'Who did what to which stream, newest first',
  input: z.object({
    stream: streamField('Only this stream').optional(),
    rows: countField({ words: 'How many rows', least: 1, most: MOST }).optional(),
  }),
  needs: 'moderate',
  shows: 'to-me',
  async run({ stream, rows = ROWS }, context) {
    const filter = stream === undefined ? {} : { target: `write:${stream.name}` };
    const found = await context.audit.list(filter, rows);
    const block: Block =
      found.length === 0
        ? paragraph(text`Nothing was done here yet through Tallylight.`)
        : {
            kind: 'table',
            columns: [text`When`, text`Who`, text`What`, text`Outcome`],
            rows: found.map(cells),
          };
    return {
      tone: 'info',
      title: stream === undefined ? text`The newest actions` : text`The newest actions on ${stream.name}`,
      blocks: [block],
    };
  },
});

function cells({ at, actor, command, input, outcome, requestId }: AuditRow): Text[] {
  const proof = requestId === undefined ? text`` : text` ${code(requestId)}`;
  return [
    text`${time(at)}`,
    text`${code(actor)}`,
    text`${bold(command)} ${inputText(input)}`,
    text`${outcome}${proof}`,
  ];
}

/** The input as a person would type it: `stream=room-1 for=2h`. */
function inputText(input: string): string {
  const fields = z.record(z.string(), z.string()).catch({}).parse(JSON.parse(input));
  return Object.entries(fields)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ');
}
