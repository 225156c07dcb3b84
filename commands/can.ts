import * as z from 'zod';
import { actorKey } from '../src/core/call.ts';
import { defineCommand, type Context } from '../src/core/command.ts';
import { textField } from '../src/core/field-types.ts';
import { findCommand } from '../src/core/find-command.ts';
import { askText, type Grant } from '../src/core/permissions.ts';
import { unknownCommand } from '../src/core/plan.ts';
import { fact, facts, paragraph, type Reply } from '../src/core/reply.ts';
import { bold, code, text, type Text } from '../src/core/text.ts';

export default defineCommand({
  summary: 'Why you may run a command, or why not and whom to ask',
  input: z.object({ command: textField({ words: 'The command, e.g. ban', mostBytes: 80, example: 'ban' }) }),
  needs: 'view',
  shows: 'to-me',
  run: ({ command: line }, context) => Promise.resolve(verdict(line, context)),
});

function verdict(line: string, context: Context): Reply {
  const { settings, commands, actor, place } = context;
  const typed = line.replace(/^\//, '').replace(new RegExp(String.raw`^${settings.command}\s+`, 'i'), '');
  const found = findCommand(typed, commands);
  if (found === undefined) throw unknownCommand(typed, settings.command, commands);
  const decision = context.may(found.path);
  const shown = `/${settings.command} ${found.path}`;
  const needs = fact(text`Needs`, text`the permission ${bold(found.command.needs)}`);
  const you = fact(text`You`, text`${code(actorKey(actor))}, ${actor.standing}`);
  if (decision.allowed) {
    return {
      tone: 'good',
      title: text`You may run ${shown}`,
      blocks: [
        facts(
          needs,
          you,
          fact(text`Because`, text`${bold(decision.by)} is granted to ${grantText(decision.grant)}`),
        ),
        ...(place.direct && found.command.writesTo !== undefined
          ? [paragraph(text`But not in a direct message: give it in a channel, where the team sees it.`)]
          : []),
      ],
    };
  }
  return {
    tone: 'info',
    title: text`You may not run ${shown}`,
    blocks: [facts(needs, you), paragraph(decision.why), paragraph(askText(decision.ask, actor.platform))],
  };
}

/** A grant as it stands in `tallylight.yml`. */
function grantText({ platform, who, id }: Grant): Text {
  if (who === 'everyone') return text`every member (${code(`${platform}:*`)})`;
  const form = who === 'group' && platform === 'discord' ? 'role' : who;
  return text`${code(platform === 'terminal' ? `${platform}:${id}` : `${platform}:${form}:${id}`)}`;
}
