import * as z from 'zod';
import { defineCommand, type Command, type Context } from '../src/core/command.ts';
import { askText, PERMISSIONS } from '../src/core/permissions.ts';
import { fact, facts, paragraph, type Fact } from '../src/core/reply.ts';
import { bold, code, text } from '../src/core/text.ts';
import { usageOf } from '../src/core/usage.ts';

export default defineCommand({
  summary: 'What you can do here, and whom to ask for the rest',
  input: z.object({}),
  needs: 'view',
  shows: 'to-me',
  run: (_input, context) => {
    const open = [...context.commands].filter(([path]) => context.may(path).allowed);
    const closed = closedFacts(context);
    return Promise.resolve({
      tone: 'info',
      title: text`What you can do here`,
      blocks: [
        facts(...open.map(([path, command]) => openFact(path, command, context))),
        ...(closed.length === 0 ? [] : [paragraph(text`${bold('Not for you yet:')}`), facts(...closed)]),
        paragraph(
          text`Wherever a stream is asked for, its name, ${code('app/name')}, ${code('domain/app/name')} or any push or play URL of it will do.`,
        ),
      ],
    });
  },
});

function openFact(path: string, command: Command, { settings }: Context): Fact {
  return fact(text`${code(usageOf(settings.command, path, command))}`, text`${command.summary}`);
}

/** What is refused, by the permission that is missing, with whom to ask. */
function closedFacts(context: Context): Fact[] {
  const closed = [...context.commands].filter(([path]) => !context.may(path).allowed);
  return PERMISSIONS.flatMap((needs) => {
    const commands = closed.filter(([, command]) => command.needs === needs);
    const [[path] = ['']] = commands;
    const decision = context.may(path);
    if (commands.length === 0 || decision.allowed) return [];
    const names = commands.map(([name]) => name).join(', ');
    const ask = askText(decision.ask, context.actor.platform);
    return [fact(text`${names}`, text`needs ${bold(needs)}. ${ask}`)];
  });
}
