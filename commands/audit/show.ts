import * as z from 'zod';
import { defineCommand, type AuditRow, type Outcome } from '../../src/core/command.ts';
import { countField, streamField } from '../../src/core/field-types.ts';
import { streamNameOf } from '../../src/core/locate-stream.ts';
import { paragraph, type Block } from '../../src/core/reply.ts';
import { bold, cleaned, code, text, time, type Text } from '../../src/core/text.ts';

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
    const name = stream && streamNameOf(stream, context.settings);
    const found = await context.audit.list(name === undefined ? {} : { target: `write:${name}` }, rows);
    const block: Block =
      found.length === 0
        ? paragraph(
            name === undefined
              ? text`Nothing was done through Tallylight yet.`
              : text`Nothing was done to ${code(name)} through Tallylight. What was done in the Tencent console is not known here.`,
          )
        : {
            kind: 'table',
            columns: [text`When`, text`Who`, text`What`, text`Outcome`],
            rows: found.map(cells),
          };
    return {
      tone: 'info',
      title: name === undefined ? text`The newest actions` : text`The newest actions on ${name}`,
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
    text`${OUTCOME[outcome]}${proof}`,
  ];
}

const OUTCOME: Readonly<Record<Outcome, Text>> = {
  done: text`done`,
  nothing: text`nothing changed`,
  unknown: text`not known`,
  refused: text`not allowed`,
};

/** The input as a person would type it: `stream=room-1 for=2h`. */
function inputText(input: string): string {
  const fields = z.record(z.string(), z.string()).catch({}).parse(JSON.parse(input));
  return Object.entries(fields)
    .map(([name, value]) => `${name}=${valueText(value)}`)
    .join(' ');
}

const MOST_SHOWN = 100;

/** On one line and in quotes unless it is one word, so that a reason can pass for neither another row nor another field. */
function valueText(value: string): string {
  const line = cleaned(value).replaceAll(/\s+/g, ' ').trim();
  const short =
    line.length > MOST_SHOWN ? `${line.slice(0, MOST_SHOWN - 1).replace(/[\ud800-\udbff]$/, '')}…` : line;
  return /^[\w./:+-]+$/.test(short) ? short : `"${short.replaceAll('"', "'")}"`;
}
