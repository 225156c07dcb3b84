import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { jsonOf, listOf, textOf, type Json } from '../../../src/chat/discord/json.ts';
import { registerCommands } from '../../../src/chat/discord/register.ts';
import { renderCommands } from '../../../src/chat/discord/render-commands.ts';
import { defineCommand, type Command, type Commands } from '../../../src/core/command.ts';
import { choiceField, durationField, streamField, textField } from '../../../src/core/field-types.ts';
import { text } from '../../../src/core/text.ts';
import { loadCommands } from '../../../src/load-commands.ts';
import { openDiscordStage } from './discord-stage.ts';

const leaf = (input: z.ZodObject): Command =>
  defineCommand({
    summary: 'Do it',
    input,
    needs: 'view',
    shows: 'to-me',
    run: () => Promise.resolve({ tone: 'info', title: text`Done`, blocks: [] }),
  });

const fixture: Commands = new Map([
  [
    'ban',
    leaf(
      z.object({
        reason: textField({ words: 'Reason', mostBytes: 9, example: 'spam' }),
        stream: streamField(),
        for: durationField({ words: 'How long', leastS: 1, mostS: 9, prefill: '1s' }),
        kind: choiceField('Kind', ['a', 'b']).optional(),
      }),
    ),
  ],
  ['record start', leaf(z.object({ stream: streamField().optional() }))],
  ['record stop', leaf(z.object({}))],
]);

describe('the commands for Discord', () => {
  it('are one root with groups, and only the stream is required', () => {
    const [root] = renderCommands('live', fixture).map(jsonOf);
    expect(root).toMatchObject({ name: 'live', contexts: [0], integration_types: [0] });
    expect(listOf(root?.['options']).map(({ type, name }) => [type, name])).toEqual([
      [1, 'ban'],
      [2, 'record'],
    ]);
    const [ban, record] = listOf(root?.['options']);
    expect(listOf(ban?.['options'])).toEqual([
      expect.objectContaining({ name: 'stream', required: true, autocomplete: true }),
      expect.objectContaining({ name: 'reason', required: false, description: 'Reason' }),
      expect.objectContaining({ name: 'for', required: false }),
      expect.objectContaining({
        name: 'kind',
        required: false,
        choices: [
          { name: 'a', value: 'a' },
          { name: 'b', value: 'b' },
        ],
      }),
    ]);
    expect(record).toMatchObject({ description: 'record commands' });
    expect(listOf(record?.['options']).map(({ name }) => name)).toEqual(['start', 'stop']);
  });

  it('of the product keep to 20 entries, one level of groups and 8000 characters', async () => {
    const [root] = listOf(renderCommands('live', await loadCommands()));
    const entries = listOf(root?.['options']);
    expect(entries.length).toBeGreaterThan(0);
    expect(entries.length).toBeLessThanOrEqual(20);
    expect(depth(jsonOf(root))).toBeLessThanOrEqual(3);
    expect(characters(jsonOf(root))).toBeLessThanOrEqual(8000);
  });
});

describe('the registration', () => {
  it('sends what a guild does not know, and nothing when it knows all', async () => {
    const stage = await openDiscordStage();
    const home = [stage.guild, stage.sim.foreignGuild.id];
    const register = (commands: Commands) =>
      registerCommands({ token: stage.token, apiUrl: stage.apiUrl, home, root: 'live', commands });
    const outcomes = async (commands: Commands) => (await register(commands)).map(({ outcome }) => outcome);
    expect(await outcomes(fixture)).toEqual(['sent', 'sent']);
    const sent = stage.sim.calls.length;
    expect(await outcomes(fixture)).toEqual(['unchanged', 'unchanged']);
    expect(stage.sim.calls.slice(sent).every(({ method }) => method === 'GET')).toBe(true);
    expect(await outcomes(new Map([...fixture].slice(0, 2)))).toEqual(['sent', 'sent']);
    expect(await outcomes(await loadCommands())).toEqual(['sent', 'sent']);
    expect(stage.refusals()).toEqual([]);
    await stage.close();
  });
});

const inside = (part: Json): readonly Json[] => listOf(part['options']);

/** Root, group, sub-command: 3; options are no level of their own. */
const depth = (part: Json): number =>
  1 +
  Math.max(
    0,
    ...inside(part)
      .filter(({ type }) => type === 1 || type === 2)
      .map(depth),
  );

/** As Discord counts: names, descriptions and values of choices, all together. */
function characters(part: Json): number {
  const own = ['name', 'description', 'value'].map((key) => textOf(part[key]).length);
  const deeper = [...inside(part), ...listOf(part['choices'])].map(characters);
  return [...own, ...deeper].reduce((sum, count) => sum + count, 0);
}
