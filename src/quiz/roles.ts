/** What a role is given for. */
export const MEASURES = ['points', 'rank', 'streak', 'exam'] as const
export type Measure = (typeof MEASURES)[number]

/**
 * How long someone has a role: for good; until a higher rule of the same measure holds for them; or only while its own rule
 * holds, so that a season's ends with the season.
 */
export const ROLE_MODES = ['keep', 'highest', 'current'] as const
export type RoleMode = (typeof ROLE_MODES)[number]

/**
 * An exam that was passed stays passed, and none is higher than another. A rank is for as long as no one overtakes: else the first
 * who answer in a season would have its role for good.
 */
export const modesOf = (measure: Measure): readonly RoleMode[] => MODES[measure]

const MODES: Readonly<Record<Measure, readonly RoleMode[]>> = {
  points: ROLE_MODES,
  rank: ['current', 'highest'],
  streak: ROLE_MODES,
  exam: ['keep'],
}

/** What a number may be: points, the last rank, days. */
export const THRESHOLDS: Readonly<
  Record<Exclude<Measure, 'exam'>, { readonly min: number; readonly max: number }>
> = {
  points: { min: 1, max: 1_000_000 },
  rank: { min: 1, max: 100 },
  streak: { min: 1, max: 3650 },
}

/** A guild has one rule for each role that it gives. */
export type RoleRule = {
  readonly roleId: string
  readonly measure: Measure
  /** At least so many points or days, or one of the first so many ranks; 0 for an exam. */
  readonly threshold: number
  /** The bank of the exam; null for others. */
  readonly bank: string | null
  readonly mode: RoleMode
  /** Nothing is given or taken by a rule that is off. */
  readonly isOn: boolean
}

/**
 * What is known about a person and a role. `giving` and `taking` are written before Discord is asked, so that a process that
 * dies leaves no role that no one knows of. `held`: the person had it before, from someone else. `declined`: someone took by
 * hand what the bot had given. `absent`: the person isn't in the guild.
 */
export const GRANT_STATES = ['giving', 'given', 'taking', 'held', 'declined', 'absent'] as const
export type GrantState = (typeof GRANT_STATES)[number]

export type Grant = {
  readonly roleId: string
  readonly userId: string
  readonly state: GrantState
  /** Since when, ms UTC. */
  readonly at: number
}

/** `drop`: forget what is known; nothing is to be done in Discord. */
export type RoleChange = {
  readonly kind: 'give' | 'take' | 'drop'
  readonly roleId: string
  readonly userId: string
}

export type Standings = {
  readonly rules: readonly RoleRule[]
  /** For whom each rule that is on holds now, by role. */
  readonly qualified: ReadonlyMap<string, ReadonlySet<string>>
  readonly grants: readonly Grant[]
}

/** What is to be changed, for everyone. Carrying it out leaves nothing to change. */
export const planRoles = ({ rules, qualified, grants }: Standings): RoleChange[] => {
  const states = new Map<string, Map<string, GrantState>>()
  for (const userIds of qualified.values()) for (const userId of userIds) states.set(userId, new Map())
  for (const { userId, roleId, state } of grants) {
    const own = states.get(userId) ?? new Map()
    states.set(userId, own.set(roleId, state))
  }
  return [...states].flatMap(([userId, own]) =>
    planPerson(rules, roleId => qualified.get(roleId)?.has(userId) ?? false, own).map(change => ({
      ...change,
      userId,
    })),
  )
}

/** The same for one person. `states`: what is known about them, by role. */
export const planPerson = (
  rules: readonly RoleRule[],
  qualifies: (roleId: string) => boolean,
  states: ReadonlyMap<string, GrantState>,
): Omit<RoleChange, 'userId'>[] => {
  const hasReached = ({ roleId, measure, isOn }: RoleRule): boolean => {
    const state = states.get(roleId) ?? 'taking'
    if (measure === 'rank' && isOn && state !== 'declined') return qualifies(roleId)
    return state !== 'taking' || (isOn && qualifies(roleId))
  }
  const isWanted = (rule: RoleRule): boolean => {
    const { roleId, mode } = rule
    if (mode === 'current') return qualifies(roleId)
    if (mode === 'keep') return qualifies(roleId) || states.get(roleId) === 'giving'
    return highestOf(rules.filter(other => isSameLadder(rule, other) && hasReached(other))) === rule
  }
  return rules.flatMap(rule => {
    const { roleId, mode, isOn } = rule
    const kind = isOn ? changeFor(mode, states.get(roleId) ?? null, isWanted(rule)) : null
    return kind === null ? [] : [{ kind, roleId }]
  })
}

const changeFor = (
  mode: RoleMode,
  state: GrantState | null,
  isWanted: boolean,
): RoleChange['kind'] | null => {
  switch (state) {
    case null:
      return isWanted ? 'give' : null
    case 'giving':
    case 'taking':
      return isWanted ? 'give' : 'take'
    case 'given':
      return isWanted || mode === 'keep' ? null : 'take'
    case 'held':
    case 'absent':
      return isWanted || mode === 'keep' ? null : 'drop'
    case 'declined':
      return null
  }
}

const isSameLadder = (a: RoleRule, b: RoleRule): boolean => b.mode === 'highest' && a.measure === b.measure

/** The rule that is hardest to reach; of two equal ones always the same. */
const highestOf = (rules: readonly RoleRule[]): RoleRule | null =>
  rules.reduce<RoleRule | null>((best, rule) => (best === null || isHigher(rule, best) ? rule : best), null)

const isHigher = (a: RoleRule, b: RoleRule): boolean => {
  if (a.threshold === b.threshold) return a.roleId < b.roleId
  return a.measure === 'rank' ? a.threshold < b.threshold : a.threshold > b.threshold
}

/** A member of the guild, as Discord says now. */
export type GuildMember = {
  readonly roleIds: readonly string[]
  /** Of the last time that they joined, ms UTC. */
  readonly joinedAt: number
}

/** Of someone who lost a role and should have it again: what they had reached is given as it was; what holds for a time has to hold now. */
export const stateAfterLoss = ({ mode }: Pick<RoleRule, 'mode'>): 'giving' | null =>
  mode === 'current' ? null : 'giving'

/**
 * What Discord shows about something that was known; null for nothing that is worth knowing. Someone who left and came back
 * has lost their roles by that: no one took them by hand. What they had reached is given to them again.
 */
export const observeGrant = (
  rule: Pick<RoleRule, 'mode'>,
  { roleId, state, at }: Omit<Grant, 'userId'>,
  member: GuildMember | null,
): GrantState | null => {
  if (state === 'declined') return 'declined'
  if (member === null) return state === 'taking' ? null : 'absent'
  const has = member.roleIds.includes(roleId)
  switch (state) {
    case 'giving':
      return 'giving'
    case 'taking':
      return has ? 'taking' : null
    case 'absent':
      return has ? 'held' : stateAfterLoss(rule)
    case 'given':
    case 'held':
      if (has) return state
      return member.joinedAt > at ? stateAfterLoss(rule) : 'declined'
  }
}
