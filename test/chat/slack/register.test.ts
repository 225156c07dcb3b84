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

  it.each(['https://bot.example.com', 'https://bot.example.com/'])(
    'for HTTP names where Slack posts to: %s',
    (address) => {
      const url = 'https://bot.example.com/slack/events';
      expect(parse(renderManifest('live', commands, { mode: 'http', address }))).toMatchObject({
        features: { slash_commands: [{ command: '/live', url }] },
        settings: { interactivity: { is_enabled: true, request_url: url }, socket_mode_enabled: false },
      });
    },
  );

  it('for HTTP differs in nothing else', () => {
    const http = renderManifest('live', commands, { mode: 'http', address: 'https://bot.example.com' });
    const withoutAddresses = http.replaceAll(/^ *(?:request_)?url: .*\n/gm, '');
    expect(withoutAddresses.replace('socket_mode_enabled: false', 'socket_mode_enabled: true')).toBe(
      renderManifest('live', commands, { mode: 'socket' }),
    );
  });
});
