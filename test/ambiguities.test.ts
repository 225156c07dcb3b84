import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** What Tencent leaves open (tencent-live 14) is decided once, beside the code that decides it, under its number. */
const AMBIGUITIES = [
  'cmd or appid on fcgi',
  'the spelling of task_id when a recording is stopped',
  'how a mix is cancelled',
  'how long a 2.0 ban lasts',
  'output as object or array',
  'codes of a bad sign',
  'how far ahead t may lie',
  'the zone of the list of bans',
  'the zone of BeginPushTime',
  'the state of a stream that nobody knows',
  'whether txTime is the end that was promised',
  'what the valid time of play adds',
  'what a stream name may be made of',
  'whether a ban looks at the domain',
  'how exact the viewers are',
  'how far ahead a recording may begin',
  'the region of a task',
  'the size of a page',
  'how often a callback is tried again',
  'whether speed is of the video alone',
  'the order and loss of the picture queue',
  'the largest side of a picture in a mix',
] as const;

const files = ['src', 'commands'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => join(folder, file))
    // The stand-in has readings of its own.
    .filter((file) => file.endsWith('.ts') && !file.startsWith(join('src', 'sim'))),
);
const comments = files.flatMap((file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => /^\s*(?:\/\/|\/?\*)|\/\*\*/.test(line)),
);

test.each(AMBIGUITIES.map((what, index) => [index + 1, what] as const))(
  'tencent-live 14 #%i, %s: a comment names where it is settled',
  (number) => {
    const named = new RegExp(`\\b14 #${number}\\b`);
    expect(comments.filter((line) => named.test(line)).length).toBeGreaterThan(0);
  },
);
