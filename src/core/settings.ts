import type { AppName, DomainName } from '../live/port.ts';
import type { Permission } from './permissions.ts';

export interface PlayDomain {
  readonly domain: DomainName;
  /** Names of transcoding templates: `room-1_hd` on this domain is stream `room-1`. */
  readonly templates: readonly string[];
}

/** What commands may know of the installation: no secret is among it. */
export interface Settings {
  /** The root slash command without its slash, e.g. `live`. */
  readonly command: string;
  readonly language: string;
  /** IANA zone of the installation. */
  readonly timezone: string;
  /** App name when a stream is named without one. */
  readonly app: AppName;
  /** Push domains; the first is the default. */
  readonly push: readonly [DomainName, ...DomainName[]];
  readonly play: readonly PlayDomain[];
  /** Recording templates by format, e.g. `mp4` to 1001: on API 3.0 the template decides the format. */
  readonly recordTemplates: ReadonlyMap<string, number>;
  /** The template that snapshots are taken by; undefined where none is named. */
  readonly snapshotTemplate: number | undefined;
  /** The longest life of a URL, in seconds, by permission. */
  readonly urlLives: ReadonlyMap<Permission, number>;
  /** The same of a UserSig. */
  readonly userSigLives: ReadonlyMap<Permission, number>;
  /** Whom a UserSig may be made for, by permission: user ids, where `*` stands for any characters. */
  readonly userIds: ReadonlyMap<Permission, readonly string[]>;
  /** Administrators of the chat service: a UserSig of theirs opens its REST API, so none is ever made. */
  readonly adminUserIds: readonly string[];
  /** Seconds after which a missed digest is no longer made up for: one message then sums up all that were missed. */
  readonly digestLateMost: number;
  /** Test sessions that one person may have at a time. */
  readonly leases: number;
}
