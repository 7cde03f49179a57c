import { describe, expect, test } from 'vitest'
import type { QuestionView } from '../../src/play/views.ts'
import { sampleBank } from '../quiz/sample.ts'
import { anAsker, openTable, setDaily } from './table.ts'

type Table = Awaited<ReturnType<typeof openTable>>

const GUILD = anAsker(0).guildId
const DAY_MS = 86_400_000

const press = async (table: Table, view: QuestionView, person: string, right = true) => {
  const kept = await table.press(view, person, right)
  if (kept.kind !== 'kept') throw new Error(kept.kind)
  return kept.verdict.rewards!
}

/** A server where a question comes each day at noon. */
const openDailies = async () => {
  const table = await openTable()
  await setDaily(table, { minutes: 12 * 60 + 1 })
  table.clock.time += 60_000
  const nextDaily = async (): Promise<QuestionView> => {
    await table.advance(3)
    table.clock.time += DAY_MS - 3000
    return table.said.findLast(one => one.kind === 'question')!.view
  }
  return { table, nextDaily, answer: async (right = true) => press(table, await nextDaily(), 'ana', right) }
}

const NOTHING = { freezesUsed: 0, isLost: false, hasEarned: false, milestone: null }

describe('the verdict of a daily', () => {
  test('says what the answer did to the streak, right or wrong, and what happened to it since', async () => {
    const { nextDaily, answer } = await openDailies()
    for (let day = 1; day < 7; day++) expect((await answer()).streak).toEqual(NOTHING)
    expect((await answer(false)).streak).toEqual({ ...NOTHING, hasEarned: true, milestone: 7 })
    await nextDaily()
    expect((await answer()).streak).toEqual({ ...NOTHING, freezesUsed: 1 })
    for (let day = 0; day < 3; day++) await nextDaily()
    expect((await answer()).streak).toEqual({ ...NOTHING, isLost: true })
    expect((await answer()).streak).toEqual(NOTHING)
  })

  test('leaves milestones out where the server wants that, and still tells of freezes', async () => {
    const { table, nextDaily, answer } = await openDailies()
    await table.quiz.changeSettings(GUILD, { celebrates: false })
    for (let day = 1; day < 7; day++) await answer()
    expect((await answer()).streak).toEqual({ ...NOTHING, hasEarned: true })
    await nextDaily()
    expect((await answer()).streak).toEqual({ ...NOTHING, freezesUsed: 1 })
  })

  test('says it once: whoever presses again is told the streak alone', async () => {
    const { table, nextDaily } = await openDailies()
    const view = await nextDaily()
    table.clock.time -= DAY_MS - 3000
    await press(table, view, 'ana')
    const again = await table.press(view, 'ana')
    expect(again).toMatchObject({ kind: 'already-answered', verdict: { streak: { length: 1 } } })
    expect(again).not.toHaveProperty('verdict.rewards')
  })
})

describe('a climb on the board of the season', () => {
  const openBoard = async () => {
    const table = await openTable({ banks: [sampleBank(20)] })
    const rankOf = async (person: string, view?: QuestionView, right = true) =>
      (await press(table, view ?? (await ask(table)), person, right)).rank
    return { table, rankOf }
  }
  const ask = (table: Table) => {
    table.clock.time += 10_000
    return table.ask({ userId: `asker ${table.clock.time}` })
  }

  test('is told to whoever passes someone, and to nobody else', async () => {
    const { table, rankOf } = await openBoard()
    expect(await rankOf('ben')).toBeNull()
    expect(await rankOf('ana', undefined, false)).toBeNull()
    expect(await rankOf('ana')).toBeNull()
    const view = await ask(table)
    expect(await rankOf('ana', view)).toBe(1)
    expect(await rankOf('ben', view)).toBe(1)
    expect(await rankOf('ben')).toBeNull()
  })

  test('is true for each of many who answer at the same instant', async () => {
    const { table, rankOf } = await openBoard()
    const people = Array.from({ length: 15 }, (_, n) => `person ${n}`)
    for (let n = 0; n < 3; n++) {
      const view = await ask(table)
      await Promise.all(people.filter((_, index) => index > 4 * n).map(person => rankOf(person, view)))
    }
    const view = await ask(table)
    const told = await Promise.all(
      people.map(async (person, n) => [person, await rankOf(person, view, n % 3 === 0)]),
    )
    const climbers = told.filter(([, rank]) => rank !== null)
    expect(climbers.length).toBeGreaterThan(1)
    for (const [person, rank] of climbers)
      expect((await table.store.boards.placeOf(GUILD, '2026-11', 'points', person as string))!.rank).toBe(
        rank,
      )
  })

  test('is told to hidden people too, since no one else reads it', async () => {
    const { table, rankOf } = await openBoard()
    await rankOf('ben')
    await rankOf('ana')
    await table.db.insertInto('people').values({ user_id: 'ana', hidden_at: 1 }).execute()
    expect(await rankOf('ana')).toBe(1)
  })

  test('is not told where the server wants none', async () => {
    const { table, rankOf } = await openBoard()
    await table.quiz.changeSettings(GUILD, { celebrates: false })
    for (const person of ['ben', 'ana', 'ana']) expect(await rankOf(person)).toBeNull()
    await table.quiz.changeSettings(GUILD, { celebrates: null })
    expect(await rankOf('ben')).toBeNull()
    expect(await rankOf('ben')).toBe(1)
  })

  test('is not told of a board that the server no longer shows, since its seasons changed', async () => {
    const { table, rankOf } = await openBoard()
    await rankOf('ben')
    await rankOf('ana')
    const view = await ask(table)
    await table.quiz.changeSettings(GUILD, { season: 'quarter' })
    expect(await rankOf('ana', view)).toBeNull()
    expect(await rankOf('ben')).toBeNull()
    expect(await rankOf('ben')).toBe(1)
  })

  test('does not count what a reset has cleared', async () => {
    const { table, rankOf } = await openBoard()
    await rankOf('ben')
    await rankOf('ben')
    await table.quiz.resetBoard({ guildId: GUILD, scope: 'season', userId: 'mo', last: null })
    table.clock.time += 60_000
    expect(await rankOf('ben')).toBeNull()
    expect(await rankOf('ana')).toBeNull()
    expect(await rankOf('ana')).toBe(1)
  })

  test('that can’t be read costs no one their verdict', async () => {
    const { table } = await openBoard()
    table.store.boards.leadersOf = () => Promise.reject(new Error('disk full'))
    const kept = await table.press(await ask(table), 'ana')
    expect(kept).toMatchObject({ kind: 'kept', verdict: { answer: { right: true }, rewards: null } })
    expect(table.trouble).toEqual([expect.stringContaining('a verdict without rewards')])
  })

  test('is not made by practice', async () => {
    const { table, rankOf } = await openBoard()
    await rankOf('ben')
    const own = await table.ask({ audience: 'private', userId: 'ana' })
    expect(await press(table, own, 'ana')).toEqual({ streak: null, rank: null })
  })
})
