import { renderReply } from '../../src/chat/terminal/render.ts';
import type { Actor, Call, Place, RawInput, WayBack } from '../../src/core/call.ts';
import type { Desk } from '../../src/core/desk.ts';
import type { Answer } from '../../src/core/dispatch.ts';
import type { FileBlock, SealedReply } from '../../src/core/reply.ts';
import { plainText } from '../../src/core/text.ts';

export interface PersonOptions {
  readonly actor?: Partial<Actor>;
  readonly place?: Partial<Place>;
  readonly wayBack?: WayBack;
}

/** Somebody at a keyboard: what a chat platform would pass on to the desk. */
export interface Person {
  readonly actor: Actor;
  readonly place: Place;
  /** Types a line such as `ban room-1 24h nudity`; throws when a form would open. */
  types(line: string): Promise<Answer>;
  /** Types a line that opens a form, adds what it asks for, and sends it; throws when none opens. */
  fillsIn(line: string, fields: RawInput): Promise<Answer>;
  /** Sends a command past the first step, as a platform could that does not plan. */
  sends(command: string, input: RawInput): Promise<Answer>;
  /** Presses the button whose label starts so; throws when there is none. */
  presses(shown: { readonly reply: SealedReply }, label: string): Promise<Answer>;
  pressesId(button: string): Promise<Answer>;
}

/** Where most tests take place. */
export const CHANNEL: Place = { platform: 'slack', home: 'T1', channel: 'C1', direct: false };

/** A member `name` of the Slack team, without groups unless told otherwise. */
export function createPerson(desk: Desk, name: string, options: PersonOptions = {}): Person {
  const actor: Actor = {
    platform: 'slack',
    id: name,
    name,
    standing: 'member',
    groups: [],
    ...options.actor,
  };
  const place: Place = { ...CHANNEL, platform: actor.platform, ...options.place };
  const { wayBack } = options;
  let calls = 0;
  const asked = () => ({ id: `${name}-call-${(calls += 1)}`, actor, place, wayBack });
  const ask = async (call: Call): Promise<Answer> => {
    const answer = await desk.dispatch(call);
    await desk.landed(answer, `message of ${call.id}`);
    return answer;
  };
  const sends: Person['sends'] = (command, input) => ask({ ...asked(), origin: 'typed', command, input });
  const pressesId: Person['pressesId'] = (button) => ask({ ...asked(), origin: 'button', button });
  return {
    actor,
    place,
    sends,
    pressesId,
    async types(line) {
      const plan = desk.planTyped(line);
      if (plan.first === 'refused') return { reply: plan.reply, audience: 'me', endsQuestion: false };
      if (plan.first === 'form') throw new Error(`"${line}" opens a form`);
      return sends(plan.path, plan.raw);
    },
    async fillsIn(line, fields) {
      const plan = desk.planTyped(line);
      if (plan.first !== 'form') throw new Error(`"${line}" opens no form`);
      return ask({ ...asked(), origin: 'form', command: plan.path, input: { ...plan.raw, ...fields } });
    },
    presses: (shown, label) => pressesId(buttonId(shown.reply, label)),
  };
}

function buttonId(reply: SealedReply, label: string): string {
  const button = reply.buttons.find((each) => plainText(each.label).startsWith(label));
  if (button === undefined) throw new Error(`no button "${label}" on:\n${renderReply(reply)}`);
  return button.id;
}

/** All that there is to read, title and buttons included, as lines of plain text. */
export const words = (shown: { readonly reply: SealedReply }): string => renderReply(shown.reply);

/** What a person reads of an answer without opening its files. */
export const wordsWithoutFiles = ({ reply }: { readonly reply: SealedReply }): string =>
  renderReply({ ...reply, blocks: reply.blocks.filter(({ kind }) => kind !== 'file') });

/** The files of an answer. */
export const filesOf = (shown: { readonly reply: SealedReply }): readonly FileBlock[] =>
  shown.reply.blocks.filter((block) => block.kind === 'file');
