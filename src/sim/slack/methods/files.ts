import type { ApiCall, ApiMethods } from '../wire/api-call.ts';
import { ApiRefusal, argument, jsonArgument, needArgument } from '../wire/api-call.ts';
import { identity } from '../state/identity.ts';
import type { Json } from '../json.ts';
import { isJson, textAt } from '../json.ts';
import type { SimFile } from '../state/posts.ts';
import type { World } from '../world.ts';

/** files.*: the upload in three steps; the old files.upload is gone. */
export const fileMethods: ApiMethods = [
  ['files.getUploadURLExternal', { tier: 'four', token: 'bot', scope: 'files:write', run: begin }],
  ['files.completeUploadExternal', { tier: 'four', token: 'bot', scope: 'files:write', run: complete }],
  ['files.upload', { tier: 'two', token: 'bot', scope: 'files:write', run: deprecated }],
];

function deprecated(): Json {
  throw new ApiRefusal('method_deprecated');
}

function begin(call: ApiCall, world: World): Json {
  const name = needArgument(call, 'filename');
  const length = Number(needArgument(call, 'length'));
  if (!Number.isInteger(length) || length < 1) throw new ApiRefusal('invalid_arguments');
  // The method knows it by this name alone; `alt_text`, which the Node SDK sends, is lost (python-slack-sdk#1818).
  const altText = argument(call, 'alt_txt') ?? '';
  if (altText.length > 1000) throw new ApiRefusal('alt_txt_too_large');
  const id = world.files.begin({ name, length, altText });
  return { upload_url: `${world.origin()}/upload/${id}`, file_id: id };
}

function complete(call: ApiCall, world: World): Json {
  const named = jsonArgument(call, 'files');
  if (!Array.isArray(named) || named.length === 0) throw new ApiRefusal('invalid_arguments');
  const channel = argument(call, 'channel_id');
  if (channel !== undefined) refuseForeignChannel(channel, world);
  const threadTs = argument(call, 'thread_ts');
  if (threadTs !== undefined) refuseNoThread(threadTs, channel, world);
  const files = named.map((one: unknown) => finish(one, world));
  if (channel !== undefined) {
    const text = argument(call, 'initial_comment') ?? '';
    world.posts.post({ channel, userId: identity.botUserId, text, files, threadTs });
  }
  return { files: files.map(({ id, title, name }) => ({ id, title, name })) };
}

function finish(one: unknown, world: World): SimFile {
  const id = isJson(one) ? textAt(one, 'id') : undefined;
  const file = world.files.complete(id ?? '', textAt(one, 'title') ?? '');
  if (file === undefined) throw new ApiRefusal('file_not_found');
  return file;
}

/** "Never use a reply's ts value; use its parent instead" (docs.slack.dev, files.completeUploadExternal). */
function refuseNoThread(ts: string, channel: string | undefined, world: World): void {
  const root = world.posts.find(ts);
  const isRoot = root?.threadTs === undefined && root?.ephemeralTo === undefined;
  if (root?.channel !== channel || !isRoot) throw new ApiRefusal('invalid_thread_ts');
}

function refuseForeignChannel(id: string, world: World): void {
  // Slack wants eight letters or more after the first (bolt-js#2115); the stand-in lets tests give short ids.
  if (!/^[CGDZ][A-Z0-9]+$/.test(id)) {
    const said = 'input must match regex pattern: ^[CGDZ][A-Z0-9]{8,}$ [json-pointer:/channel_id]';
    throw new ApiRefusal('invalid_arguments', [said]);
  }
  const channel = world.workspace.channel(id);
  const isInside = channel?.members.includes(identity.botUserId) === true;
  if (channel === undefined || (channel.isPrivate && !isInside)) throw new ApiRefusal('channel_not_found');
  if (!isInside) throw new ApiRefusal('not_in_channel');
}
