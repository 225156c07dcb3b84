import { expect, test } from 'vitest';
import { renderReply } from '../../src/chat/terminal/render.ts';
import { facts, fact } from '../../src/core/reply.ts';
import { text } from '../../src/core/text.ts';

test('columns and facts stand under each other in a terminal, Chinese letters too', () => {
  const shown = renderReply({
    tone: 'info',
    title: text`Streams`,
    blocks: [
      facts(fact(text`直播`, text`live`), fact(text`State`, text`on air`)),
      {
        kind: 'table',
        columns: [text`Stream`, text`Traffic`],
        rows: [
          [text`直播间`, text`6 TB`],
          [text`room-11`, text`1 TB`],
        ],
      },
    ],
    buttons: [],
  });
  expect(shown).toContain('  直播   live\n  State  on air');
  expect(shown).toContain('  Stream   Traffic\n  直播间   6 TB\n  room-11  1 TB');
});
