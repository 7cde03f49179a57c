import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import type { Delivery } from '../../src/play/ports/publisher.ts'
import { dailyOf } from '../../src/play/record.ts'
import type { QuestionView } from '../../src/play/views.ts'
import { en } from '../../src/words/en/index.ts'
import { sampleBank } from '../quiz/sample.ts'
import { sampleDaily } from '../store/sample.ts'
import { openTable, setDaily as set, someSettings } from './table.ts'

type Table = Awaited<ReturnType<typeof openTable>>

const HOUR = 3600
const SERVER = '100000000000000001'

const questions = (table: Table): QuestionView[] =>
  table.said.flatMap(one => (one.kind === 'question' ? [one.view] : []))

const days = (table: Table): string[] => questions(table).map(({ post }) => dailyOf(post)!.day)

/** Jumps ahead, as if the process had been down, and then ticks for a few seconds. */
const sleep = async (table: Table, hours: number) => {
  table.clock.time += hours * HOUR * 1000
  await table.advance(3)
}

/** A rate limiter: what was started before is done when the next may start. */
const rateLimit = () => wait(21)

const refused = (refusal: 'channel-gone' | 'no-access' | 'no-permission') => () =>
  Promise.resolve<Delivery>({ kind: 'gone', why: 'as planned', refusal })

