import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Store } from '../../src/play/ports/store.ts'
import { spansOf } from '../../src/quiz/period-spans.ts'
import type { RoleRule } from '../../src/quiz/roles.ts'
import { sampleQuestion } from '../quiz/sample.ts'
import { openScratchStore } from './open.ts'
import {
  dailyPurpose,
  dueAt,
  forgetPerson,
  GOLD,
  giveRole,
  NOON,
  sampleAttempt,
  sampleExam,
  sampleExamItems,
  samplePost,
  sampleRule,
  someClick,
} from './sample.ts'

const GUILD = samplePost().guildId
const [ANA, BEN, CEM] = ['400000000000000011', '400000000000000012', '400000000000000013'] as const
const PEOPLE = [ANA, BEN, CEM]
const SEASON = '2026-11'

let posts = 0

/** A right answer, ten points. */
const score = async (store: Store, userId: string, given: Parameters<typeof samplePost>[0] = {}) => {
  const id = `post${String(++posts).padStart(12, '0')}`
  const post = samplePost({ id, questionId: `sample/${posts}`, ...given })
  await store.posts.openPost(post, sampleQuestion({ id: post.questionId }), null)
  await store.answers.recordAnswer(
    post,
    sampleAttempt({ postId: id, userId, answeredAt: NOON + posts }),
    someClick(),
  )
  return post
}

const qualified = async ({ roles }: Store, given: Partial<RoleRule>, season = SEASON) =>
  (await roles.qualifiedFor(GUILD, sampleRule(given), season)).sort()

const key = (userId: string, roleId = GOLD) => ({ guildId: GUILD, roleId, userId })

describe('a rule', () => {
  test('is kept once for each role, in the order of adding, up to so many', async () => {
    const { store } = await openScratchStore()
    const add = (n: number) =>
      store.roles.addRule(GUILD, sampleRule({ roleId: `50000000000000010${n}` }), NOON + n, 3)
    expect(await Promise.all([add(2), add(2)])).toEqual(expect.arrayContaining(['added', 'exists']))
    expect([await add(1), await add(3), await add(4)]).toEqual(['added', 'added', 'too-many'])
    expect((await store.roles.rulesOf(GUILD)).map(({ roleId }) => roleId.at(-1))).toEqual(['1', '2', '3'])
    expect(await store.roles.rulesOf('100000000000000002')).toEqual([])
  })

  test('is off until it’s switched on, and says why it was switched off', async () => {
    const { store } = await openScratchStore()
    await store.roles.addRule(GUILD, sampleRule({ measure: 'exam', bank: 'sample', threshold: 0 }), NOON, 3)
    const look = async () => (await store.roles.rulesOf(GUILD))[0]
    expect(await look()).toEqual({
      ...sampleRule({ measure: 'exam', bank: 'sample', threshold: 0, isOn: false }),
      off: { because: 'new', since: NOON },
    })
    expect(await store.roles.switchRule(GUILD, GOLD, null)).toBe(true)
    expect(await look()).toMatchObject({ isOn: true, off: null })
    await store.roles.switchRule(GUILD, GOLD, { because: 'too-high', since: NOON + 1 })
    expect(await look()).toMatchObject({ isOn: false, off: { because: 'too-high', since: NOON + 1 } })
    expect(await store.roles.switchRule(GUILD, 'another', null)).toBe(false)
  })

  test('that is removed takes along what is known, but for what a deleted person still has', async () => {
    const { store } = await openScratchStore()
    for (const userId of [ANA, BEN]) {
      await score(store, userId)
      await giveRole(store, userId)
    }
    await forgetPerson(store, BEN)
    expect(await store.roles.removeRule(GUILD, GOLD)).toBe(true)
    expect(await store.roles.removeRule(GUILD, GOLD)).toBe(false)
    const left = (await store.roles.grantsOf(GUILD)).filter(({ roleId }) => roleId === GOLD)
    expect(left).toMatchObject([{ userId: BEN, state: 'taking' }])
  })
})

