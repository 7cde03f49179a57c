import {
  type GrantState,
  type GuildMember,
  observeGrant,
  planPerson,
  type RoleChange,
} from '../../quiz/roles.ts'
import type { Deps } from '../deps.ts'
import type { MemberRole, RoleOutcome, RoleProblemKind } from '../ports/member-roles.ts'
import type { GuildStandings } from './standings.ts'
import { stopRule } from './stop-rule.ts'

export type PersonDeps = Pick<
  Deps,
  'clock' | 'memberRoles' | 'onError' | 'pace' | 'people' | 'roles' | 'settings' | 'tasks'
>

type Person = {
  readonly guildId: string
  readonly userId: string
  readonly standings: GuildStandings
  readonly locale: string
}

/** What is known about one person, by role. */
type States = Map<string, GrantState>

type Settled = 'settled' | 'switched-off' | 'not-there'

/** Looks at the roles that someone has in Discord, and does what the rules say. */
export const settlePerson = async (deps: PersonDeps, person: Person): Promise<Settled> => {
  const { guildId, userId, standings } = person
  await deps.pace()
  const found = await deps.memberRoles.find(guildId, userId)
  if (found === 'not-there') return found
  const member = found === 'no-member' ? null : found
  const states = await observe(deps, person, member)
  const qualifies = (roleId: string) => standings.qualified.get(roleId)?.has(userId) ?? false
  const changes = planPerson(standings.rules, qualifies, states)
  // Never two of which one counts at a time, not even for a moment.
  const inOrder = [
    ...changes.filter(({ kind }) => kind !== 'give'),
    ...changes.filter(({ kind }) => kind === 'give'),
  ]
  for (const change of inOrder) {
    const settled = await carryOut(deps, { ...person, ...change, member, states })
    if (settled !== 'settled') return settled
  }
  return 'settled'
}

/** Compares what is known with what Discord shows, and keeps that. */
const observe = async (
  deps: PersonDeps,
  { guildId, userId, standings }: Person,
  member: GuildMember | null,
): Promise<States> => {
  const states: States = new Map()
  const isHidden = (await deps.people.hiddenAmong([userId])).has(userId)
  for (const grant of standings.grants.filter(one => one.userId === userId)) {
    const rule = standings.rules.find(({ roleId }) => roleId === grant.roleId)
    if (!rule) continue
    const observed = rule.isOn ? observeGrant(rule, grant, member) : grant.state
    const to = isHidden ? withoutGiving(observed, grant.roleId, member) : observed
    const move = { from: grant.state, to, now: deps.clock.now() }
    if (rule.isOn) await deps.roles.moveGrant({ guildId, userId, roleId: grant.roleId }, move)
    if (to !== null) states.set(grant.roleId, to)
  }
  return states
}

/** Someone who hides their name gets no role, not even one that they had before. */
const withoutGiving = (state: GrantState | null, roleId: string, member: GuildMember | null) =>
  state === 'giving' && !member?.roleIds.includes(roleId) ? null : state

type Change = Person &
  Omit<RoleChange, 'userId'> & { readonly member: GuildMember | null; readonly states: States }

/** Each state is written before and after Discord is asked. Where that fails, someone else is at it, or the person deleted their data. */
const carryOut = async (deps: PersonDeps, change: Change): Promise<Settled> => {
  const { roleId, kind, member, states } = change
  const state = states.get(roleId) ?? null
  const isGiven = kind === 'give'
  if (kind !== 'drop' && member !== null)
    return isGiven ? giveRole(deps, change, state, member) : takeRole(deps, change, state, member)
  await move(deps, change, state, isGiven ? 'absent' : null)
  return 'settled'
}

const takeRole = async (
  deps: PersonDeps,
  change: Change,
  state: GrantState | null,
  member: GuildMember,
): Promise<Settled> => {
  if (!(await move(deps, change, state, 'taking'))) return 'settled'
  const taken = member.roleIds.includes(change.roleId) ? await ask(deps, change, 'take') : 'done'
  if (taken !== 'done' && taken !== 'no-member') return stopAt(deps, change, taken)
  await move(deps, change, 'taking', null)
  return 'settled'
}

const giveRole = async (
  deps: PersonDeps,
  change: Change,
  state: GrantState | null,
  member: GuildMember,
): Promise<Settled> => {
  if (member.roleIds.includes(change.roleId)) {
    await move(deps, change, state, state === null ? 'held' : 'given')
    return 'settled'
  }
  if (!(await move(deps, change, state, 'giving'))) return 'settled'
  const given = await ask(deps, change, 'give')
  if (given === 'done') return confirmGiven(deps, change)
  await move(deps, change, 'giving', given === 'no-member' ? 'absent' : null)
  return given === 'no-member' ? 'settled' : stopAt(deps, change, given)
}

/** Someone who deleted their data meanwhile gets nothing. Another process may have noted the same before. */
const confirmGiven = async (deps: PersonDeps, change: Change): Promise<Settled> => {
  if (await move(deps, change, 'giving', 'given')) return 'settled'
  const { guildId, roleId, userId } = change
  const grants = await deps.roles.grantsOf(guildId)
  const isKnown = grants.some(
    one => one.roleId === roleId && one.userId === userId && ['giving', 'given'].includes(one.state),
  )
  if (!isKnown) await ask(deps, change, 'take')
  return 'settled'
}

const move = (
  { roles, clock }: Pick<PersonDeps, 'clock' | 'roles'>,
  { guildId, userId, roleId }: Change,
  from: GrantState | null,
  to: GrantState | null,
): Promise<boolean> => roles.moveGrant({ guildId, userId, roleId }, { from, to, now: clock.now() })

const ask = async (
  deps: PersonDeps,
  { guildId, userId, roleId, standings, locale }: Change,
  what: 'give' | 'take',
): Promise<RoleOutcome> => {
  await deps.pace()
  const rule = standings.rules.find(one => one.roleId === roleId) ?? null
  const target: MemberRole = { guildId, userId, roleId, rule, locale }
  return what === 'give' ? deps.memberRoles.give(target) : deps.memberRoles.take(target)
}

/** Asked again and again, Discord would ban the bot's address: the rule waits for someone who looks at it. */
const stopAt = async (
  deps: PersonDeps,
  { guildId, roleId }: Change,
  problem: 'not-there' | RoleProblemKind,
): Promise<Settled> => {
  if (problem === 'not-there') return problem
  await stopRule(deps, guildId, roleId, problem)
  return 'switched-off'
}
