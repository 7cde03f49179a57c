import {
  type GrantState,
  modesOf,
  planRoles,
  type RoleRule,
  stateAfterLoss,
  THRESHOLDS,
} from '../../quiz/roles.ts'
import type { Deps } from '../deps.ts'
import type { RoleManager, RoleRefusal } from '../ports/member-roles.ts'
import type { StoredRule } from '../ports/roles.ts'
import { type StandingsDeps, standingsOf } from './standings.ts'
import { stoppedAmong } from './stop-rule.ts'

/** How many roles a guild can give. */
export const MAX_RULES = 10

/** A rule with how many people have its role by it, and how many lost that by someone's hand. */
export type ListedRule = StoredRule & { readonly given: number; readonly declined: number }

export const listRules = async (deps: Pick<Deps, 'roles'>, guildId: string): Promise<ListedRule[]> => {
  const rules = await deps.roles.rulesOf(guildId)
  const counts = rules.length === 0 ? [] : await deps.roles.countGrants(guildId)
  const countOf = (roleId: string, state: GrantState) =>
    counts.find(one => one.roleId === roleId && one.state === state)?.count ?? 0
  return rules.map(rule => ({
    ...rule,
    given: countOf(rule.roleId, 'given'),
    declined: countOf(rule.roleId, 'declined'),
  }))
}

/** How many rules a guild has, how many of them are on, and how many the bot stopped. */
export const countRules = async ({ roles }: Pick<Deps, 'roles'>, guildId: string) => {
  const rules = await roles.rulesOf(guildId)
  return {
    all: rules.length,
    on: rules.filter(({ isOn }) => isOn).length,
    stopped: stoppedAmong(rules).length,
  }
}

/** `wait`: Discord was asked too often. `not-there`: the bot isn't in the guild. */
export type RefusedRole = RoleRefusal | { readonly kind: 'wait' | 'not-there' }

/** Whether the bot may give a role, and this person may have it given. */
export const checkRole = async (
  { memberRoles }: Pick<Deps, 'memberRoles'>,
  guildId: string,
  roleId: string,
  by: RoleManager,
): Promise<{ readonly kind: 'fine' } | RefusedRole> => {
  const checks = await memberRoles.check(guildId, [roleId], by)
  if (checks === 'unchecked') return { kind: 'wait' }
  if (checks === 'not-there') return { kind: 'not-there' }
  return checks.get(roleId) ?? { kind: 'gone' }
}

/** The same for a role that a new rule is to be about, so that no one fills in a form for nothing. */
export const checkNewRole = async (
  deps: Pick<Deps, 'memberRoles' | 'roles'>,
  guildId: string,
  roleId: string,
  by: RoleManager,
): Promise<{ readonly kind: 'fine' } | { readonly kind: 'exists' | 'too-many' } | RefusedRole> => {
  const rules = await deps.roles.rulesOf(guildId)
  if (rules.some(rule => rule.roleId === roleId)) return { kind: 'exists' }
  if (rules.length >= MAX_RULES) return { kind: 'too-many' }
  return checkRole(deps, guildId, roleId, by)
}

export type AddRuleOutcome =
  | { readonly kind: 'added' }
  | { readonly kind: 'too-many' }
  | { readonly kind: 'no-such-number' }
  | { readonly kind: 'exists' }
  | RefusedRole

/** Adds a rule that is off until someone has seen what it would do. */
export const addRule = async (
  deps: Pick<Deps, 'clock' | 'memberRoles' | 'roles'>,
  guildId: string,
  rule: Omit<RoleRule, 'isOn'>,
  by: RoleManager,
): Promise<AddRuleOutcome> => {
  if (!isPossible(rule)) return { kind: 'no-such-number' }
  const check = await checkRole(deps, guildId, rule.roleId, by)
  if (check.kind !== 'fine') return check
  return { kind: await deps.roles.addRule(guildId, rule, deps.clock.now(), MAX_RULES) }
}

const isPossible = ({ measure, threshold, mode }: Omit<RoleRule, 'isOn'>): boolean => {
  if (!modesOf(measure).includes(mode)) return false
  if (measure === 'exam') return true
  const { min, max } = THRESHOLDS[measure]
  return Number.isInteger(threshold) && threshold >= min && threshold <= max
}

/** What a rule would do if it were on: how many people get its role, and from how many any role is taken. */
export type RulePreview = { readonly gives: number; readonly takes: number }

export const previewRule = async (
  deps: StandingsDeps,
  guildId: string,
  roleId: string,
): Promise<RulePreview> => {
  const rules = await deps.roles.rulesOf(guildId)
  const rulesWith = (isOn: boolean) => rules.map(rule => (rule.roleId === roleId ? { ...rule, isOn } : rule))
  const standings = await standingsOf(deps, guildId, rulesWith(true))
  const [on, off] = [planRoles(standings), planRoles({ ...standings, rules: rulesWith(false) })]
  const takesOf = (changes: typeof on) => changes.filter(({ kind }) => kind === 'take').length
  return {
    gives: on.filter(change => change.kind === 'give' && change.roleId === roleId).length,
    takes: Math.max(0, takesOf(on) - takesOf(off)),
  }
}

export type SwitchOutcome = { readonly kind: 'on' } | { readonly kind: 'no-rule' } | RefusedRole

export const turnRuleOn = async (
  deps: Pick<Deps, 'clock' | 'memberRoles' | 'roles'>,
  guildId: string,
  roleId: string,
  by: RoleManager,
): Promise<SwitchOutcome> => {
  const check = await checkRole(deps, guildId, roleId, by)
  if (check.kind !== 'fine') return check
  if (!(await deps.roles.switchRule(guildId, roleId, null))) return { kind: 'no-rule' }
  await deps.roles.planRoles(guildId, deps.clock.now())
  return { kind: 'on' }
}

/** Everyone keeps what they have. */
export const pauseRule = (
  { roles, clock }: Pick<Deps, 'clock' | 'roles'>,
  guildId: string,
  roleId: string,
): Promise<boolean> => roles.switchRule(guildId, roleId, { because: 'paused', since: clock.now() })

/** Everyone keeps what they have, and the bot forgets who got it. */
export const removeRule = (
  { roles }: Pick<Deps, 'roles'>,
  guildId: string,
  roleId: string,
): Promise<boolean> => roles.removeRule(guildId, roleId)

/** Gives a role again to those who lost it by someone's hand. Resolves with how many they are. */
export const giveAgain = async (
  { roles, clock }: Pick<Deps, 'clock' | 'roles'>,
  guildId: string,
  roleId: string,
): Promise<number> => {
  const rule = (await roles.rulesOf(guildId)).find(one => one.roleId === roleId)
  if (!rule) return 0
  const now = clock.now()
  const count = await roles.moveDeclined({ guildId, roleId }, { to: stateAfterLoss(rule), now })
  if (count > 0) await roles.hastenRoles(guildId, now)
  return count
}