describe('a daily question', () => {
  test('is posted at its hour, once, and again the next day', async () => {
    const table = await openTable()
    await set(table)
    await sleep(table, 0.99)
    expect(questions(table)).toEqual([])
    await sleep(table, 0.01)
    expect(days(table)).toEqual(['2026-11-23'])
    await sleep(table, 23)
    expect(days(table)).toEqual(['2026-11-23'])
    await sleep(table, 1)
    expect(days(table)).toEqual(['2026-11-23', '2026-11-24'])
  })

  test('stays open until the next one, which closes it, reveals its answer and shows its results', async () => {
    const table = await openTable({ pace: rateLimit })
    await set(table)
    await sleep(table, 1)
    const [first] = questions(table)
    await sleep(table, 22)
    expect((await table.press(first!, 'ana')).kind).toBe('kept')
    expect((await table.press(first!, 'ben')).kind).toBe('kept')
    expect((await table.press(first!, 'cem', false)).kind).toBe('kept')
    await sleep(table, 2)
    const second = questions(table)[1]!
    expect(second.daily!.yesterday).toMatchObject({
      answered: 3,
      right: 2,
      first: { userId: 'ana' },
      messageId: 'message-1',
    })
    await table.advance(5)
    expect(table.said.map(({ kind }) => kind)).toEqual(['question', 'question', 'reveal'])
    expect((await table.press(first!, 'dora')).kind).toBe('closed')
  })

  test('does not name a hidden person as the first', async () => {
    const table = await openTable()
    await set(table)
    await sleep(table, 1)
    await table.press(questions(table)[0]!, 'ana')
    await table.db.insertInto('people').values({ user_id: 'ana', hidden_at: 1 }).execute()
    await sleep(table, 24)
    expect(questions(table)[1]!.daily!.yesterday!.first).toEqual({ userId: null })
  })

  test('asks every question once before it repeats one', async () => {
    const table = await openTable({ banks: [sampleBank(6)] })
    await set(table)
    for (let day = 0; day < 6; day++) await sleep(table, day === 0 ? 1 : 24)
    expect(new Set(questions(table).map(({ question }) => question.id)).size).toBe(6)
  })

  test('that is up to six hours late is posted for its day', async () => {
    const table = await openTable()
    await set(table)
    await sleep(table, 1 + 5.9)
    expect(days(table)).toEqual(['2026-11-23'])
    const { post } = questions(table)[0]!
    expect(post.openedAt - dailyOf(post)!.dueAt).toBeGreaterThan(5.8 * HOUR * 1000)
  })

  test('that is later is skipped, as is every other day of a long outage', async () => {
    const table = await openTable()
    const { id } = await set(table)
    await sleep(table, 1 + 24 * 9 + 7)
    expect(days(table)).toEqual([])
    expect((await table.store.dailies.findDaily(id))?.problem?.kind).toBe('too-late')
    await sleep(table, 17)
    expect(days(table)).toEqual(['2026-12-03'])
  })

  test('is posted right after the gap if daylight saving skips its hour, and once if its hour repeats', async () => {
    const table = await openTable()
    table.clock.time = Date.parse('2026-03-07T12:00:00Z')
    await set(table, { minutes: 150, zone: 'America/New_York' })
    for (let hour = 0; hour < 72; hour++) await sleep(table, 1)
    expect(questions(table).map(({ post }) => new Date(dailyOf(post)!.dueAt).toISOString())).toEqual([
      '2026-03-08T07:00:00.000Z',
      '2026-03-09T06:30:00.000Z',
      '2026-03-10T06:30:00.000Z',
    ])
    table.clock.time = Date.parse('2026-10-31T12:00:00Z')
    table.said.length = 0
    await set(table, { minutes: 90, zone: 'America/New_York' })
    for (let hour = 0; hour < 48; hour++) await sleep(table, 1)
    expect(days(table)).toEqual(['2026-11-01', '2026-11-02'])
  })

  test('is retried while Discord fails', async () => {
    const table = await openTable()
    await set(table)
    for (let n = 0; n < 12; n++) table.nextDelivery(() => Promise.reject(new Error('503')))
    await sleep(table, 1)
    await table.advance(HOUR)
    expect(days(table)).toEqual(['2026-11-23'])
  })

  test('is given up after six hours of failures, and the next day’s is posted', async () => {
    const table = await openTable()
    const { id } = await set(table)
    for (let n = 0; n < 500; n++) table.nextDelivery(() => Promise.reject(new Error('503')))
    await sleep(table, 1)
    for (let n = 0; n < 12 * 7; n++) {
      table.clock.time += 5 * 60_000
      await table.quiz.runDueTasks()
    }
    expect(days(table)).toEqual([])
    expect((await table.store.dailies.findDaily(id))?.problem?.kind).toBe('too-late')
    table.forgetPlans()
    await sleep(table, 17)
    expect(days(table)).toEqual(['2026-11-24'])
  })

  test.each(['channel-gone', 'no-access', 'no-permission'] as const)(
    'is paused with the reason after one refusal by the channel (%s), and goes on when resumed',
    async refusal => {
      const table = await openTable()
      const { id } = await set(table)
      table.nextDelivery(refused(refusal))
      await sleep(table, 1)
      for (let day = 0; day < 3; day++) await sleep(table, 24)
      expect(questions(table)).toEqual([])
      expect(await table.store.dailies.findDaily(id)).toMatchObject({
        next: null,
        problem: { kind: refusal },
      })
      expect(await table.quiz.resumeDaily({ guildId: SERVER, dailyId: null })).toMatchObject({
        kind: 'resumed',
        daily: { problem: null },
      })
      await sleep(table, 24)
      expect(questions(table)).toHaveLength(1)
    },
  )

  test('in one channel is not delayed by a refusal in another channel', async () => {
    const table = await openTable()
    await set(table, { channelId: 'one' })
    await set(table, { channelId: 'two', topic: 'sample' })
    table.nextDelivery(refused('no-permission'))
    await sleep(table, 1)
    expect(questions(table)).toHaveLength(1)
  })

  test('whose topic has no questions skips the day with that reason, and posts again once there are some', async () => {
    const banks = [sampleBank(6)]
    const table = await openTable({ banks })
    const { id } = await set(table)
    table.replaceBanks([])
    await sleep(table, 1)
    expect(questions(table)).toHaveLength(0)
    const skipped = await table.store.dailies.findDaily(id)
    expect(skipped?.problem?.kind).toBe('no-question')
    expect(skipped?.next).not.toBeNull()
    expect(table.tallied).toEqual(['left out: no-question'])
    table.replaceBanks(banks)
    await sleep(table, 24)
    expect(questions(table)).toHaveLength(1)
    expect((await table.store.dailies.findDaily(id))?.problem).toBeNull()
  })

  test('that someone asks for while it has no questions stays as it is', async () => {
    const table = await openTable({ banks: [sampleBank(6)] })
    const { id, guildId } = await set(table)
    const before = await table.store.dailies.findDaily(id)
    table.replaceBanks([])
    expect(await table.quiz.postDailyNow({ guildId, dailyId: null })).toMatchObject({ kind: 'no-question' })
    expect(await table.store.dailies.findDaily(id)).toEqual(before)
  })

  test('opens a thread if its setting says so, and reports if it can’t', async () => {
    const table = await openTable()
    const { id } = await set(table, { thread: true })
    await sleep(table, 1)
    expect(table.said.map(({ kind }) => kind)).toEqual(['question', 'thread'])
    await sleep(table, 23.9)
    table.nextDelivery(() => Promise.resolve({ kind: 'sent', messageId: 'message-3' }))
    table.nextDelivery(refused('no-permission'))
    await sleep(table, 0.1)
    expect((await table.store.dailies.findDaily(id))?.problem?.kind).toBe('no-thread')
    expect((await table.store.dailies.findDaily(id))?.next).not.toBeNull()
    await sleep(table, 24)
    expect((await table.store.dailies.findDaily(id))?.problem).toBeNull()
  })

  test.each([
    ['message-gone', 'message-gone'],
    ['too-many-threads', 'too-many-threads'],
    ['no-access', 'no-thread'],
  ] as const)('whose thread Discord refuses (%s) reports %s', async (refusal, problem) => {
    const table = await openTable()
    const { id } = await set(table, { thread: true })
    table.nextDelivery(() => Promise.resolve({ kind: 'sent', messageId: 'message-1' }))
    table.nextDelivery(() => Promise.resolve({ kind: 'gone', why: 'as planned', refusal }))
    await sleep(table, 1)
    expect((await table.store.dailies.findDaily(id))?.problem?.kind).toBe(problem)
  })

  test('that is paused stays so where its thread opens late', async () => {
    const table = await openTable()
    const { id } = await set(table, { thread: true })
    await sleep(table, 1)
    await table.quiz.pauseDaily({ guildId: SERVER, dailyId: id })
    await table.store.dailies.clearProblems(id, ['paused', 'no-thread'])
    expect((await table.store.dailies.findDaily(id))?.problem?.kind).toBe('paused')
  })

  test('can’t be revealed early, even by a moderator', async () => {
    const table = await openTable()
    await set(table)
    await sleep(table, 1)
    const { post } = questions(table)[0]!
    const by = { userId: 'ana', moderator: true, token: { value: 't', issuedAt: table.clock.time } }
    expect(await table.reveal(post.id, by)).toEqual({ kind: 'not-allowed', rule: 'daily' })
    expect(en.refusals.mayReveal.daily).not.toContain('asked')
  })
})

