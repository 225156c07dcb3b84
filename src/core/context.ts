import type { Asker } from './call.ts';
import type { Live, LiveReads } from '../live/port.ts';
import type { Context } from './command.ts';
import { ownDigests } from './own-digests.ts';
import { decide } from './permissions.ts';
import type { Services } from './services.ts';
import { createOwnWriter, createWriter, type WriteTicket } from './write.ts';

/** What a command is given for one call. */
export function createContext(asker: Asker, ticket: WriteTicket, services: Services): Context {
  const { now, random, settings, live, commands, grants } = services;
  return {
    actor: asker.actor,
    place: asker.place,
    now,
    random,
    settings,
    live: readsOf(live),
    commands,
    sign: services.sign,
    holds: (permission) => decide(asker.actor, permission, grants),
    audit: services.store.audit,
    digests: ownDigests(services.store.digests, ticket),
    jobs: services.store.jobs,
    leases: services.store.leases,
    facts: services.store.facts,
    events: services.store.events,
    sessions: services.store.sessions,
    postable: services.postable,
    log: services.log,
    may: (path) => decide(asker.actor, commands.get(path)?.needs ?? 'admin', grants),
    write: createWriter(ticket, services),
    writeOwn: createOwnWriter(asker, ticket.command, services),
  };
}

/** The cloud without its writes. */
const readsOf = ({
  can,
  streams,
  longLists,
  stats,
  playParts,
  recordings,
  snapshots,
  callbackRecords,
}: Live): LiveReads => ({
  can,
  streams,
  longLists,
  stats,
  playParts,
  recordings,
  snapshots,
  callbackRecords,
});
