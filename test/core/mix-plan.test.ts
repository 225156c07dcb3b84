import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BotError } from '../../src/core/errors.ts';
import { fieldsOf, readInput, savableInput } from '../../src/core/fields.ts';
import { mixLayout, MIX_LAYOUT_NAMES } from '../../src/core/mix-layouts.ts';
import { mixOutputName, mixPlanOf, type MixAsked } from '../../src/core/mix-plan.ts';
import { readStreamRef, readStreamRefs, streamRefText } from '../../src/core/stream-ref.ts';
import { plainText } from '../../src/core/text.ts';
import { readTypedText } from '../../src/core/typed-text.ts';
import start from '../../commands/mix/start.ts';
import { worldSettings } from '../kit/world.ts';

const settings = worldSettings();
const fields = fieldsOf(start.input);

/** What a typed line asks for; throws what is wrong with it. */
function asked(line: string): MixAsked {
  const { raw, problem } = readTypedText(line, fields);
  if (raw === undefined) throw new Error(plainText(problem));
  const { input, problems } = readInput(start.input, raw);
  if (input === undefined) throw new Error(problems.map(({ said }) => plainText(said)).join('\n'));
  return input;
}
const plan = (line: string) => mixPlanOf(asked(line), settings);

/** The whole of what a person would be told. */
function refused(line: string): string {
  try {
    plan(line);
  } catch (thrown) {
    if (thrown instanceof BotError) return `${plainText(thrown.said)} ${plainText(thrown.next)}`;
    if (thrown instanceof Error) return thrown.message;
  }
  throw new Error(`"${line}" is a plan`);
}

describe('a typed line', () => {
  test.each([
    'side-by-side room_1,room_2',
    'side-by-side "room_1 room_2"',
    'layout=side-by-side streams=room_1,room_2',
    'streams="room_1, room_2" layout=side-by-side',
    'side-by-side live/room_1,push.example.com/live/room_2',
    'side-by-side rtmp://push.example.com/live/room_1?txSecret=a,room_2',
    'side-by-side https://play.example.com/live/room_1_hd.flv?x=1,room_2',
    'side-by-side "srt://push.example.com:9000?streamid=#!::h=push.example.com,r=live/room_1,txSecret=a room_2"',
  ])('%s', (line) => {
    const { layout, refs, output, replaces } = plan(line);
    expect(layout.template).toBe(390);
    expect(refs.map(({ name }) => name.replace('_hd', ''))).toEqual(['room_1', 'room_2']);
    expect(output).toBe('mix_room_1');
    expect(replaces).toBeUndefined();
  });

  test('names the output, which may take the place of a stream', () => {
    expect(plan('side-by-side a,b show')).toMatchObject({ output: 'show', replaces: undefined });
    expect(plan('side-by-side a,b output=b')).toMatchObject({ output: 'b', replaces: 1 });
  });

  test.each([
    [
      'side-by-side room-1,room_2',
      'room-1 cannot be mixed, because of its -: the cloud mixes names of letters',
    ],
    ['side-by-side a,b output=mix-1', 'mix-1 cannot be mixed, because of its -'],
    ['side-by-side a,b output=_x', '_x cannot be the name of a mix: a stream'],
    [`side-by-side a,b output=${'x'.repeat(81)}`, 'names of 1 to 80 letters, and this has 81.'],
    ['side-by-side a,a', 'a is named twice'],
    ['side-by-side a,live/a', 'a is named twice'],
    ['side-by-side a', 'The layout side-by-side shows 2 streams, not 1. Name 2 streams, with commas'],
    ['two-insets a,b,c,d', 'or choose a layout for 4: three-insets, grid-of-four.'],
    [
      'side-by-side a,b output=x_hd',
      'Nobody could play x_hd: what stands behind its last _ is a transcoding template',
    ],
    ['side-by-side a_hd,b output=mix_hd', 'Nobody could play mix_hd'],
    ['side-by-side a,,b', 'streams cannot be a,,b'],
    ['side-by-side a,', 'streams cannot be a,: give stream names'],
    ['side-by-side a,b/c/d/e', 'streams cannot be a,b/c/d/e'],
    ['sideways a,b', 'layout cannot be sideways: give one of inset-top-left, '],
    [
      'side-by-side evil.example.com/live/a?txSecret=abc,b/b/b/b',
      'streams cannot be evil.example.com/live/a…',
    ],
  ])('%s is refused', (line, said) => expect(refused(line)).toContain(said));

  test('every layout takes as many streams as it shows, in their order', () => {
    for (const name of MIX_LAYOUT_NAMES) {
      const names = mixLayout(name).shares.map((_, index) => `s${index}`);
      const { refs } = plan(`${name} ${names.join(',')}`);
      expect(refs.map((ref) => ref.name)).toEqual(names);
    }
  });
});

describe('the output', () => {
  test('of its own fits the names that the cloud mixes, however long the first name is', () => {
    expect(plan(`side-by-side ${'x'.repeat(80)},b`).output).toBe(`mix_${'x'.repeat(76)}`);
  });

  test('that is claimed is the one that is mixed', () => {
    for (const line of ['side-by-side a,b', 'side-by-side a,b c', 'side-by-side a,b b']) {
      expect(mixOutputName(asked(line), settings)).toBe(plan(line).output);
    }
    expect(mixOutputName(asked('side-by-side a,b <!x>'), settings)).toBeUndefined();
  });
});

describe('a list of streams', () => {
  const name = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_-]{0,20}$/);
  const gap = fc.constantFrom(',', ' ', ', ', ' ,', '\n', '  ');

  test('is read in its order, whatever stands between', () => {
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 8 }), gap, (names, between) => {
        expect(readStreamRefs(names.join(between))).toEqual(names.map((each) => ({ name: each })));
      }),
    );
  });

  test('with one that is none is none', () => {
    fc.assert(
      fc.property(fc.array(name, { maxLength: 4 }), fc.string(), (names, odd) => {
        fc.pre(!/[\s,]/.test(odd) && readStreamRef(odd) === undefined);
        expect(readStreamRefs([...names, odd, 'z'].join(','))).toBeUndefined();
      }),
    );
  });

  test('is kept without any signature, and reads as before', () => {
    const query = '?txSecret=KANARY&txTime=5C271099';
    const streams = `rtmp://push.example.com/live/a${query},b, https://play.example.com/live/c.flv${query}`;
    const kept = savableInput(fields, { streams });
    expect(kept).toEqual({ streams: 'push.example.com/live/a,b,play.example.com/live/c' });
    expect(readStreamRefs(kept['streams'] ?? '')?.map(streamRefText)).toHaveLength(3);
    const broken = savableInput(fields, { streams: `b,rtmp://push.example.com/x/y/z/w${query}` });
    expect(JSON.stringify(broken)).not.toContain('KANARY');
  });
});