describe('setting up a daily', () => {
  test('with the same channel and topic changes the existing one', async () => {
    const table = await openTable()
    const first = await set(table)
    const again = await set(table, { minutes: 18 * 60, roleId: '500000000000000001' })
    expect(again.id).toBe(first.id)
    expect(await table.quiz.listDailies(SERVER)).toHaveLength(1)
    await sleep(table, 2)
    expect(questions(table)).toEqual([])
    await sleep(table, 4)
    expect(questions(table)[0]!.daily!.roleId).toBe('500000000000000001')
  })

  test('with a later hour today does not post a second question today', async () => {
    const table = await openTable()
    await set(table)
    await sleep(table, 1)
    const { next } = await set(table, { minutes: 20 * 60 })
    expect(next?.day).toBe('2026-11-24')
    await sleep(table, 8)
    expect(days(table)).toEqual(['2026-11-23'])
    // Today's question stays open until the new hour tomorrow.
    expect((await table.press(questions(table)[0]!, 'ana')).kind).toBe('kept')
    await sleep(table, 22.5)
    expect((await table.press(questions(table)[0]!, 'ben')).kind).toBe('kept')
    await sleep(table, 0.6)
    expect((await table.press(questions(table)[0]!, 'cem')).kind).toBe('closed')
  })

  test('allows five at most, and lists them in the order they were set up', async () => {
    const table = await openTable()
    for (let n = 0; n < 5; n++) {
      table.clock.time += 1000
      await set(table, { channelId: `channel-${n}` })
    }
    expect((await table.quiz.planDaily(someSettings({ channelId: 'channel-6' }))).kind).toBe('too-many')
    const shown = await table.quiz.listDailies(SERVER)
    expect(shown.map(({ daily }) => daily.channelId)).toEqual([0, 1, 2, 3, 4].map(n => `channel-${n}`))
  })

  test('needs a time; a change does not, and keeps what is not said', async () => {
    const table = await openTable()
    expect(await table.quiz.planDaily(someSettings({ minutes: null }))).toEqual({ kind: 'time-needed' })
    const { id, minutes } = await set(table, { roleId: '5', difficulty: 'easy' })
    const changed = await set(table, { minutes: null, thread: true })
    expect(changed).toMatchObject({ id, minutes, roleId: '5', difficulty: 'easy', thread: true })
    expect(await set(table, { minutes: null, here: 'elsewhere', channelId: 'elsewhere' })).toMatchObject({
      id,
      channelId: 'elsewhere',
    })
  })

  test.each([
    ['topic', { topic: null, difficulty: 'easy', roleId: '5' }],
    ['difficulty', { topic: 'sample', difficulty: null, roleId: '5' }],
    ['role', { topic: 'sample', difficulty: 'easy', roleId: null }],
  ] as const)('can take away its %s again', async (clear, expected) => {
    const table = await openTable()
    const { id } = await set(table, { topic: 'sample', difficulty: 'easy', roleId: '5' })
    expect(await set(table, { minutes: null, clear })).toMatchObject({ id, ...expected })
    expect(await table.quiz.listDailies(SERVER)).toHaveLength(1)
  })

  test('asks which one is meant where several could be', async () => {
    const table = await openTable()
    await set(table, { topic: 'sample' })
    await set(table)
    const kindOf = async (given: Parameters<typeof someSettings>[0]) =>
      (await table.quiz.planDaily(someSettings({ minutes: null, ...given }))).kind
    expect(await kindOf({ clear: 'topic' })).toBe('which')
    expect(await kindOf({ here: 'elsewhere' })).toBe('which')
    expect(await kindOf({ roleId: '5' })).toBe('set')
    expect(await kindOf({ clear: 'topic', dailyId: '1' })).toBe('set')
  })

  test('reports an unknown zone, topic, difficulty or daily', async () => {
    const table = await openTable()
    expect(await table.quiz.planDaily(someSettings({ zone: null }))).toEqual({ kind: 'zone-needed' })
    expect(await table.quiz.planDaily(someSettings({ zone: 'Mars/Olympus' }))).toEqual({
      kind: 'no-such-zone',
      typed: 'Mars/Olympus',
      near: [],
    })
    expect(await table.quiz.planDaily(someSettings({ zone: 'UTC+2' }))).toMatchObject({
      kind: 'no-such-zone',
      near: expect.arrayContaining(['Africa/Cairo']),
    })
    expect((await table.quiz.planDaily(someSettings({ topic: 'Cooking' }))).kind).toBe('no-such-topic')
    expect((await table.quiz.planDaily(someSettings({ difficulty: 'absurd' }))).kind).toBe('no-question')
    expect((await table.quiz.planDaily(someSettings({ dailyId: 'x' }))).kind).toBe('unknown-daily')
  })

  test('uses the server’s zone if none is given', async () => {
    const table = await openTable()
    await set(table, { zone: 'Asia/Tokyo' })
    expect((await set(table, { zone: null, channelId: 'other' })).zone).toBe('Asia/Tokyo')
  })

  test('sets the server’s zone, for days and seasons, with the first one', async () => {
    const table = await openTable()
    expect((await table.quiz.settingsOf(SERVER)).zone).toBe('UTC')
    await set(table, { zone: 'Asia/Tokyo' })
    await set(table, { zone: 'America/New_York', channelId: 'other' })
    expect((await table.quiz.settingsOf(SERVER)).zone).toBe('Asia/Tokyo')
    table.clock.time = Date.parse('2026-11-30T15:30:00Z')
    const view = await table.ask()
    await table.press(view, 'ana')
    const [december] = await table.store.boards.boardPage(SERVER, '2026-12', 'points', 0, 10)
    expect(december?.userId).toBe('ana')
  })
})

