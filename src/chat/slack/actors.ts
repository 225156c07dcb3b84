import type { Actor, Standing } from '../../core/call.ts';
import type { Log } from '../../core/services.ts';
import { flagAt, listAt, textAt } from './json.ts';
import { createKept } from './kept.ts';
import type { Who } from './read.ts';
import { SlackFault } from './slack-fault.ts';
import type { Web } from './web.ts';

export interface ActorOptions {
  readonly web: Web;
  readonly log: Log;
  /** UNIX seconds. */
  readonly now: () => number;
  /** Team ids that commands are taken from. */
  readonly home: () => Promise<ReadonlySet<string>>;
  /** Only these user groups are looked up. */
  readonly grantedGroups: readonly string[];
}

/** A right that was taken away may be used for so long (product C10). */
const LIFE_S = 60;
const MOST_USERS = 2000;
/** Slack's own user, which `users.info` does not call a bot. */
const SLACKBOT = 'USLACKBOT';

interface Profile {
  readonly name: string | undefined;
  readonly standing: Standing;
}

/** Who is it, and what may be said of them? A look-up that fails gives no right but those of the user id itself. */
export function createActors(options: ActorOptions): (who: Who) => Promise<Actor> {
  const { web, log, now, home, grantedGroups } = options;
  const profileOf = createKept({
    lookUp: async (user) => readProfile(await web.repeatable('users.info', { user }), await home()),
    lifeS: LIFE_S,
    most: MOST_USERS,
    now,
  });
  const membersOf = createKept({
    lookUp: (group) => lookUpMembers(group, web, log),
    lifeS: LIFE_S,
    most: Math.max(1, grantedGroups.length),
    now,
  });
  const groupsOf = async (user: string): Promise<Actor['groups']> => {
    try {
      const found = await Promise.all(
        grantedGroups.map(async (group) => ((await membersOf(group)).has(user) ? [group] : [])),
      );
      return found.flat();
    } catch (thrown) {
      if (!(thrown instanceof SlackFault)) throw thrown;
      log.warn('slack groups unknown', { user, code: thrown.code });
      return 'unknown';
    }
  };
  return async (who) => {
    const [profile, groups] = await Promise.all([known(who, profileOf, log), groupsOf(who.id)]);
    const actor = { platform: 'slack', id: who.id, name: profile?.name ?? who.name } as const;
    // Without a profile only grants to the very user id hold: no `*`, no group.
    if (profile === undefined) return { ...actor, standing: 'guest', groups: 'unknown' };
    const isStranger = profile.standing === 'stranger' || !(await home()).has(who.team);
    return { ...actor, standing: isStranger ? 'stranger' : profile.standing, groups };
  };
}

async function known(
  who: Who,
  profileOf: (user: string) => Promise<Profile>,
  log: Log,
): Promise<Profile | undefined> {
  try {
    return await profileOf(who.id);
  } catch (thrown) {
    if (!(thrown instanceof SlackFault)) throw thrown;
    const { code } = thrown;
    log.warn('slack user unknown', { user: who.id, code });
    // Slack is sure: it shows us nobody of that id.
    const isNobody = code === 'user_not_found' || code === 'user_not_visible';
    return isNobody ? { name: undefined, standing: 'stranger' } : undefined;
  }
}

function readProfile(answer: unknown, home: ReadonlySet<string>): Profile {
  const name = textAt(answer, 'user', 'profile', 'display_name') ?? textAt(answer, 'user', 'real_name');
  return { name, standing: standingOf(answer, home) };
}

function standingOf(answer: unknown, home: ReadonlySet<string>): Standing {
  const is = (flag: string) => flagAt(answer, 'user', flag);
  if (is('is_bot') || is('is_workflow_bot') || textAt(answer, 'user', 'id') === SLACKBOT) return 'bot';
  // `is_stranger` is not set for people of a shared channel: their team tells them apart.
  const teams = [textAt(answer, 'user', 'team_id'), ...listAt(answer, 'user', 'enterprise_user', 'teams')];
  const isOurs = teams.some((team) => typeof team === 'string' && home.has(team));
  if (!isOurs || is('is_stranger') || is('deleted')) return 'stranger';
  return is('is_restricted') || is('is_ultra_restricted') ? 'guest' : 'member';
}

async function lookUpMembers(usergroup: string, web: Web, log: Log): Promise<ReadonlySet<unknown>> {
  try {
    return new Set(listAt(await web.repeatable('usergroups.users.list', { usergroup }), 'users'));
  } catch (thrown) {
    // A group that was removed has no members; the others still count.
    if (!(thrown instanceof SlackFault) || thrown.code !== 'no_such_subteam') throw thrown;
    log.warn('slack group gone', { group: usergroup });
    return new Set();
  }
}
