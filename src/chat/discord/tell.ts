import { createHash } from 'node:crypto';
import { actorKey, type Asker } from '../../core/call.ts';
import type { Answer } from '../../core/dispatch.ts';
import { paragraph, type SealedReply } from '../../core/reply.ts';
import { text, type Mention } from '../../core/text.ts';
import { errorFields, isRefusal } from './errors.ts';
import type { Landed } from './landed.ts';
import { LIMITS } from './limits.ts';
import type { Link } from './link.ts';
import { render, type Rendered } from './render.ts';
import { freshWay } from './way-back.ts';

type TryWay = () => Promise<Landed>;

/**
 * Tells an answer outside a request (design: Answering). A refused way gives way to the next; any other failure is thrown at
 * once, so that the caller tries again later without telling twice. Throws the last refusal when nothing worked.
 */
export async function tell(
  link: Link,
  asker: Asker,
  message: Landed | undefined,
  answer: Answer,
): Promise<Landed> {
  let refusal: unknown = new Error('there is no way to tell this answer');
  for (const tryWay of waysOf(link, asker, message, answer)) {
    try {
      return await tryWay();
    } catch (thrown) {
      if (!isRefusal(thrown)) throw thrown;
      refusal = thrown;
      link.desk.log.info('discord way refused', { call: asker.id, ...errorFields(thrown) });
    }
  }
  throw refusal;
}

function waysOf(link: Link, asker: Asker, message: Landed | undefined, answer: Answer): readonly TryWay[] {
  const { api, catalogue, desk } = link;
  const whole = render(answer.reply, catalogue);
  const way = freshWay(asker.wayBack, desk.now());
  const channel = asker.place.thread ?? asker.place.channel;
  const toAll = answer.audience === 'channel';
  return [
    ...(message && way ? [() => api.editAnswer(way, whole, message.message)] : []),
    ...(message ? [() => api.edit(message, whole)] : []),
    ...(way ? [() => api.followUp({ id: asker.id, way }, whole, toAll ? { channel } : 'me')] : []),
    ...(toAll ? [() => api.post(channel, whole, nonceOf(asker, whole))] : []),
    () => tellDirectly(link, asker, whole),
    ...(toAll ? [] : [() => tellWithoutSecrets(link, asker, channel)]),
  ];
}

async function tellDirectly({ api }: Link, asker: Asker, whole: Rendered): Promise<Landed> {
  const direct = await api.openDirect(asker.actor.id);
  return api.post(direct, whole, nonceOf(asker, whole));
}

/** A private answer that reaches nobody: the person is told in the channel that there is one, and not what it says. */
function tellWithoutSecrets({ api, catalogue }: Link, asker: Asker, channel: string): Promise<Landed> {
  const { id, name } = asker.actor;
  const who: Mention = { kind: 'mention', who: 'user', platform: 'discord', id, value: name };
  const line: SealedReply = {
    tone: 'warning',
    title: text`An answer could not be delivered`,
    blocks: [
      paragraph(
        text`${who}: Discord lets me send you nothing. Allow direct messages from this server, then give the command again.`,
      ),
    ],
    buttons: [],
  };
  const rendered = render(line, catalogue);
  return api.post(channel, rendered, nonceOf(asker, rendered));
}

/** The same answer to the same request has the same nonce: told twice within some minutes, it is posted once. */
function nonceOf(asker: Asker, { body }: Rendered): string {
  const parts = JSON.stringify([asker.id, actorKey(asker.actor), body]);
  return createHash('sha256').update(parts).digest('base64url').slice(0, LIMITS.nonce);
}