describe('pausing, resuming, removing, posting now', () => {
  const the = { guildId: SERVER, dailyId: null }

  test('reports that there is none, or that there are several', async () => {
    const table = await openTable()
    expect((await table.quiz.pauseDaily(the)).kind).toBe('none')
    const first = await set(table)
    await set(table, { channelId: 'other' })
    expect((await table.quiz.pauseDaily(the)).kind).toBe('which')
    expect((await table.quiz.pauseDaily({ ...the, dailyId: 'no' })).kind).toBe('unknown-daily')
    for (const typed of ['', '0', '3', 'sam', first.id.slice(0, -1)])
      expect((await table.quiz.removeDaily({ ...the, dailyId: typed })).kind).toBe('unknown-daily')
    expect(await table.quiz.chooseDaily({ ...the, dailyId: '1' })).toMatchObject({ daily: { id: first.id } })
    expect((await table.quiz.pauseDaily({ ...the, dailyId: first.id })).kind).toBe('paused')
    expect((await table.quiz.pauseDaily({ ...the, dailyId: first.id })).kind).toBe('already-paused')
  })

  test('a paused daily posts nothing, and has no backlog when resumed', async () => {
    const table = await openTable()
    await set(table)
    await table.quiz.pauseDaily(the)
    for (let day = 0; day < 4; day++) await sleep(table, 24)
    expect(questions(table)).toEqual([])
    expect(await table.quiz.resumeDaily(the)).toMatchObject({
      kind: 'resumed',
      daily: { next: { day: '2026-11-27' } },
    })
    expect((await table.quiz.resumeDaily(the)).kind).toBe('running')
    await sleep(table, 1)
    expect(days(table)).toEqual(['2026-11-27'])
  })

  test('the question of a paused daily closes when the next one would have been too late', async () => {
    const table = await openTable()
    await set(table)
    await sleep(table, 1)
    await table.quiz.pauseDaily(the)
    await sleep(table, 29.9)
    expect((await table.press(questions(table)[0]!, 'ana')).kind).toBe('kept')
    await sleep(table, 0.2)
    expect(table.spoken('reveal')).toHaveLength(1)
  })

  test('removing a daily closes its open question and reveals the answer', async () => {
    const table = await openTable()
    await set(table)
    await sleep(table, 1)
    expect((await table.quiz.removeDaily(the)).kind).toBe('removed')
    await sleep(table, 24)
    expect(table.said.map(({ kind }) => kind)).toEqual(['question', 'reveal'])
    expect(await table.quiz.listDailies(SERVER)).toEqual([])
  })

  test('removing a daily cancels a question that is waiting to be sent', async () => {
    const table = await openTable()
    await set(table)
    for (let n = 0; n < 3; n++) table.nextDelivery(() => Promise.reject(new Error('503')))
    await sleep(table, 1)
    await table.quiz.removeDaily(the)
    table.forgetPlans()
    await table.advance(60)
    expect(table.said).toEqual([])
  })

  test('pausing cancels a question that is waiting to be sent, and its day can still be posted now', async () => {
    const table = await openTable()
    await set(table)
    for (let n = 0; n < 3; n++) table.nextDelivery(() => Promise.reject(new Error('503')))
    await sleep(table, 1)
    await table.quiz.pauseDaily(the)
    table.forgetPlans()
    await table.advance(120)
    expect(table.said).toEqual([])
    expect((await table.quiz.postDailyNow(the)).kind).toBe('claimed')
    await table.advance(2)
    expect(days(table)).toEqual(['2026-11-23'])
    expect((await table.quiz.listDailies(SERVER))[0]!.daily.next).toBeNull()
  })

  test('a question that is waiting to be sent follows its daily to another channel', async () => {
    const table = await openTable()
    const { id } = await set(table)
    for (let n = 0; n < 3; n++) table.nextDelivery(() => Promise.reject(new Error('503')))
    await sleep(table, 1)
    await set(table, { dailyId: id, channelId: 'elsewhere' })
    table.forgetPlans()
    await table.advance(60)
    expect(questions(table).map(({ post }) => post.channelId)).toEqual(['elsewhere'])
    expect((await table.quiz.listDailies(SERVER))[0]!.lastPost?.channelId).toBe('elsewhere')
  })

  test('posting now posts today’s question, which is not posted again at its hour', async () => {
    const table = await openTable()
    await set(table)
    expect((await table.quiz.postDailyNow(the)).kind).toBe('claimed')
    expect((await table.quiz.postDailyNow(the)).kind).toBe('out-already')
    await table.advance(2)
    expect(days(table)).toEqual(['2026-11-23'])
    await sleep(table, 2)
    expect(days(table)).toEqual(['2026-11-23'])
    await sleep(table, 24)
    expect(days(table)).toEqual(['2026-11-23', '2026-11-24'])
  })

  test('posting now sends a question that its channel refused before', async () => {
    const table = await openTable()
    await set(table)
    table.nextDelivery(refused('no-permission'))
    await sleep(table, 1)
    await table.quiz.resumeDaily(the)
    expect((await table.quiz.postDailyNow(the)).kind).toBe('claimed')
    await table.advance(2)
    expect(days(table)).toEqual(['2026-11-23'])
  })
})

