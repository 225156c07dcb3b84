import { textAt } from './json.ts';
import { SlackFault } from './slack-fault.ts';
import type { Web } from './web.ts';

/** The teams that commands are taken from: those of the settings, or the token's own, asked for once. */
export function createHome(configured: readonly string[], web: Web): () => Promise<ReadonlySet<string>> {
  let known: Promise<ReadonlySet<string>> | undefined;
  if (configured.length > 0) known = Promise.resolve(new Set(configured));
  return () => {
    known ??= ownTeam(web).catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  };
}

async function ownTeam(web: Web): Promise<ReadonlySet<string>> {
  const team = textAt(await web.repeatable('auth.test', {}), 'team_id');
  if (team === undefined) throw new SlackFault('no_team', false);
  return new Set([team]);
}
