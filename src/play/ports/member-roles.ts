import type { GuildMember, RoleRule } from '../../quiz/roles.ts'

/** What keeps the bot from giving a role. */
export type RoleProblemKind =
  /** There is no such role any more. */
  | 'gone'
  /** Everyone has it. */
  | 'everyone'
  /** It belongs to a bot or a subscription. */
  | 'managed'
  /** It lets people do things that no one should get for points. */
  | 'dangerous'
  /** The bot lacks Manage Roles. */
  | 'no-permission'
  /** It isn't below the bot's own role. */
  | 'too-high'

export type RoleCheck = { readonly kind: 'fine' } | RoleRefusal

/**
 * Of the person who wants the role given: `not-allowed`, they lack Manage Roles; `not-yours`, it isn't below their own
 * highest role.
 */
export type RoleRefusal =
  | { readonly kind: 'not-allowed' | 'not-yours' | Exclude<RoleProblemKind, 'dangerous'> }
  /** With Discord's names of the permissions. */
  | { readonly kind: 'dangerous'; readonly permissions: readonly string[] }

/** Whether it's the bot that may not give the role, whoever wants it. */
export const isProblem = (kind: RoleCheck['kind']): kind is RoleProblemKind =>
  kind !== 'fine' && kind !== 'not-allowed' && kind !== 'not-yours'

/** Who wants a role given. */
export type RoleManager = { readonly userId: string; readonly roleIds: readonly string[] }

/** `no-member`: the person isn't in the guild. `not-there`: the bot isn't. */
export type RoleOutcome = 'done' | 'no-member' | 'not-there' | RoleProblemKind

/** Whose role changes, and by which rule: the guild's audit log says it. `locale`: Discord locale of that log's readers. */
export type MemberRole = {
  readonly guildId: string
  readonly userId: string
  readonly rule: Pick<RoleRule, 'roleId' | 'measure' | 'threshold'> | null
  readonly roleId: string
  readonly locale: string
}

/** Roles in Discord. Throws where trying again later may help. */
export type MemberRoles = {
  /** Whether the bot may give these roles. `unchecked`: Discord isn't asked now, because it was asked too often. */
  check(
    guildId: string,
    roleIds: readonly string[],
    by: RoleManager | null,
  ): Promise<ReadonlyMap<string, RoleCheck> | 'not-there' | 'unchecked'>
  find(guildId: string, userId: string): Promise<GuildMember | 'no-member' | 'not-there'>
  /** Both succeed as well where that was done before. */
  give(target: MemberRole): Promise<RoleOutcome>
  take(target: MemberRole): Promise<RoleOutcome>
}
