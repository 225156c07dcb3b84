import { actorMention } from '../core/call.ts';
import { durationText } from '../core/duration.ts';
import { placeLink } from '../core/place-link.ts';
import type { Block, Button } from '../core/reply.ts';
import { bold, code, text, type Text } from '../core/text.ts';
import type { Action } from './actions.ts';
import type { DigestSpan } from './digested.ts';
import { momentText } from './moment-text.ts';
import { listBlock } from './list-block.ts';

/** Actions that are told; more are counted, and stand in the audit. */
const MOST = 8;

/** Bans, cuts and recordings in the order in which they were made, each with a link to the channel where it was asked for. */
export function actionBlocks(actions: readonly Action[], span: DigestSpan, zone: string): readonly Block[] {
  const lines = actions.slice(0, MOST).map((action) => linkedText(action, momentText(action.at, span, zone)));
  const more = actions.length - lines.length;
  const rest = more > 0 ? [text`… and ${more} more, see All actions.`] : [];
  return listBlock(bold('Bans, cuts and recordings'), [...lines, ...rest]);
}

function linkedText(action: Action, at: string): Text {
  const where = placeLink(action.place);
  const said = actionText(action, at);
  return where === undefined ? said : text`${said} · ${where}`;
}

function actionText({ kind, stream, by, at: began, until }: Action, at: string): Text {
  const [name, who] = [code(stream), actorMention(by)];
  switch (kind) {
    case 'ban':
      return until === undefined
        ? text`${at} ${name} banned by ${who}`
        : text`${at} ${name} banned for ${durationText(until - began)} by ${who}`;
    case 'unban':
      return text`${at} ${name} unbanned by ${who}`;
    case 'cut':
      return text`${at} ${name} cut by ${who}`;
    case 'record':
      return text`${at} recording of ${name} started by ${who}`;
  }
}

/** Where each action stands with its reason and its proof. */
export function actionButtons(actions: readonly Action[]): readonly Button[] {
  const [first, ...others] = new Set(actions.map(({ stream }) => stream));
  if (first === undefined) return [];
  const input = others.length === 0 ? { stream: first } : {};
  return [{ label: text`All actions`, style: 'plain', command: 'audit show', input }];
}