describe('a season', () => {
  test('that is over is announced once, by the server’s first daily of the month', async () => {
    const table = await openTable()
    await set(table, { channelId: 'one', zone: 'Asia/Tokyo', minutes: 9 * 60 })
    await set(table, { channelId: 'two', zone: 'Asia/Tokyo', minutes: 9 * 60 })
    const view = await table.ask()
    await table.press(view, 'ana')
    await table.press(view, 'ben', false)
    table.clock.time = Date.parse('2026-11-30T23:59:58Z')
    for (const { id, next } of await table.store.dailies.dailiesOf(SERVER)) {
      expect(next?.day).toBe('2026-11-24')
      await table.store.dailies.scheduleDaily(
        id,
        { day: '2026-12-01', at: Date.parse('2026-12-01T00:00:00Z') },
        null,
      )
    }
    await table.advance(5)
    const seasons = questions(table).flatMap(({ daily }) => (daily?.season ? [daily.season] : []))
    expect(seasons).toHaveLength(1)
    expect(seasons[0]).toMatchObject({ season: '2026-11', best: [{ userId: 'ana', points: 10 }] })
    await sleep(table, 24)
    expect(questions(table).filter(({ daily }) => daily?.season)).toHaveLength(1)
  })

  test('in which no one scored is not announced', async () => {
    const table = await openTable()
    await set(table)
    await sleep(table, 1)
    expect(questions(table)[0]!.daily!.season).toBeNull()
  })
})

