import type { ApiMethod } from '../wire/api-call.ts';
import { chatMethods } from './chat.ts';
import { connectionMethods } from './connection.ts';
import { conversationMethods } from './conversations.ts';
import { fileMethods } from './files.ts';
import { userMethods } from './users.ts';
import { viewMethods } from './views.ts';

/** Methods that Slack has and this app may not call: they end at their missing scope. */
const forbidden: readonly (readonly [string, string])[] = [
  ['chat.scheduleMessage', 'chat:write.scheduled'],
  ['conversations.create', 'channels:manage'],
  ['conversations.history', 'channels:history'],
  ['conversations.invite', 'channels:write.invites'],
  ['conversations.join', 'channels:join'],
  ['conversations.leave', 'channels:manage'],
  ['conversations.open', 'im:write'],
  ['conversations.replies', 'channels:history'],
  ['files.info', 'files:read'],
  ['files.list', 'files:read'],
  ['pins.add', 'pins:write'],
  ['reactions.add', 'reactions:write'],
  ['team.info', 'team:read'],
  ['usergroups.create', 'usergroups:write'],
  ['users.lookupByEmail', 'users:read.email'],
];

const refusing = forbidden.map(([name, scope]): [string, ApiMethod] => [
  name,
  { tier: 'three', token: 'bot', scope, run: () => ({}) },
]);

/** Every method that the stand-in knows, by name. */
export const apiMethods: ReadonlyMap<string, ApiMethod> = new Map([
  ...connectionMethods,
  ...chatMethods,
  ...viewMethods,
  ...conversationMethods,
  ...userMethods,
  ...fileMethods,
  ...refusing,
]);
