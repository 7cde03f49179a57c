import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  GRANT_STATES,
  type Grant,
  MEASURES,
  modesOf,
  observeGrant,
  planRoles,
  ROLE_MODES,
  type RoleChange,
  type RoleRule,
  type Standings,
} from '../../src/quiz/roles.ts'

const rule = (roleId: string, given: Partial<RoleRule> = {}): RoleRule => ({
  roleId,
  measure: 'points',
  threshold: 100,
  bank: null,
  mode: 'keep',
  isOn: true,
  ...given,
})

const [SILVER, GOLD] = [
  rule('silver', { mode: 'highest', threshold: 100 }),
  rule('gold', { mode: 'highest', threshold: 500 }),
]

const grant = (roleId: string, state: Grant['state'], userId = 'ana'): Grant => ({
  roleId,
  userId,
  state,
  at: 0,
})

/** What Ana's standing changes. */
const planFor = (rules: readonly RoleRule[], reached: readonly string[], grants: readonly Grant[] = []) =>
  planRoles({ rules, qualified: new Map(reached.map(id => [id, new Set(['ana'])])), grants }).map(
    ({ kind, roleId }) => `${kind} ${roleId}`,
  )

describe('a rule', () => {
  test('gives its role once, and one to keep stays whatever comes', () => {
    expect(planFor([rule('gold')], ['gold'])).toEqual(['give gold'])
    expect(planFor([rule('gold')], ['gold'], [grant('gold', 'given')])).toEqual([])
    expect(planFor([rule('gold')], [], [grant('gold', 'given')])).toEqual([])
  })

  test('that holds for the time being takes its role back', () => {
    const champion = rule('champion', { measure: 'rank', threshold: 1, mode: 'current' })
    expect(planFor([champion], ['champion'])).toEqual(['give champion'])
    expect(planFor([champion], [], [grant('champion', 'given')])).toEqual(['take champion'])
  })

  test('that is off changes nothing', () => {
    const off = rule('gold', { isOn: false, mode: 'current' })
    expect(planFor([off], ['gold'])).toEqual([])
    expect(planFor([off], [], [grant('gold', 'given')])).toEqual([])
  })

  test('gives nothing again that was taken by hand, and takes nothing that it didn’t give', () => {
    expect(planFor([rule('gold')], ['gold'], [grant('gold', 'declined')])).toEqual([])
    const current = rule('gold', { mode: 'current' })
    expect(planFor([current], [], [grant('gold', 'held')])).toEqual(['drop gold'])
  })

  test('finishes what a process that died had begun', () => {
    expect(planFor([rule('gold')], [], [grant('gold', 'giving')])).toEqual(['give gold'])
    const current = rule('gold', { mode: 'current' })
    expect(planFor([current], [], [grant('gold', 'giving')])).toEqual(['take gold'])
    expect(planFor([current], [], [grant('gold', 'taking')])).toEqual(['take gold'])
    expect(planFor([current], ['gold'], [grant('gold', 'taking')])).toEqual(['give gold'])
  })
})

describe('of rules of which one counts at a time', () => {
  test('the highest replaces the others, and a season that starts over takes nothing', () => {
    expect(planFor([SILVER, GOLD], ['silver'])).toEqual(['give silver'])
    expect(planFor([SILVER, GOLD], ['silver', 'gold'], [grant('silver', 'given')])).toEqual([
      'take silver',
      'give gold',
    ])
    expect(planFor([SILVER, GOLD], [], [grant('gold', 'given')])).toEqual([])
    expect(planFor([SILVER, GOLD], ['silver'], [grant('gold', 'given')])).toEqual([])
  })

  test('the first ranks are higher than more of them', () => {
    const [ten, three] = [10, 3].map(threshold =>
      rule(`top${threshold}`, { measure: 'rank', mode: 'highest', threshold }),
    )
    expect(planFor([ten!, three!], ['top10', 'top3'])).toEqual(['give top3'])
    expect(planFor([ten!, three!], ['top10'], [grant('top3', 'given')])).toEqual(['give top10', 'take top3'])
    expect(planFor([ten!, three!], [], [grant('top10', 'given')])).toEqual(['take top10'])
    expect(planFor([ten!, three!], ['top10'], [grant('top3', 'declined')])).toEqual([])
  })

  test('a lower one is no consolation for one that was taken by hand', () => {
    expect(planFor([SILVER, GOLD], ['silver', 'gold'], [grant('gold', 'declined')])).toEqual([])
  })

  test('other measures, and rules to keep, are independent', () => {
    const days = rule('days', { measure: 'streak', mode: 'highest' })
    expect(planFor([SILVER, GOLD, days, rule('kept')], ['silver', 'gold', 'days', 'kept'])).toEqual([
      'give gold',
      'give days',
      'give kept',
    ])
  })
})

