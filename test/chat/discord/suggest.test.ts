import { describe, expect, it } from 'vitest';
import { openScene, type Scene } from './scene.ts';

const streams = [
  { value: 'room-1', label: 'room-1 · live' },
  { value: 'a'.repeat(101), label: 'too long to be sent' },
  { value: 'room-2', label: `room-2 · ${'x'.repeat(200)}` },
];
const suggest = () => ({ suggest: () => streams });
const complete = ({ stage }: Scene, person: 'member' | 'moderator', path: string) =>
  stage.sim
    .person(stage.id(person))
    .autocompletes(stage.channel, 'live', [path], { stream: 'roo' }, 'stream');

describe('autocomplete', () => {
  it('offers what Discord takes', async () => {
    await using scene = await openScene(suggest);
    const choices = await complete(scene, 'member', 'status');
    expect(choices.map(({ value }) => value)).toEqual(['room-1', 'room-2']);
    expect(choices[0]?.name).toBe('room-1 · live');
    expect(choices[1]?.name).toHaveLength(100);
  });

  it('offers nothing for a command that is not allowed', async () => {
    await using scene = await openScene(suggest);
    expect(await complete(scene, 'member', 'mark')).toEqual([]);
    expect(await complete(scene, 'moderator', 'mark')).toHaveLength(2);
  });

  it('takes a label for the name that it stands for', async () => {
    await using scene = await openScene(suggest);
    await scene.stage.gives('member', 'status', { stream: 'room-1 · live' });
    await scene.newest('member');
    expect(scene.bot.runs).toEqual(['status room-1']);
  });
});
