import type { Grant, GrantState, RoleRule } from '../../quiz/roles.ts'
import type { RoleProblemKind } from './member-roles.ts'

/** Why a rule is off: it's new, someone paused it, or the bot may not give the role. */
export type OffReason = 'new' | 'paused' | RoleProblemKind

export type StoredRule = RoleRule & {
  readonly off: { readonly because: OffReason; readonly since: number } | null
}

/** What is known about a person and a role. `checkedAt`: when Discord was asked last, ms UTC. */
export type StoredGrant = Grant & { readonly guildId: string; readonly checkedAt: number }

export type GrantKey = Pick<StoredGrant, 'guildId' | 'roleId' | 'userId'>

/** A step from one state to another; null for no row. */
export type GrantMove = {
  readonly from: GrantState | null
  readonly to: GrantState | null
  readonly now: number
}

/** The rules of a guild about roles, and who got what. */
export type RoleStore = {
  /** In the order in which they were added. */
  rulesOf(guildId: string): Promise<StoredRule[]>
  /** Adds a rule that is off. A role has one rule, and a guild up to `max`. */
  addRule(guildId: string, rule: Omit<RoleRule, 'isOn'>, now: number, max: number): Promise<AddedRule>
  /** Switches a rule on, or off. False where there is none. */
  switchRule(guildId: string, roleId: string, off: StoredRule['off']): Promise<boolean>
  /** Deletes a rule with what is known about its role. What a deleted person has is still taken. */
  removeRule(guildId: string, roleId: string): Promise<boolean>
  grantsOf(guildId: string): Promise<StoredGrant[]>
  /** How many people's grants are in each state, by role. */
  countGrants(guildId: string): Promise<GrantCount[]>
  /** What a deleted person has of the bot. */
  revokedGrantsOf(userId: string): Promise<StoredGrant[]>
  /** For whom a rule holds now. `season`: as quiz/season.ts names it. */
  qualifiedFor(guildId: string, rule: RoleRule, season: string): Promise<string[]>
  /**
   * Compare-and-set: false where the row isn't in the state `from` any more. There is no new row for someone about whom
   * nothing else is kept there: they have deleted their data.
   */
  moveGrant(key: GrantKey, move: GrantMove): Promise<boolean>
  /** Moves all who lost a role by someone's hand to another state. Resolves with how many there were. */
  moveDeclined(role: Omit<GrantKey, 'userId'>, move: Omit<GrantMove, 'from'>): Promise<number>
  /** Plans the guild's task for a time, ms UTC, or leaves it where it's due before. */
  planRoles(guildId: string, at: number): Promise<void>
  /** The same where there is such a task: a guild without rules that are on has none. */
  hastenRoles(guildId: string, at: number): Promise<void>
}

export type GrantCount = {
  readonly roleId: string
  readonly state: GrantState
  readonly count: number
}

export type AddedRule = 'added' | 'exists' | 'too-many'