describe('a rule holds', () => {
  test('for points of the season, or since its board was reset', async () => {
    const { store } = await openScratchStore()
    for (const userId of [ANA, ANA, BEN]) await score(store, userId)
    expect(await qualified(store, { threshold: 10 })).toEqual([ANA, BEN])
    expect(await qualified(store, { threshold: 11 })).toEqual([ANA])
    expect(await qualified(store, { threshold: 10 }, '2026-12')).toEqual([])
    expect(await qualified(store, { threshold: 20 }, 'all')).toEqual([ANA])
    const spans = spansOf('2026-11-23', 'season')
    await store.resets.resetBoards({ guildId: GUILD, spans, setBy: CEM, now: NOON + 1_000_000, last: null })
    expect(await qualified(store, { threshold: 10 })).toEqual([])
  })

  test('for the first places, as the board has them, and for no one without points', async () => {
    const { store } = await openScratchStore()
    for (const userId of [ANA, ANA, BEN]) await score(store, userId)
    expect(await qualified(store, { measure: 'rank', threshold: 1 })).toEqual([ANA])
    expect(await qualified(store, { measure: 'rank', threshold: 50 })).toEqual([ANA, BEN])
  })

  test('for a streak that runs', async () => {
    const { store } = await openScratchStore()
    for (const day of ['2026-11-21', '2026-11-22', '2026-11-23']) {
      const post = await score(store, ANA, {
        purpose: dailyPurpose(day, { dailyId: `daily-${day}` }),
        messageId: day,
      })
      await store.answers.recordAnswer(
        post,
        sampleAttempt({ postId: post.id, userId: BEN, answeredAt: NOON }),
        someClick(),
      )
    }
    expect(await qualified(store, { measure: 'streak', threshold: 3 })).toEqual([ANA, BEN])
    expect(await qualified(store, { measure: 'streak', threshold: 4 })).toEqual([])
  })

  test('for a full exam of its bank that was passed in this guild', async () => {
    const { store } = await openScratchStore()
    const pass = async (
      n: number,
      userId: string,
      given: Partial<ReturnType<typeof sampleExam>>,
      score = 7000,
    ) => {
      const exam = sampleExam({ id: `exam${String(n).padStart(12, '0')}`, userId, ...given })
      await store.exams.startExam(exam, sampleExamItems())
      await store.exams.submitExam(exam.id, NOON, 'person', () => ({
        submission: { answered: 4, right: 3, score },
        answers: [],
      }))
    }
    await pass(1, ANA, {})
    await pass(2, BEN, {}, 6999)
    await pass(3, CEM, { format: 'half' })
    await pass(4, CEM, { bank: 'other' })
    await pass(5, CEM, { guildId: '100000000000000002' })
    expect(await qualified(store, { measure: 'exam', bank: 'sample' })).toEqual([ANA])
  })
})

describe('what is known about a person and a role', () => {
  test('moves from one state to the next once, whoever tries', async () => {
    const { store } = await openScratchStore()
    await score(store, ANA)
    const moves = (from: 'giving' | null, to: 'giving' | 'given') =>
      Promise.all([1, 2, 3].map(n => store.roles.moveGrant(key(ANA), { from, to, now: NOON + n })))
    expect((await moves(null, 'giving')).filter(Boolean)).toHaveLength(1)
    expect((await moves('giving', 'given')).filter(Boolean)).toHaveLength(1)
    expect(await store.roles.moveGrant(key(ANA), { from: 'taking', to: null, now: NOON })).toBe(false)
    const [grant] = await store.roles.grantsOf(GUILD)
    // Looking at it again changes only when that was.
    await store.roles.moveGrant(key(ANA), { from: 'given', to: 'given', now: NOON + 99 })
    expect(await store.roles.grantsOf(GUILD)).toEqual([{ ...grant, checkedAt: NOON + 99 }])
    expect(await store.roles.moveGrant(key(ANA), { from: 'given', to: null, now: NOON })).toBe(true)
    expect(await store.roles.grantsOf(GUILD)).toEqual([])
  })

  test('is not begun for someone of whom nothing else is kept', async () => {
    const { store } = await openScratchStore()
    const begin = () => store.roles.moveGrant(key(ANA), { from: null, to: 'giving', now: NOON })
    expect(await begin()).toBe(false)
    await score(store, ANA)
    await forgetPerson(store, ANA)
    expect(await begin()).toBe(false)
    await score(store, ANA)
    expect(await begin()).toBe(true)
  })

  test('of those who lost the role by hand is forgotten, or given again, where a manager says so', async () => {
    const { store } = await openScratchStore()
    for (const userId of PEOPLE) await score(store, userId)
    for (const userId of PEOPLE)
      await store.roles.moveGrant(key(userId), { from: null, to: 'declined', now: NOON })
    await store.roles.moveGrant(key(BEN), { from: 'declined', to: 'given', now: NOON })
    const role = { guildId: GUILD, roleId: GOLD }
    expect((await store.roles.countGrants(GUILD)).sort((a, b) => b.count - a.count)).toEqual([
      { roleId: GOLD, state: 'declined', count: 2 },
      { roleId: GOLD, state: 'given', count: 1 },
    ])
    expect(await store.roles.moveDeclined(role, { to: 'giving', now: NOON + 1 })).toBe(2)
    const grants = await store.roles.grantsOf(GUILD)
    expect(grants.map(({ userId, state, at }) => [userId, state, at])).toEqual([
      [ANA, 'giving', NOON + 1],
      [BEN, 'given', NOON],
      [CEM, 'giving', NOON + 1],
    ])
    await store.roles.moveGrant(key(ANA), { from: 'giving', to: 'declined', now: NOON })
    expect(await store.roles.moveDeclined(role, { to: null, now: NOON })).toBe(1)
    expect((await store.roles.grantsOf(GUILD)).map(({ userId }) => userId)).toEqual([BEN, CEM])
  })

  test('of a deleted person is only what is to be taken back', async () => {
    const { store, db } = await openScratchStore()
    await score(store, ANA)
    await giveRole(store, ANA)
    await forgetPerson(store, ANA, NOON + 7)
    expect(await store.roles.grantsOf(GUILD)).toMatchObject([{ ...key(ANA), state: 'taking' }])
    expect(await store.roles.revokedGrantsOf(ANA)).toHaveLength(1)
    expect(await dueAt(db, NOON + 7, 'later')).toContainEqual(
      expect.objectContaining({ kind: 'revoke-roles', ref: ANA }),
    )
  })

  test('goes with its guild', async () => {
    const { store } = await openScratchStore()
    for (const userId of PEOPLE) await score(store, userId)
    for (const userId of PEOPLE) await giveRole(store, userId)
    await store.roles.planRoles(GUILD, NOON)
    await store.guilds.markJoined([GUILD])
    await store.guilds.markLeft([GUILD], NOON)
    while (await store.guilds.purgeBatch(GUILD, NOON, 2));
    expect(await store.roles.rulesOf(GUILD)).toEqual([])
    expect(await store.roles.grantsOf(GUILD)).toEqual([])
    expect(await store.tasks.isTaskPlanned('roles', GUILD)).toBe(false)
  })
})

