import { describe, expect, test } from 'vitest'
import type { Delivery } from '../../src/play/ports/publisher.ts'
import type { WeeklyView } from '../../src/play/views.ts'
import { sampleBank } from '../quiz/sample.ts'
import { NOON, sampleEvent } from '../store/sample.ts'
import { anAsker, openTable } from './table.ts'

type Table = Awaited<ReturnType<typeof openTable>>

const { guildId: SERVER, channelId: CHANNEL } = anAsker(0)
const DAY_S = 86_400
const PEOPLE = ['ana', 'ben', 'cem', 'dora', 'eva', 'fay']

const posted = (table: Table): WeeklyView[] =>
  table.said.flatMap(one => (one.kind === 'weekly' ? [one.view] : []))

/** A server whose summary comes on Mondays at nine, in UTC. It is Monday noon. */
const openServer = async (given: Parameters<typeof openTable>[0] = {}) => {
  const table = await openTable(given)
  await table.quiz.changeWeekly(SERVER, { channelId: CHANNEL, locale: 'en-US' })
  return table
}

/** Time jumps to a moment, as if the process had been down, and then passes for a few seconds. */
const jumpTo = async (table: Table, iso: string) => {
  table.clock.time = Date.parse(iso)
  await table.advance(3)
}

/** Asks a question, which these people get right and the others wrong, and lets it close. */
const play = async (table: Table, right: readonly string[], wrong: readonly string[] = []) => {
  const view = await table.ask()
  for (const userId of right) await table.press(view, userId)
  for (const userId of wrong) await table.press(view, userId, false)
  await table.advance(900)
  return view
}

const refused = (refusal: 'channel-gone' | 'no-permission' | 'message-gone') => () =>
  Promise.resolve<Delivery>({ kind: 'gone', why: 'as planned', refusal })

describe('a weekly summary', () => {
  test('is posted once at its time, and again a week later', async () => {
    const table = await openServer()
    await play(table, ['ana', 'ben'], ['cem'])
    await jumpTo(table, '2026-11-30T08:59:50Z')
    expect(posted(table)).toEqual([])
    await jumpTo(table, '2026-11-30T09:00:00Z')
    await table.advance(3600)
    const [first] = posted(table)
    expect(posted(table)).toHaveLength(1)
    expect(first).toMatchObject({ channelId: CHANNEL, day: '2026-11-30', locale: 'en-US' })
    expect(first!.week).toMatchObject({
      days: { from: '2026-11-23', until: '2026-11-29' },
      people: 3,
      answered: 3,
      right: 2,
      climb: null,
      hardest: null,
    })
    expect(first!.week.best.map(({ userId, points }) => [userId, points])).toEqual([
      ['ana', 10],
      ['ben', 10],
    ])
    await play(table, ['cem'])
    await jumpTo(table, '2026-12-07T09:00:00Z')
    expect(posted(table).map(({ day }) => day)).toEqual(['2026-11-30', '2026-12-07'])
    expect(table.trouble).toEqual([])
  })

  test('names who climbed, who has a long streak, and no one who is hidden', async () => {
    const table = await openServer()
    await play(table, ['ana', 'ben'], ['cem'])
    await play(table, ['ana'], ['cem'])
    await table.advance(7 * DAY_S)
    await play(table, ['ben', 'cem'])
    await play(table, ['ben'])
    await table.store.people.setHidden('ben', NOON)
    const streak = { guild_id: SERVER, longest: 9, freezes: 0, last_day: '2026-11-29' }
    await table.db
      .insertInto('streaks')
      .values([
        { ...streak, user_id: 'cem', length: 9 },
        { ...streak, user_id: 'dora', length: 6 },
      ])
      .execute()
    await jumpTo(table, '2026-12-07T09:00:00Z')
    const { week } = posted(table).at(-1)!
    expect(week.best.map(({ userId }) => userId)).toEqual([null, 'cem'])
    expect(week.climb).toEqual({ userId: null, from: 2, to: 1 })
    expect(week.streaks.map(({ userId, streak }) => [userId, streak])).toEqual([['cem', 9]])
  })

  test('is in the language that the server has set', async () => {
    const table = await openServer()
    await table.quiz.changeSettings(SERVER, { locale: 'de' })
    await jumpTo(table, '2026-11-30T09:00:00Z')
    expect(posted(table)[0]!.locale).toBe('de')
  })

  test('counts no points from before a reset of the leaderboard', async () => {
    const table = await openServer()
    await play(table, ['ana'])
    await table.quiz.resetBoard({ guildId: SERVER, scope: 'season', userId: 'ana', last: null })
    await play(table, ['ben'])
    await jumpTo(table, '2026-11-30T09:00:00Z')
    const { week } = posted(table)[0]!
    expect(week.people).toBe(2)
    expect(week.best.map(({ userId }) => userId)).toEqual(['ben'])
  })

  test('reads every page of a busy week', async () => {
    const table = await openServer({ banks: [sampleBank(130)] })
    for (let n = 0; n < 110; n++) {
      const view = await table.ask({ userId: `asker-${n}`, channelId: `2000000000000${1000 + n}` })
      await table.press(view, 'ana')
      for (let person = 0; n % 40 === 0 && person < 30; person++)
        await table.press(view, `person-${person}`, false)
    }
    await table.advance(900)
    await jumpTo(table, '2026-11-30T09:00:00Z')
    expect(posted(table)[0]!.week).toMatchObject({ people: 31, answered: 110 + 90, right: 110 })
  })
})

