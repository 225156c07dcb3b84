import type { Ids } from './ids.ts';
import type { Json } from '../json.ts';
import { objectsAt } from '../json.ts';

export interface SimFile {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly altText: string;
  readonly bytes: Buffer;
}

/** A message as it stands now. */
export interface SlackMessage {
  readonly ts: string;
  readonly channel: string;
  /** Whose it is; the app's own are the bot user's. */
  readonly userId: string;
  readonly text: string;
  readonly blocks: readonly Json[];
  readonly attachments: readonly Json[];
  readonly files: readonly SimFile[];
  readonly threadTs: string | undefined;
  /** Only this person sees it. */
  readonly ephemeralTo: string | undefined;
  /** Came through a response_url; the bot may not be in the channel. */
  readonly isReturn: boolean;
  readonly editedTs: string | undefined;
}

export type Draft = Partial<SlackMessage> & Pick<SlackMessage, 'channel' | 'userId'>;

/** Every message of the workspace, edits and deletions applied. */
export interface Posts {
  post(draft: Draft): SlackMessage;
  edit(ts: string, change: Partial<SlackMessage>): SlackMessage | undefined;
  remove(ts: string): void;
  find(ts: string): SlackMessage | undefined;
  /** What `viewerId` sees: the public messages and those shown to that person alone. */
  seenBy(channelId: string, viewerId: string | undefined): SlackMessage[];
}

export function createPosts(ids: Ids, changed: () => void): Posts {
  const posts = new Map<string, SlackMessage>();
  const put = (message: SlackMessage) => {
    posts.set(message.ts, message);
    changed();
    return message;
  };
  return {
    post: (draft) => put({ ...emptyMessage, ...draft, ts: ids.ts() }),
    edit(ts, change) {
      const before = posts.get(ts);
      return before && put({ ...before, ...change, ts, editedTs: ids.ts() });
    },
    remove(ts) {
      posts.delete(ts);
      changed();
    },
    find: (ts) => posts.get(ts),
    seenBy: (channelId, viewerId) =>
      [...posts.values()].filter(
        (post) =>
          post.channel === channelId && (post.ephemeralTo === undefined || post.ephemeralTo === viewerId),
      ),
  };
}

const emptyMessage = {
  text: '',
  blocks: [],
  attachments: [],
  files: [],
  threadTs: undefined,
  ephemeralTo: undefined,
  isReturn: false,
  editedTs: undefined,
};

/** The blocks of a message, those of its attachments among them. */
export function allBlocks(message: Pick<SlackMessage, 'blocks' | 'attachments'>): readonly Json[] {
  return [...message.blocks, ...message.attachments.flatMap((item) => objectsAt(item, 'blocks'))];
}
