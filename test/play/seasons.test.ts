import { describe, expect, test } from 'vitest'
import type { Rhythm } from '../../src/quiz/season.ts'
import { sampleBank } from '../quiz/sample.ts'
import { anAsker, openTable, setDaily } from './table.ts'

type Table = Awaited<ReturnType<typeof openTable>>

const GUILD = anAsker(0).guildId
const MOD = '300000000000000009'
const DAY_MS = 86_400_000

const at = (table: Table, iso: string) => {
  table.clock.time = Date.parse(iso)
}

const setSeason = (table: Table, season: Rhythm) => table.store.settings.changeSettings(GUILD, { season })

/** With a bank of one question, which everyone meets again and again. */
const openOneQuestion = () => openTable({ banks: [sampleBank(1)] })

const answerIn = async (table: Table, person: string) => {
  const kept = await table.press(await table.ask(), person)
  if (kept.kind !== 'kept') throw new Error(kept.kind)
  await table.advance(601)
  return kept.verdict.answer.counted
}

const board = async (table: Table, period: 'today' | 'week' | 'season' | 'all' = 'season') => {
  const view = await table.quiz.showBoard({ guildId: GUILD, userId: 'viewer', by: 'points', period, page: 0 })
  if (view.kind !== 'server') throw new Error(view.kind)
  const points = view.totals.map(total => [total.userId, total.points])
  return { season: view.season, period: view.period, points }
}

describe('a question', () => {
  test.each([
    ['month', [true, false, true, true]],
    ['quarter', [true, false, false, true]],
    ['never', [true, false, false, false]],
  ] as const)('scores once a season, if seasons last a %s', async (rhythm, scores) => {
    const table = await openOneQuestion()
    await setSeason(table, rhythm)
    const counted: boolean[] = []
    for (const iso of ['2026-10-05', '2026-10-30', '2026-11-02', '2027-01-02']) {
      at(table, `${iso}T12:00:00Z`)
      counted.push(await answerIn(table, 'ana'))
    }
    expect(counted).toEqual(scores)
  })

  test('is answered in the season that the server had when it was asked', async () => {
    const table = await openOneQuestion()
    at(table, '2026-10-05T12:00:00Z')
    await answerIn(table, 'ana')
    at(table, '2026-11-05T12:00:00Z')
    const asked = await table.ask()
    await setSeason(table, 'never')
    expect(await table.press(asked, 'ana')).toMatchObject({ verdict: { answer: { counted: true } } })
  })
})

describe('the board of the season', () => {
  test('is right as soon as seasons have another length', async () => {
    const table = await openTable()
    at(table, '2026-10-05T12:00:00Z')
    await answerIn(table, 'ana')
    at(table, '2026-11-05T12:00:00Z')
    await answerIn(table, 'ben')
    expect(await board(table)).toEqual({ season: '2026-11', period: 'season', points: [['ben', 10]] })
    await setSeason(table, 'quarter')
    expect((await board(table)).points).toEqual([
      ['ana', 10],
      ['ben', 10],
    ])
    await setSeason(table, 'month')
    expect((await board(table)).points).toEqual([['ben', 10]])
  })

  test('is that of all time where seasons never end', async () => {
    const table = await openTable()
    await setSeason(table, 'never')
    await answerIn(table, 'ana')
    expect(await board(table)).toEqual({ season: 'all', period: 'all', points: [['ana', 10]] })
  })

  test('begins with the quarter in the server’s own zone', async () => {
    const table = await openTable()
    await table.store.settings.changeSettings(GUILD, { season: 'quarter', zone: 'Asia/Tokyo' })
    at(table, '2026-12-31T14:59:00Z')
    await table.press(await table.ask(), 'ana')
    expect((await board(table)).season).toBe('2026-Q4')
    at(table, '2026-12-31T15:00:00Z')
    expect(await board(table)).toEqual({ season: '2027-Q1', period: 'season', points: [] })
  })
})