describe('the task of a guild', () => {
  const dueOf = async ({ db }: Awaited<ReturnType<typeof openScratchStore>>) =>
    (await dueAt(db, Number.MAX_SAFE_INTEGER, 'later')).find(({ kind }) => kind === 'roles')?.dueAt ?? null

  test('is only moved ahead, and only where there is one', async () => {
    const opened = await openScratchStore()
    const { store } = opened
    await store.roles.hastenRoles(GUILD, NOON)
    expect(await dueOf(opened)).toBeNull()
    await store.roles.planRoles(GUILD, NOON + 500)
    await store.roles.hastenRoles(GUILD, NOON + 900)
    expect(await dueOf(opened)).toBe(NOON + 500)
    await store.roles.planRoles(GUILD, NOON + 100)
    expect(await dueOf(opened)).toBe(NOON + 100)
  })

  test('that runs while something is answered runs once more', async () => {
    const opened = await openScratchStore()
    const { store } = opened
    await store.roles.planRoles(GUILD, NOON)
    const [task] = await store.tasks.takeDueTasks(NOON, 'later', 1)
    await store.roles.hastenRoles(GUILD, NOON + 100)
    await store.tasks.postponeTask(task!, NOON + 86_400_000)
    expect(await dueOf(opened)).toBe(NOON + 100)
  })

  test('comes soon after an exam', async () => {
    const opened = await openScratchStore()
    const { store } = opened
    await store.roles.planRoles(GUILD, NOON + 86_400_000)
    await store.exams.startExam(sampleExam(), sampleExamItems())
    const submission = { answered: 4, right: 4, score: 10_000 }
    await store.exams.submitExam(sampleExam().id, NOON, 'person', () => ({ submission, answers: [] }))
    expect(await dueOf(opened)).toBe(NOON)
  })
})

test('for any points, a rule holds for exactly those who have as many', async () => {
  const { store } = await openScratchStore()
  const counts = fc.sample(fc.tuple(fc.nat(3), fc.nat(3), fc.nat(3)), 1)[0]!
  for (const [index, count] of counts.entries())
    for (let n = 0; n < count; n++) await score(store, PEOPLE[index]!)
  for (let threshold = 1; threshold <= 40; threshold += 3)
    expect(await qualified(store, { threshold })).toEqual(
      PEOPLE.filter((_, index) => counts[index]! * 10 >= threshold),
    )
})