describe('a streak', () => {
  const answered = async (table: Table, person: string) => {
    const kept = await table.press(questions(table).at(-1)!, person)
    if (kept.kind !== 'kept' && kept.kind !== 'already-answered') throw new Error(kept.kind)
    return kept.verdict.streak
  }

  test('grows by a day with each daily, right or wrong, and is shown in the verdict', async () => {
    const table = await openTable()
    await set(table)
    await sleep(table, 1)
    expect(await answered(table, 'ana')).toMatchObject({ length: 1 })
    await sleep(table, 24)
    const wrong = await table.press(questions(table)[1]!, 'ana', false)
    expect(wrong).toMatchObject({ verdict: { streak: { length: 2 } } })
    expect(await answered(table, 'ana')).toMatchObject({ length: 2 })
  })

  test('is not shown in the verdict of another question', async () => {
    const table = await openTable()
    const kept = await table.press(await table.ask(), 'ana')
    expect(kept).toMatchObject({ verdict: { streak: null } })
  })

  test('is not broken by days on which the bot posted nothing', async () => {
    const table = await openTable()
    await set(table)
    await sleep(table, 1)
    await answered(table, 'ana')
    await sleep(table, 24 * 5 - 2)
    await sleep(table, 2)
    expect(days(table)).toEqual(['2026-11-23', '2026-11-28'])
    expect(await answered(table, 'ana')).toMatchObject({ length: 2 })
  })

  test('counts the day of the question, however late in the night it is answered', async () => {
    const table = await openTable()
    await set(table)
    await sleep(table, 1)
    await sleep(table, 20)
    await answered(table, 'ana')
    await sleep(table, 4)
    expect(await answered(table, 'ana')).toMatchObject({ length: 2 })
  })

  test('waits for an earlier day of which a question is still open, also in the verdict', async () => {
    const table = await openTable()
    await set(table)
    await set(table, { minutes: 18 * 60, topic: 'second' })
    await sleep(table, 1)
    await answered(table, 'ana')
    for (const hours of [5, 19, 5, 19]) await sleep(table, hours)
    expect(days(table)).toEqual(['2026-11-23', '2026-11-23', '2026-11-24', '2026-11-24', '2026-11-25'])
    const first = await answered(table, 'ana')
    expect(first).toMatchObject({ length: 2 })
    expect(await answered(table, 'ana')).toEqual(first)
    await table.press(questions(table)[3]!, 'ana')
    expect((await table.quiz.showStreak({ guildId: SERVER, userId: 'ana' })).streak.length).toBe(3)
  })

  test('breaks at a missed day, or uses a freeze earned by seven days; the board agrees', async () => {
    const table = await openTable()
    await set(table)
    await sleep(table, 1)
    for (let day = 0; day < 7; day++) {
      await answered(table, 'ana')
      if (day > 3) await answered(table, 'ben')
      await sleep(table, 24)
    }
    const board = async () =>
      (await table.store.boards.boardPage(SERVER, '2026-11', 'streak', 0, 10)).map(({ userId, streak }) => [
        userId,
        streak,
      ])
    expect(await board()).toEqual([
      ['ana', 7],
      ['ben', 3],
    ])
    await sleep(table, 24)
    expect(await board()).toEqual([['ana', 7]])
    const view = await table.quiz.showStreak({ guildId: SERVER, userId: 'ana' })
    expect(view.streak).toEqual({ length: 7, longest: 7, freezes: 0, lastDay: '2026-11-29' })
    expect([...view.marks].slice(-3)).toEqual([
      ['2026-11-29', 'answered'],
      ['2026-11-30', 'frozen'],
      ['2026-12-01', 'open'],
    ])
    await sleep(table, 24)
    expect(await board()).toEqual([])
    expect(await answered(table, 'ana')).toMatchObject({ length: 1, longest: 7 })
  })
})