describe('the end of a season', () => {
  const announced = (table: Table) =>
    table.said.flatMap(one => (one.kind === 'question' ? (one.view.daily?.season?.season ?? []) : []))

  const playThrough = async (rhythm: Rhythm, days: readonly string[], change?: (day: string) => Rhythm) => {
    const table = await openTable({ banks: [sampleBank(30)] })
    at(table, '2026-09-20T12:00:00Z')
    await setSeason(table, rhythm)
    await answerIn(table, 'ana')
    await setDaily(table, { zone: 'UTC', minutes: 13 * 60 })
    for (const day of days) {
      if (change) await setSeason(table, change(day))
      const [daily] = await table.store.dailies.dailiesOf(GUILD)
      at(table, `${day}T12:59:58Z`)
      await table.store.dailies.scheduleDaily(daily!.id, { day, at: Date.parse(`${day}T13:00:00Z`) }, null)
      await table.advance(4)
      const last = table.said.findLast(one => one.kind === 'question')
      if (last?.kind === 'question') await table.press(last.view, 'ana')
    }
    return announced(table)
  }

  test.each([
    ['month', ['2026-09', '2026-10', '2026-11', '2026-12']],
    ['quarter', ['2026-Q3', '2026-Q4']],
    ['never', []],
  ] as const)('is announced by the first daily after it, if seasons last a %s', async (rhythm, seasons) => {
    const days = ['2026-09-30', '2026-10-01', '2026-10-02', '2026-11-12', '2026-12-30', '2027-01-01']
    expect(await playThrough(rhythm, days)).toEqual(seasons)
  })

  test('is no news where the server only changed how long seasons are', async () => {
    const days = ['2026-10-01', '2026-10-20', '2026-11-01', '2026-11-15', '2026-11-16']
    const rhythmOn = (day: string) => (day < '2026-11-15' ? 'month' : 'quarter')
    expect(await playThrough('month', days, rhythmOn)).toEqual(['2026-09', '2026-10'])
  })
})

describe('a reset', () => {
  const confirm = async (table: Table, scope: 'season' | 'all' = 'season') => {
    const preview = await table.quiz.previewReset(GUILD, scope)
    if (preview.kind !== 'preview') throw new Error(preview.kind)
    return table.quiz.resetBoard({ guildId: GUILD, scope, userId: MOD, last: preview.last })
  }

  test('says before what it takes, and can be undone by any manager', async () => {
    const table = await openTable()
    await answerIn(table, 'ana')
    await answerIn(table, 'ben')
    expect(await table.quiz.previewReset(GUILD, 'season')).toMatchObject({
      season: '2026-11',
      sum: { people: 2, points: 20 },
      until: table.clock.time + 7 * DAY_MS,
    })
    const done = await confirm(table)
    expect((await board(table)).points).toEqual([])
    expect((await board(table, 'all')).points).toHaveLength(2)
    expect(await table.quiz.previewReset(GUILD, 'season')).toEqual({ kind: 'no-points' })
    const [undoable] = await table.quiz.undoableResets(GUILD)
    expect(done).toEqual({ kind: 'reset', reset: undoable })
    expect(await table.quiz.undoReset(GUILD, undoable!.at)).toEqual({ kind: 'undone' })
    expect((await board(table)).points).toHaveLength(2)
    expect(await table.quiz.undoableResets(GUILD)).toEqual([])
  })

  test('confirmed twice, or after someone else’s, happens once', async () => {
    const table = await openTable()
    await answerIn(table, 'ana')
    const decision = { guildId: GUILD, scope: 'season', userId: MOD, last: null } as const
    expect(await table.quiz.resetBoard(decision)).toMatchObject({ kind: 'reset' })
    expect(await table.quiz.resetBoard(decision)).toEqual({ kind: 'changed' })
  })

  test('can be undone for a week', async () => {
    const table = await openTable()
    await answerIn(table, 'ana')
    await confirm(table)
    const [reset] = await table.quiz.undoableResets(GUILD)
    table.clock.time = reset!.until
    expect(await table.quiz.undoReset(GUILD, reset!.at)).toEqual({ kind: 'too-late' })
    expect(await table.quiz.undoableResets(GUILD)).toEqual([])
    expect((await board(table, 'all')).points).toEqual([['ana', 10]])
  })

  test('leaves what people met: a question that they answered this season doesn’t score again', async () => {
    const table = await openOneQuestion()
    await answerIn(table, 'ana')
    await confirm(table, 'all')
    expect(await answerIn(table, 'ana')).toBe(false)
    expect(await answerIn(table, 'ben')).toBe(true)
    expect((await board(table, 'all')).points).toEqual([['ben', 10]])
  })

  test('isn’t offered more often than it can be undone', async () => {
    const table = await openTable()
    for (const person of ['ana', 'ben', 'cem']) {
      await answerIn(table, person)
      await confirm(table)
    }
    await answerIn(table, 'dee')
    expect(await table.quiz.previewReset(GUILD, 'season')).toEqual({ kind: 'too-many', max: 3 })
  })
})