describe('what Discord shows', () => {
  const member = (roleIds: string[], joinedAt = 0) => ({ roleIds, joinedAt })
  const given = { roleId: 'gold', state: 'given' as const, at: 1000 }

  test('of a role that is gone was done by hand, unless its person left meanwhile', () => {
    const keep = { mode: 'keep' } as const
    expect(observeGrant(keep, given, member(['gold']))).toBe('given')
    expect(observeGrant(keep, given, member([]))).toBe('declined')
    expect(observeGrant(keep, given, null)).toBe('absent')
    expect(observeGrant(keep, given, member([], 2000))).toBe('giving')
    expect(observeGrant({ mode: 'current' }, given, member([], 2000))).toBeNull()
  })

  test('of a role that was being taken is no one’s hand', () => {
    const taking = { ...given, state: 'taking' as const }
    expect(observeGrant({ mode: 'current' }, taking, member([]))).toBeNull()
    expect(observeGrant({ mode: 'current' }, taking, member(['gold']))).toBe('taking')
    expect(observeGrant({ mode: 'current' }, taking, null)).toBeNull()
  })

  test('of someone who came back is what they had reached, or what someone gave them', () => {
    const absent = { ...given, state: 'absent' as const }
    expect(observeGrant({ mode: 'keep' }, absent, member([]))).toBe('giving')
    expect(observeGrant({ mode: 'current' }, absent, member([]))).toBeNull()
    expect(observeGrant({ mode: 'keep' }, absent, member(['gold']))).toBe('held')
  })
})

const ROLE_IDS = ['r0', 'r1', 'r2', 'r3', 'r4', 'r5']
const USER_IDS = ['ana', 'ben', 'cem']

const anyRule = (roleId: string) =>
  fc.constantFrom(...MEASURES).chain(measure =>
    fc.record({
      roleId: fc.constant(roleId),
      measure: fc.constant(measure),
      threshold: fc.integer({ min: 1, max: 4 }),
      bank: fc.constant(null),
      mode: fc.constantFrom(...modesOf(measure)),
      isOn: fc.boolean(),
    }),
  )

const anyStandings: fc.Arbitrary<Standings> = fc.record({
  rules: fc.tuple(...ROLE_IDS.map(anyRule)),
  qualified: fc
    .tuple(...ROLE_IDS.map(() => fc.subarray(USER_IDS)))
    .map(lists => new Map(lists.map((list, index) => [ROLE_IDS[index]!, new Set(list)]))),
  grants: fc
    .tuple(
      ...ROLE_IDS.flatMap(roleId =>
        USER_IDS.map(userId =>
          fc.constantFrom(null, ...GRANT_STATES).map(state => (state ? [grant(roleId, state, userId)] : [])),
        ),
      ),
    )
    .map(lists => lists.flat()),
})

/** The grants after changes were carried out. */
const carryOut = (grants: readonly Grant[], changes: readonly RoleChange[]): Grant[] => [
  ...grants.filter(({ roleId, userId }) =>
    changes.every(change => change.roleId !== roleId || change.userId !== userId),
  ),
  ...changes
    .filter(({ kind }) => kind === 'give')
    .map(({ roleId, userId }) => grant(roleId, 'given', userId)),
]

describe('for any rules, standings and grants', () => {
  test('what was carried out leaves nothing to do', () => {
    fc.assert(
      fc.property(anyStandings, standings => {
        const grants = carryOut(standings.grants, planRoles(standings))
        expect(planRoles({ ...standings, grants })).toEqual([])
      }),
    )
  })

  test('what was taken by hand is never touched, and what was given to keep never taken', () => {
    fc.assert(
      fc.property(anyStandings, standings => {
        const modes = new Map(standings.rules.map(({ roleId, mode }) => [roleId, mode]))
        const found = new Map(standings.grants.map(one => [`${one.roleId} ${one.userId}`, one.state]))
        for (const { kind, roleId, userId } of planRoles(standings)) {
          const state = found.get(`${roleId} ${userId}`)
          expect(state).not.toBe('declined')
          if (kind === 'take') expect([modes.get(roleId), state]).not.toEqual(['keep', 'given'])
          if (kind === 'take') expect(['held', 'absent', undefined]).not.toContain(state)
        }
      }),
    )
  })

  test('of the rules that are on, no one is left with two of which one counts at a time', () => {
    fc.assert(
      fc.property(anyStandings, standings => {
        const grants = carryOut(standings.grants, planRoles(standings))
        for (const userId of USER_IDS)
          for (const measure of MEASURES) {
            const own = standings.rules.filter(
              ({ roleId, ...one }) =>
                one.isOn &&
                one.mode === 'highest' &&
                one.measure === measure &&
                grants.some(one => one.roleId === roleId && one.userId === userId && one.state === 'given'),
            )
            expect(own.length).toBeLessThan(2)
          }
      }),
    )
  })

  test('nothing is given to someone who hasn’t reached it, unless giving had begun', () => {
    fc.assert(
      fc.property(anyStandings, standings => {
        for (const { kind, roleId, userId } of planRoles(standings))
          if (kind === 'give' && standings.qualified.get(roleId)?.has(userId) !== true)
            expect(standings.grants).toContainEqual(grant(roleId, 'giving', userId))
      }),
    )
  })
})

test('an exam’s role is only for keeps, and a rank’s only as long as no one overtakes', () => {
  expect(modesOf('exam')).toEqual(['keep'])
  expect(modesOf('rank')).toEqual(['current', 'highest'])
  expect(modesOf('points')).toEqual(ROLE_MODES)
})