describe('many dailies', () => {
  test('are sent later if the database fails while they start', async () => {
    const table = await openTable()
    for (const channelId of ['one', 'two', 'three']) await set(table, { channelId })
    const { tasks } = table.store
    const { takeDueTasks } = tasks
    tasks.takeDueTasks = () => Promise.reject(new Error('disk full'))
    await expect(sleep(table, 1)).rejects.toThrow('disk full')
    expect(questions(table)).toHaveLength(0)
    tasks.takeDueTasks = takeDueTasks
    await sleep(table, 1)
    await table.advance(3)
    expect(questions(table)).toHaveLength(3)
  })

  test('stop between two posts on shutdown, and go on in the next process', async () => {
    const table = await openTable({ pace: rateLimit })
    for (let n = 0; n < 60; n++)
      await table.store.dailies.saveDaily(
        sampleDaily({
          id: `daily${String(n).padStart(11, '0')}`,
          guildId: `1000000000000001${String(n).padStart(2, '0')}`,
          next: { day: '2026-11-23', at: table.clock.time },
        }),
        5,
      )
    const doing = table.quiz.runDueTasks()
    await expect.poll(() => questions(table).length, { interval: 5, timeout: 20_000 }).toBeGreaterThan(3)
    table.quiz.stopAccepting()
    await doing
    const sent = questions(table).length
    expect(sent).toBeGreaterThan(0)
    expect(sent).toBeLessThan(60)
    const next = await openTable({ address: table.address })
    await next.advance(3)
    expect(sent + questions(next).length).toBe(60)
  })
})
