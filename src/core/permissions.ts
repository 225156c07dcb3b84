import type { Actor, Platform } from './call.ts';
import { bold, code, joined, text, type Mention, type Text } from './text.ts';

/** Sets, not ranks: only `admin` holds the others too. */
export const PERMISSIONS = ['view', 'test', 'moderate', 'operate', 'admin'] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** One line of `grants` in `tallylight.yml`, such as `slack:group:S024BE7LH` or `discord:*`. */
export interface Grant {
  readonly platform: Platform;
  readonly who: 'everyone' | 'user' | 'group';
  /** Empty for `everyone`. */
  readonly id: string;
}

export type Grants = Readonly<Record<Permission, readonly Grant[]>>;

export type Decision =
  | { readonly allowed: true; readonly by: Permission; readonly grant: Grant }
  | {
      readonly allowed: false;
      /** Why, in one sentence. */
      readonly why: Text;
      /** Who can be asked: everybody whom the permission is granted to. */
      readonly ask: readonly Grant[];
    };

const FORMS: ReadonlyMap<string, { platform: Platform; who: 'user' | 'group' }> = new Map([
  ['slack:user', { platform: 'slack', who: 'user' }],
  ['slack:group', { platform: 'slack', who: 'group' }],
  ['discord:user', { platform: 'discord', who: 'user' }],
  ['discord:role', { platform: 'discord', who: 'group' }],
  ['terminal:user', { platform: 'terminal', who: 'user' }],
]);

/** Reads one grant; undefined when it has none of the known forms. */
export function readGrant(line: string): Grant | undefined {
  const everyone = /^(slack|discord):\*$/.exec(line)?.[1];
  if (everyone === 'slack' || everyone === 'discord') return { platform: everyone, who: 'everyone', id: '' };
  const [, form = '', id = ''] = /^([a-z]+:[a-z]+):([A-Za-z0-9._-]+)$/.exec(line) ?? [];
  const known = FORMS.get(form);
  if (known !== undefined) return { ...known, id };
  const terminal = /^terminal:([A-Za-z0-9._-]+)$/.exec(line)?.[1];
  return terminal === undefined ? undefined : { platform: 'terminal', who: 'user', id: terminal };
}

/**
 * May this person do it? Deny by default; bots and strangers never, whatever is granted; a group that could not be looked
 * up is no group (product C10).
 */
export function decide(actor: Actor, needs: Permission, grants: Grants): Decision {
  const ask = grants[needs].length > 0 ? grants[needs] : grants.admin;
  if (actor.standing === 'bot') return { allowed: false, why: text`Bots cannot give commands.`, ask: [] };
  if (actor.standing === 'stranger') {
    return {
      allowed: false,
      why: text`Only members of this workspace or server can give commands.`,
      ask: [],
    };
  }
  for (const permission of new Set<Permission>([needs, 'admin'])) {
    const grant = grants[permission].find((line) => covers(line, actor));
    if (grant !== undefined) return { allowed: true, by: permission, grant };
  }
  return { allowed: false, why: refusal(actor, needs, [...grants[needs], ...grants.admin]), ask };
}

function covers(grant: Grant, actor: Actor): boolean {
  if (grant.platform !== actor.platform) return false;
  if (grant.who === 'everyone') return actor.standing === 'member';
  if (grant.who === 'user') return grant.id === actor.id;
  return actor.groups !== 'unknown' && actor.groups.includes(grant.id);
}

function refusal(actor: Actor, needs: Permission, grants: readonly Grant[]): Text {
  const byGroup = grants.some((grant) => grant.who === 'group' && grant.platform === actor.platform);
  if (actor.groups === 'unknown' && byGroup) {
    return text`Your groups could not be looked up just now, so ${bold(needs)} cannot be checked.`;
  }
  return text`This needs the permission ${bold(needs)}, which you do not have.`;
}

/** Whom to ask, for a reader on `platform`; those of other platforms are left out. */
export function askText(ask: readonly Grant[], platform: Platform): Text {
  const here = ask.filter((grant) => grant.platform === platform && grant.who !== 'everyone');
  if (here.length === 0) {
    return text`Ask whoever runs Tallylight to grant it in ${code('tallylight.yml')} (${code('grants')}).`;
  }
  const people = here.slice(0, 5).map((grant) => text`${mentionOf(grant)}`);
  return text`Ask ${joined(people, text`, `)}.`;
}

function mentionOf(grant: Grant): Mention {
  const who = grant.who === 'user' ? 'user' : 'group';
  return { kind: 'mention', who, platform: grant.platform, id: grant.id, value: grant.id };
}
