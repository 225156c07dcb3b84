import type { SimGuild, SimMember } from './guild.ts';
import { permissionBits } from './permissions.ts';

/** What a member's roles, @everyone among them, allow together. */
export function memberPermissions(guild: SimGuild, member: SimMember): bigint {
  const roles = [guild.id, ...member.roles].map((id) => guild.roles.get(id)?.permissions ?? 0n);
  return roles.reduce((all, bits) => all | bits, 0n);
}

/** Whether a member has all these bits; an administrator has every one. */
export function hasPermissions(guild: SimGuild, member: SimMember, needed: bigint): boolean {
  const has = memberPermissions(guild, member);
  return (has & permissionBits.administrator) !== 0n || (has & needed) === needed;
}
