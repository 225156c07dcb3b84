import { expect } from 'vitest';
import { paragraph } from '../../src/core/reply.ts';
import { text } from '../../src/core/text.ts';
import { DOT, FIGURES, PICTURE } from '../fixtures/chat-commands.ts';
import type { ContractTest } from './chat.ts';
import type { ChatStage, PersonKind, Shown } from './chat-stage.ts';

const filesOf = (stage: ChatStage, person: PersonKind, audience: Shown['audience']) =>
  stage.shown(person).flatMap((shown) => (shown.audience === audience ? shown.files : []));

/** Tables of pictures may stand in the threads of their messages. */
export const isMessage = ({ text: words }: Shown): boolean => !words.includes('Figures of the picture');

/** Text first; the picture is in the message or beside it, with its alt text. */
function pictureContract(contractTest: ContractTest): void {
  const alt = 'Plays: low 3, peak 9 at 21:10';
  const wanted = { name: 'picture-1.png', content: Buffer.from(DOT).toString(), alt };

  contractTest('gives the picture of a private answer to the asker alone', async ({ stage, sees }) => {
    await stage.gives('member', 'code', {});
    expect(await sees('member', '41 plays.')).toMatchObject({ audience: 'me' });
    await stage.until(() => filesOf(stage, 'member', 'me').length > 0, 'the picture');
    expect(filesOf(stage, 'member', 'me')).toEqual([wanted]);
    expect(stage.shown('moderator')).toEqual([]);
  });

  contractTest('shows everybody the picture in the message that is for everybody', async ({ stage }) => {
    await stage.gives('member', 'chart', {});
    await stage.until(() => filesOf(stage, 'moderator', 'channel').length > 0, 'the picture');
    const [shown] = stage.shown('moderator');
    expect(shown?.text).toContain('41 plays.');
    expect(shown?.files).toEqual([wanted]);
  });

  contractTest('posts a picture by itself', async ({ stage }) => {
    const reply = { tone: 'info', title: text`Plays`, blocks: [PICTURE], buttons: [] } as const;
    await stage.chat.post(stage.place, reply, 'k');
    await stage.until(() => filesOf(stage, 'moderator', 'channel').length > 0, 'the picture');
    expect(stage.shown('moderator')[0]?.files).toEqual([wanted]);
  });
}

/** Anything but the figures themselves may differ: where a file stands, and whether a line says so. */
export function fileContract(contractTest: ContractTest): void {
  pictureContract(contractTest);
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
    await stage.until(() => filesOf(stage, 'moderator', 'channel').length > 0, 'the file');
    expect(filesOf(stage, 'moderator', 'channel')).toEqual([wanted]);
  });
}