describe('the hardest question of a week', () => {
  /** Five people meet a question for the first time, and one knows it. */
  const playHard = (table: Table) => play(table, PEOPLE.slice(0, 1), PEOPLE.slice(1, 5))

  const previewTomorrow = (table: Table) => {
    table.clock.time += DAY_S * 1000
    return table.quiz.previewWeek(SERVER)
  }

  const hardestAt = async (table: Table) => {
    await jumpTo(table, '2026-11-30T09:00:00Z')
    return posted(table)[0]!.week.hardest
  }

  test('comes with its explanation and how many knew it', async () => {
    const table = await openServer()
    const view = await playHard(table)
    expect(await hardestAt(table)).toEqual({
      question: view.question,
      attempts: 5,
      right: 1,
      message: { channelId: CHANNEL, messageId: `message-of-${view.post.id}` },
    })
  })

  test('is none that is open again', async () => {
    const table = await openServer({ banks: [sampleBank(1)] })
    await playHard(table)
    table.clock.time = Date.parse('2026-11-30T08:58:00Z')
    await table.ask()
    expect(await hardestAt(table)).toBeNull()
  })

  test('is none that was open until just now with answers of the week', async () => {
    const table = await openServer({ banks: [sampleBank(1)] })
    table.clock.time = Date.parse('2026-11-29T23:58:00Z')
    const view = await table.ask()
    for (const userId of PEOPLE) await table.press(view, userId, false)
    await table.quiz.changeWeekly(SERVER, { minutes: 0 })
    await jumpTo(table, '2026-11-30T00:00:00Z')
    expect(posted(table)[0]!.week).toMatchObject({ people: 6, hardest: null })
  })

  test('is none that people sit in a group exam', async () => {
    const table = await openServer()
    const { question } = await playHard(table)
    const { examEvents } = table.store
    const event = sampleEvent({ guildId: SERVER })
    await examEvents.planEvent(event, 5)
    expect((await previewTomorrow(table)).hardest).not.toBeNull()
    await examEvents.beginEvent(event.id, { questions: [question], blueprint: [] }, NOON)
    expect((await table.quiz.previewWeek(SERVER)).hardest).toBeNull()
  })

  test('is none whose key is doubtful, or that was suspended', async () => {
    const table = await openServer()
    const view = await playHard(table)
    const easier = await play(table, PEOPLE.slice(0, 4), PEOPLE.slice(4, 5))
    await table.store.alerts.replaceAlerts([{ questionId: view.question.id, kind: 'answers' }], NOON)
    await table.overlay.reload()
    expect((await previewTomorrow(table)).hardest?.question.id).toBe(easier.question.id)
    await table.store.corrections.suspend({
      guildId: SERVER,
      questionId: easier.question.id,
      by: 'mo',
      at: NOON,
    })
    await table.overlay.reload()
    expect((await table.quiz.previewWeek(SERVER)).hardest).toBeNull()
  })
})

describe('a quiet week', () => {
  test('is posted once, not again until someone has played', async () => {
    const table = await openServer()
    await jumpTo(table, '2026-11-30T09:00:00Z')
    expect(posted(table).map(({ week }) => week.people)).toEqual([0])
    await jumpTo(table, '2026-12-07T09:00:00Z')
    await jumpTo(table, '2026-12-14T09:00:00Z')
    expect(posted(table)).toHaveLength(1)
    await play(table, ['ana'])
    await jumpTo(table, '2026-12-21T09:00:00Z')
    await jumpTo(table, '2026-12-28T09:00:00Z')
    await jumpTo(table, '2027-01-04T09:00:00Z')
    expect(posted(table).map(({ day, week }) => [day, week.people])).toEqual([
      ['2026-11-30', 0],
      ['2026-12-21', 1],
      ['2026-12-28', 0],
    ])
  })
})

