import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { renderManifest } from '../../../src/chat/slack/register.ts';
import { createChatCommands } from '../../fixtures/chat-commands.ts';

const commands = createChatCommands([]);
const manifest = (root = 'live'): unknown => parse(renderManifest(root, commands, { mode: 'socket' }));

describe('the manifest', () => {
  it('is the same for the same commands, in whatever order they come', () => {
    const turned = new Map([...commands].toReversed());
    expect(renderManifest('live', turned, { mode: 'socket' })).toBe(
      renderManifest('live', commands, { mode: 'socket' }),
    );
    expect(renderManifest('live', commands, { mode: 'socket' })).toMatchSnapshot();
  });

  it('asks for these scopes and no other', () => {
    expect(manifest()).toMatchObject({
      oauth_config: {
        scopes: {
          bot: [
            'commands',
            'chat:write',
            'files:write',
            'users:read',
            'usergroups:read',
            'channels:read',
            'groups:read',
          ],
        },
      },
    });
  });

  it('has one slash command, Socket Mode and interactivity', () => {
    expect(manifest('stream')).toMatchObject({
      features: { slash_commands: [{ command: '/stream', should_escape: false }] },
      settings: {
        interactivity: { is_enabled: true },
        socket_mode_enabled: true,
        org_deploy_enabled: false,
        token_rotation_enabled: false,
      },
    });
  });
});
