import { describe, expect, test } from 'vitest';
import { renderReply } from '../../src/chat/terminal/render.ts';
import type { RawInput } from '../../src/core/call.ts';
import { planInput, planTyped, type Plan } from '../../src/core/plan.ts';
import { loadCommands } from '../../src/load-commands.ts';

const commands = await loadCommands();
const typed = (line: string) => planTyped(line, 'live', commands);
const given = (path: string, raw: RawInput) => planInput(path, raw, 'live', commands);
const words = (plan: Plan) => (plan.first === 'refused' ? renderReply(plan.reply) : plan.first);

describe('what comes first', () => {
  test.each([
    ['status room-1', 'private'],
    ['status', 'form'],
    ['ban', 'form'],
    ['ban room-1', 'form'],
    ['ban room-1 24h', 'form'],
    ['ban room-1 24h nudity', 'private'],
    ['unban room-1', 'private'],
    ['help', 'private'],
    ['', 'private'],
    ['  STATUS   room-1 ', 'private'],
    ['audit show', 'private'],
    ['Audit  Show room-1', 'private'],
  ])('%j: %s', (line, first) => expect(typed(line).first).toBe(first));

  test('a command for the channel that asks nothing is public', () => {
    const shown = new Map(
      [...commands].map(([path, command]) => [path, { ...command, shows: 'to-channel' as const }]),
    );
    expect(planTyped('status room-1', 'live', shown).first).toBe('public');
  });

  test('what is known already goes into the form, without signatures', () => {
    const plan = typed('ban rtmp://push.example.com/live/room-1?txSecret=c0ffee 24h');
    expect(plan).toMatchObject({
      first: 'form',
      path: 'ban',
      raw: { stream: 'push.example.com/live/room-1', for: '24h' },
    });
  });

  test('the whole line behind the command is its text, whatever it looks like', () => {
    expect(typed('ban room-1 24h ban status $& .* \\s')).toMatchObject({
      raw: { reason: 'ban status $& .* \\s' },
    });
  });
});

describe('refused at once', () => {
  test.each([
    ['ban room-1 24', 'for cannot be 24: give from 1m to 90d, in s m h d w, for example 24h.'],
    ['status a/b/c/d', 'stream cannot be a/b/c/d: give a stream name'],
    ['status room-1 now', 'now is one word too many.'],
    ['status room-1 stream=room-2', 'stream is given twice.'],
    ['status "room-1', 'A quote is opened and never closed.'],
  ])('%s', (line, said) => {
    const answer = words(typed(line));
    expect(answer).toContain('That cannot be read');
    expect(answer).toContain(said);
    expect(answer).toContain('Nothing was changed. Usage: /live ');
  });

  test('every fault is told at once, and so is a field that is not there', () => {
    const answer = words(given('ban', { stream: 'a b', for: '5y', why: 'x' }));
    expect(answer).toContain('There is no why here: the fields are stream, for, reason.');
    expect(answer).toContain('stream cannot be a b');
    expect(answer).toContain('for cannot be 5y');
    expect(answer).toContain('Usage: /live ban <stream> <for> <reason…>');
  });
});

describe('an unknown command', () => {
  test.each([
    ['bann room-1', 'Did you mean /live ban'],
    ['sttaus', 'Did you mean /live status'],
    ['audit shwo', 'Did you mean /live audit show'],
    ['UNBNA x', 'Did you mean /live unban'],
  ])('%s', (line, hint) => {
    const answer = words(typed(line));
    expect(answer).toContain(`There is no command ${line.split(' ')[0]}.`);
    expect(answer).toContain(`Nothing was changed. ${hint}`);
  });

  test('nothing near: where to look', () => {
    expect(words(typed('make-me-a-coffee'))).toContain('See /live help for what there is.');
  });

  test.each([
    'constructor',
    '__proto__',
    'toString',
    'has',
    'get',
    'hasOwnProperty',
    'constructor prototype',
  ])('%s is no command', (line) => {
    expect(words(typed(line))).toContain('There is no command');
    expect(given(line, {}).first).toBe('refused');
  });

  test.each(['constructor', '__proto__', 'toString'])('%s is no field', (name) => {
    const plan = given(
      'status',
      Object.fromEntries([
        ['stream', 'room-1'],
        [name, 'x'],
      ]),
    );
    expect(words(plan)).toContain(`There is no ${name} here: the fields are stream.`);
  });

  test('a URL in its place is told without its signature', () => {
    const answer = words(typed('rtmp://push.example.com/live/room-1?txSecret=c0ffee&txTime=5C27'));
    expect(answer).toContain('There is no command rtmp://push.example.com/live/room-1….');
    expect(answer).not.toContain('c0ffee');
  });
});
