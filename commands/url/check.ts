import * as z from 'zod';
import { defineCommand, type Context } from '../../src/core/command.ts';
import { BotError } from '../../src/core/errors.ts';
import { secretField } from '../../src/core/field-types.ts';
import { fact, facts, paragraph, type Block, type Button, type Reply } from '../../src/core/reply.ts';
import { bold, code, text, time, type Text } from '../../src/core/text.ts';
import { findingText } from '../../src/core/url-finding-text.ts';
import { stopReasonText } from '../../src/live/stop-reason.ts';
import {
  isAppName,
  isDomainName,
  isStreamName,
  type StreamKey,
  type UrlCheck,
  type UrlFinding,
} from '../../src/live/port.ts';

const DAY_S = 86_400;
const MOST_REFUSALS = 3;

export default defineCommand({
  summary: 'Say what is wrong with a push or play URL',
  input: z.object({
    url: secretField({
      words: 'The push or play URL, all of it',
      example: 'rtmp://push.example.com/live/room-1?txSecret=…',
      allowed: text`the whole push or play URL`,
    }),
  }),
  needs: 'test',
  shows: 'to-me',
  async run({ url: pasted }, context) {
    const check = context.sign.checkUrl(pasted, context.now(), await liveNames(context));
    const stream = check.kind === undefined ? undefined : keyOf(check);
    return checkReply(
      check,
      stream === undefined ? undefined : await evidenceOf(stream, check, context),
      context,
    );
  },
});

/** What a URL may have been signed for by mistake; none when the cloud does not answer: the rest works without it. */
async function liveNames({ live }: Context): Promise<readonly string[]> {
  try {
    return (await live.streams.online({})).value.map(({ stream }) => stream.name);
  } catch (thrown) {
    if (thrown instanceof BotError) return [];
    throw thrown;
  }
}

/** On a play domain the push domain is not known, and a template may stand behind the name: the state goes by name. */
function keyOf({ stream }: UrlCheck): StreamKey | undefined {
  if (stream === undefined) return undefined;
  const { domain, app, name } = stream;
  return isDomainName(domain) && isAppName(app) && isStreamName(name) ? { domain, app, name } : undefined;
}

/** What the cloud itself says: whether the name is banned, and its last refusals. */
interface Evidence {
  readonly isBanned: boolean;
  readonly refusals: readonly Text[];
  /** Why nothing could be read. */
  readonly missing: Text | undefined;
}

async function evidenceOf(stream: StreamKey, { kind }: UrlCheck, context: Context): Promise<Evidence> {
  const { live, settings } = context;
  const key = kind === 'play' ? { ...stream, domain: settings.push[0] } : stream;
  try {
    const isBanned = (await live.streams.state(key)).value === 'banned';
    const refusals = kind === 'push' && live.can.has('events') ? await refusalsOf(stream, context) : [];
    return { isBanned, refusals, missing: undefined };
  } catch (thrown) {
    if (!(thrown instanceof BotError)) throw thrown;
    return { isBanned: false, refusals: [], missing: thrown.said };
  }
}

async function refusalsOf({ name }: StreamKey, { live, now }: Context): Promise<readonly Text[]> {
  const { value } = await live.streams.events({ name }, now() - DAY_S, now());
  return value
    .filter(({ stopReason }) => stopReason.startsWith('18/'))
    .slice(0, MOST_REFUSALS)
    .map(({ to, stopReason }) => text`${time(to)}: ${stopReasonText(stopReason)}`);
}

function checkReply(check: UrlCheck, evidence: Evidence | undefined, context: Context): Reply {
  const faults = check.findings.filter((finding) => !('isNote' in finding));
  const notes = check.findings.filter((finding) => 'isNote' in finding);
  const isGood = faults.length === 0 && evidence?.isBanned !== true;
  return {
    tone: isGood ? (notes.length > 0 ? 'info' : 'good') : 'bad',
    title: titleOf(check, faults, evidence),
    blocks: [
      ...faults.map(findingBlock),
      ...(evidence?.isBanned === true ? [paragraph(bannedText(context))] : []),
      ...notes.map(findingBlock),
      ...aboutBlocks(check),
      ...evidenceBlocks(evidence),
      paragraph(text`The URL was checked in memory; it is neither kept nor logged.`),
    ],
    buttons: buttons(check, context),
  };
}

function titleOf({ kind }: UrlCheck, faults: readonly UrlFinding[], evidence: Evidence | undefined): Text {
  if (faults.length === 1) return text`One thing is wrong with this URL`;
  if (faults.length > 1) return text`${faults.length} things are wrong with this URL, the likeliest first`;
  if (evidence?.isBanned === true) return text`The URL is right, but the stream is banned`;
  return kind === 'play' ? text`This play URL is right` : text`This push URL is right`;
}

function findingBlock(finding: UrlFinding): Block {
  const { said, next } = findingText(finding);
  return paragraph(text`${said} ${next}`);
}

const bannedText = ({ settings }: Context): Text =>
  text`${bold('The stream name is banned')}, so a push is refused with 18/305. A moderator lifts it with ${code(`/${settings.command} unban`)}.`;

function aboutBlocks({ kind, stream, expires }: UrlCheck): Block[] {
  if (stream === undefined) return [];
  return [
    facts(
      fact(text`Stream`, text`${code(`${stream.domain}/${stream.app}/${stream.name}`)}`),
      ...(kind === undefined ? [] : [fact(text`For`, kind === 'push' ? text`pushing` : text`playing`)]),
      ...(expires === undefined ? [] : [fact(text`Expires`, text`${time(expires)}`)]),
    ),
  ];
}

function evidenceBlocks(evidence: Evidence | undefined): Block[] {
  if (evidence === undefined) return [];
  const { missing, refusals } = evidence;
  if (missing !== undefined) return [paragraph(text`The cloud did not say what it last refused: ${missing}`)];
  if (refusals.length === 0) return [];
  return [paragraph(text`Refused by the cloud in the last day:`), ...refusals.map(paragraph)];
}

function buttons({ kind, stream }: UrlCheck, context: Context): Button[] {
  const name = stream?.name ?? '';
  const command = kind === 'play' ? 'url play' : 'url push';
  const fresh: Button[] =
    kind !== undefined && isStreamName(name)
      ? [{ label: text`New URL for ${name}`, style: 'primary', command, input: { stream: name } }]
      : [];
  return [
    ...fresh,
    { label: text`Check another…`, style: 'plain' as const, command: 'url check', input: {} },
  ].filter((button) => context.may(button.command).allowed);
}
