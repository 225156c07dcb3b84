import type { Asker } from './call.ts';
import type { Context } from './command.ts';
import { decide } from './permissions.ts';
import type { Services } from './services.ts';
import { createWriter, type WriteTicket } from './write.ts';

/** What a command is given for one call. */
export function createContext(asker: Asker, ticket: WriteTicket, services: Services): Context {
  const { now, random, settings, live, commands, grants } = services;
  return {
    actor: asker.actor,
    place: asker.place,
    now,
    random,
    settings,
    live: { can: live.can, streams: live.streams, stats: live.stats, recordings: live.recordings },
    commands,
    sign: services.sign,
    holds: (permission) => decide(asker.actor, permission, grants),
    audit: services.store.audit,
    digests: services.store.digests,
    postable: services.postable,
    may: (path) => decide(asker.actor, commands.get(path)?.needs ?? 'admin', grants),
    write: createWriter(ticket, services),
  };
}