describe('after an outage', () => {
  test('of less than a day it is posted late, about the same days', async () => {
    const table = await openServer()
    await play(table, ['ana'])
    await jumpTo(table, '2026-12-01T08:59:00Z')
    expect(posted(table).map(({ day, week }) => [day, week.people])).toEqual([['2026-11-30', 1]])
  })

  test('of more it is skipped to the next week, and the settings say so', async () => {
    const table = await openServer()
    await jumpTo(table, '2026-12-01T09:00:01Z')
    expect(posted(table)).toEqual([])
    expect(await table.quiz.weeklyOf(SERVER)).toMatchObject({
      next: { day: '2026-12-07' },
      problem: { kind: 'too-late' },
    })
    await jumpTo(table, '2026-12-07T09:00:00Z')
    expect(posted(table)).toHaveLength(1)
    expect((await table.quiz.weeklyOf(SERVER))?.problem).toBeNull()
  })

  test('of Discord of more than a day it is given up', async () => {
    const table = await openServer()
    await jumpTo(table, '2026-11-30T08:59:50Z')
    for (let n = 0; n < 9; n++) table.nextDelivery(() => Promise.reject(new Error('away')))
    await table.advance(20)
    table.clock.time += (DAY_S + 60) * 1000
    await table.advance(3)
    table.forgetPlans()
    await table.advance(120)
    expect(posted(table)).toEqual([])
    expect(await table.quiz.weeklyOf(SERVER)).toMatchObject({
      problem: { kind: 'too-late' },
      last: { isDone: true },
    })
  })
})

describe('exactly once', () => {
  test('two processes on one database post one', async () => {
    const table = await openServer()
    const other = await openTable({ address: table.address })
    for (const one of [table, other]) one.clock.time = Date.parse('2026-11-30T09:00:00Z')
    await Promise.all([table.quiz.runDueTasks(), other.quiz.runDueTasks()])
    await Promise.all([table.advance(5), other.advance(5)])
    expect([...posted(table), ...posted(other)]).toHaveLength(1)
  })

  test('one that was sent before the process died is found, not sent again', async () => {
    const table = await openServer()
    table.clock.time = Date.parse('2026-11-30T08:59:59Z')
    const { finishWeekly } = table.store.weeklies
    table.store.weeklies.finishWeekly = () => Promise.reject(new Error('died'))
    await table.advance(3)
    expect(posted(table)).toHaveLength(1)
    table.store.weeklies.finishWeekly = finishWeekly
    await table.advance(120)
    expect(posted(table)).toHaveLength(1)
    expect(table.tallied).toContain('not twice: message')
    expect((await table.quiz.weeklyOf(SERVER))?.last?.isDone).toBe(true)
  })

  test('an attempt that failed is made again', async () => {
    const table = await openServer()
    table.clock.time = Date.parse('2026-11-30T08:59:59Z')
    table.nextDelivery(() => Promise.reject(new Error('away')))
    await table.advance(30)
    expect(posted(table)).toHaveLength(1)
  })

  test('one that is turned off after it was claimed is not sent', async () => {
    const table = await openServer()
    table.clock.time = Date.parse('2026-11-30T08:59:59Z')
    table.nextDelivery(() => Promise.reject(new Error('away')))
    await table.advance(2)
    await table.quiz.stopWeekly(SERVER)
    await table.advance(120)
    expect(posted(table)).toEqual([])
  })
})

describe('a channel that refuses', () => {
  test.each([
    ['channel-gone', 'channel-gone'],
    ['no-permission', 'no-permission'],
    ['message-gone', 'no-access'],
  ] as const)('(%s) pauses the summary until someone changes or resumes it', async (refusal, kind) => {
    const table = await openServer()
    table.nextDelivery(refused(refusal))
    await jumpTo(table, '2026-11-30T09:00:00Z')
    expect(await table.quiz.weeklyOf(SERVER)).toMatchObject({ next: null, problem: { kind } })
    await jumpTo(table, '2026-12-07T09:00:00Z')
    expect(posted(table)).toEqual([])
    await table.quiz.changeWeekly(SERVER, {})
    await jumpTo(table, '2026-12-14T09:00:00Z')
    expect(posted(table)).toHaveLength(1)
  })
})

describe('another time zone', () => {
  test('moves the next summary to its local time there', async () => {
    const table = await openServer()
    await table.quiz.changeZone(SERVER, 'Los Angeles')
    await jumpTo(table, '2026-11-30T16:59:50Z')
    expect(posted(table)).toEqual([])
    await jumpTo(table, '2026-11-30T17:00:00Z')
    expect(posted(table)).toHaveLength(1)
  })
})
