import { expect } from 'vitest';
import { paragraph } from '../../src/core/reply.ts';
import { text } from '../../src/core/text.ts';
import { FIGURES } from '../fixtures/chat-commands.ts';
import type { ContractTest } from './chat.ts';
import type { ChatStage, PersonKind, Shown } from './chat-stage.ts';

const filesOf = (stage: ChatStage, person: PersonKind, audience: Shown['audience']) =>
  stage.shown(person).flatMap((shown) => (shown.audience === audience ? shown.files : []));

/** Anything but the figures themselves may differ: where a file stands, and whether a line says so. */
export function fileContract(contractTest: ContractTest): void {
  const wanted = { name: FIGURES.name, content: FIGURES.content, alt: '1 row: pushes of room-1' };

  contractTest('gives the file of a private answer to the asker alone', async ({ stage, sees }) => {
    await stage.gives('member', 'figures', {});
    expect(await sees('member', '4.0 Mbps.')).toMatchObject({ audience: 'me' });
    await stage.until(() => filesOf(stage, 'member', 'me').length > 0, 'the file');
    expect(filesOf(stage, 'member', 'me')).toEqual([wanted]);
    expect(stage.shown('moderator')).toEqual([]);
  });

  contractTest('gives everybody the file of what is for everybody', async ({ stage, sees }) => {
    await stage.gives('member', 'report', {});
    expect(await sees('moderator', '4.0 Mbps.')).toMatchObject({ audience: 'channel' });
    await stage.until(() => filesOf(stage, 'moderator', 'channel').length > 0, 'the file');
    expect(filesOf(stage, 'moderator', 'channel')).toEqual([wanted]);
  });

  contractTest('posts a file by itself', async ({ stage }) => {
    const blocks = [paragraph(text`4.0 Mbps.`), FIGURES];
    await stage.chat.post(stage.place, { tone: 'info', title: text`Figures`, blocks, buttons: [] }, 'k');
    expect(filesOf(stage, 'moderator', 'channel')).toEqual([wanted]);
  });
}
