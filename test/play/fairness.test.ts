import { describe, expect, test } from 'vitest'
import { sampleBank } from '../quiz/sample.ts'
import { someToken } from '../store/sample.ts'
import { anAsker, openTable, setDaily } from './table.ts'

// The cases with which boards were farmed: every one saw the answer of a question first and scored with it afterwards.

type Table = Awaited<ReturnType<typeof openTable>>

const HERE = anAsker(0).guildId
const DM = { guildId: '600000000000000001', channelId: '600000000000000001', audience: 'direct' } as const
const PRIVATE = { audience: 'private' } as const
const ANA = { userId: 'ana', moderator: false, token: someToken() }
const EXAM = { questions: 1, minutes: 60, passMark: 70 }
const MODERATOR = { userId: 'mod', moderator: true, token: someToken() }

/** A table with one question, so that asking again asks the same. */
const openSmallTable = () => openTable({ banks: [sampleBank(1)] })

const pointsOf = async ({ quiz }: Table, userId: string, guildId: string | null = HERE) => {
  const board = await quiz.showBoard({ guildId, userId, by: 'points', period: 'all', page: 0 })
  return board.kind === 'server' ? (board.own?.total.points ?? 0) : 0
}

/** Asks the question in the channel, and resolves with the points of this person's right answer. */
const scoreOf = async (table: Table, userId: string) => {
  const outcome = await table.press(await table.ask({ userId: 'ben' }), userId)
  if (outcome.kind !== 'kept') throw new Error(outcome.kind)
  const { counted, score } = outcome.verdict.answer
  expect(await pointsOf(table, userId)).toBe(counted ? score : 0)
  return counted ? score : 0
}

describe('a question scores nothing on the server', () => {
  test.each([
    ['right in a direct message', DM, true],
    ['wrong in a direct message', DM, false],
    ['right in private', PRIVATE, true],
    ['wrong in private', PRIVATE, false],
  ])('after it was answered %s', async (_, where, right) => {
    const table = await openSmallTable()
    const view = await table.ask(where)
    const outcome = await table.press(view, 'ana', right)
    expect(outcome).toMatchObject({ kind: 'kept', verdict: { answer: { counted: false } } })
    expect(await scoreOf(table, 'ana')).toBe(0)
    expect(await scoreOf(table, 'cem')).toBe(10)
  })

  test.each([
    ['a direct message', DM],
    ['private', PRIVATE],
  ])('after it was shown in %s, whether or not its answer was', async (_, where) => {
    const table = await openSmallTable()
    const { post } = await table.ask(where)
    expect(await scoreOf(table, 'ana')).toBe(0)
    await table.reveal(post.id, ANA)
    expect(await scoreOf(table, 'ana')).toBe(0)
  })

  test('after its options were explained to someone who had not answered it', async () => {
    const table = await openSmallTable()
    const { post } = await table.ask({ userId: 'ben' })
    await table.reveal(post.id, { ...ANA, userId: 'ben', channelId: post.channelId } as never)
    const press = { postId: post.id, channelId: post.channelId, userId: 'cem' }
    expect(await table.quiz.explain(press)).toMatchObject({ kind: 'explained', view: { own: null } })
    expect(await scoreOf(table, 'cem')).toBe(0)
    expect(await scoreOf(table, 'dan')).toBe(10)
  })

  test('after its asker revealed it', async () => {
    const table = await openSmallTable()
    await table.reveal((await table.ask()).post.id, ANA)
    expect(await scoreOf(table, 'ana')).toBe(0)
  })

  test('after a moderator revealed it, for both of them', async () => {
    const table = await openSmallTable()
    await table.reveal((await table.ask()).post.id, MODERATOR)
    expect(await scoreOf(table, 'ana')).toBe(0)
    expect(await scoreOf(table, 'mod')).toBe(0)
  })

  test('after the own question expired', async () => {
    const table = await openSmallTable()
    await table.ask()
    await table.advance(601)
    expect(await scoreOf(table, 'ana')).toBe(0)
    expect(await scoreOf(table, 'ben')).toBe(10)
  })

  test('after a round was stopped, for the person who stopped it', async () => {
    const table = await openSmallTable()
    const { post } = await table.ask({ questions: 3 })
    await table.stop(post.purpose.kind === 'series' ? post.purpose.sessionId : '', ANA)
    expect(await scoreOf(table, 'ana')).toBe(0)
  })

  test('after it was answered on another server', async () => {
    const table = await openSmallTable()
    const elsewhere = { guildId: '100000000000000002', channelId: '200000000000000002' }
    expect(await table.press(await table.ask(elsewhere), 'ana')).toMatchObject({
      verdict: { answer: { counted: true } },
    })
    expect(await scoreOf(table, 'ana')).toBe(0)
  })

  test.each(['submitted', 'looked at again'])(
    'after an exam with it was %s this month, whenever it began and without an answer',
    async what => {
      const table = await openTable({ banks: [sampleBank(1, { exam: EXAM, domains: [] })] })
      const exam = { ...anAsker(table.clock.time), ...PRIVATE, bank: null, format: null }
      const began = await table.quiz.startExam({ ...exam, extra: 'untimed' })
      if (began.kind !== 'question') throw new Error(began.kind)
      const own = { examId: began.view.exam.id, userId: 'ana' }
      if (what === 'looked at again') await table.quiz.submitExam(own)
      table.clock.time = Date.parse('2026-12-01T00:00:00Z')
      if (what === 'submitted') await table.quiz.submitExam(own)
      else await table.quiz.reviewExam({ ...own, filter: 'all', index: 0 })
      expect(await scoreOf(table, 'ana')).toBe(0)
      expect(await scoreOf(table, 'ben')).toBe(10)
    },
  )

  test('until the next month', async () => {
    const table = await openSmallTable()
    await table.press(await table.ask(PRIVATE), 'ana')
    expect(await scoreOf(table, 'ana')).toBe(0)
    table.clock.time = Date.parse('2026-12-01T00:00:00Z')
    expect(await scoreOf(table, 'ana')).toBe(10)
  })
})

test('a question that could not be shown at all was not met by revealing it', async () => {
  const table = await openSmallTable()
  await expect(
    table.tryAsk({ ...anAsker(table.clock.time) }, () => Promise.reject(new Error('refused'))),
  ).rejects.toThrow('refused')
  expect(await scoreOf(table, 'ana')).toBe(10)
})

test('a private round gives no points for speed, and none on the board', async () => {
  const table = await openTable()
  const view = await table.ask({ ...PRIVATE, questions: 2, seconds: 20 })
  expect(await table.press(view, 'ana')).toMatchObject({ verdict: { answer: { score: 10, counted: false } } })
  expect(await pointsOf(table, 'ana')).toBe(0)
})

test('a group’s questions score on the group’s own board', async () => {
  const table = await openSmallTable()
  const group = { guildId: '700000000000000001', channelId: '700000000000000001' }
  await table.press(await table.ask(group), 'ana')
  expect(await pointsOf(table, 'ana', group.guildId)).toBe(10)
  expect(await pointsOf(table, 'ana')).toBe(0)
  expect(await scoreOf(table, 'ana')).toBe(0)
})

test('in a direct message the leaderboard is the own statistics, practice included', async () => {
  const table = await openTable()
  await table.press(await table.ask(DM), 'ana')
  await table.press(await table.ask(), 'ana', false)
  const shown = await table.quiz.showBoard({
    guildId: null,
    userId: 'ana',
    by: 'points',
    period: 'all',
    page: 0,
  })
  const share = { answered: 2, right: 1 }
  expect(shown).toMatchObject({ kind: 'own', statistics: { season: share, ever: share } })
})

describe('a question that is open as a daily', () => {
  const withOpenDaily = async (table: Table) => {
    await setDaily(table)
    await table.advance(3601)
    const [message] = table.spoken('question')
    if (message?.kind !== 'question') throw new Error('no daily')
    return message.view
  }

  test('is not asked in private on its server, however often one asks', async () => {
    const table = await openTable({ banks: [sampleBank(3)] })
    const daily = await withOpenDaily(table)
    for (let n = 0; n < 12; n++) {
      const view = await table.ask(PRIVATE)
      expect(view.question.id).not.toBe(daily.question.id)
      await table.press(view, 'ana')
    }
  })

  test('is not the next one of a private round either', async () => {
    const table = await openTable({ banks: [sampleBank(2)] })
    const daily = await withOpenDaily(table)
    const first = await table.ask({ ...PRIVATE, questions: 3 })
    await table.press(first, 'ana')
    const next = await table.next(first.post.id, { userId: 'ana', token: someToken(table.clock.time) })
    if (next.kind !== 'asked') throw new Error(next.kind)
    expect(next.view.question.id).toBe(first.question.id)
    expect(next.view.question.id).not.toBe(daily.question.id)
  })

  test('is not asked in direct messages of people who play on its server, until it closes', async () => {
    const table = await openSmallTable()
    const daily = await withOpenDaily(table)
    expect((await table.tryAsk({ ...anAsker(table.clock.time), ...DM, userId: 'dee' })).kind).toBe('asked')
    await table.press(daily, 'ana', false)
    expect(await table.tryAsk({ ...anAsker(table.clock.time), ...DM })).toEqual({ kind: 'open-as-daily' })
    await table.store.posts.closePost(daily.post.id, table.clock.time, {
      nextPost: null,
      endSession: null,
      revealAt: table.clock.time,
    })
    expect((await table.tryAsk({ ...anAsker(table.clock.time), ...DM })).kind).toBe('asked')
  })

  test('where nothing else is left in private, that is said', async () => {
    const table = await openSmallTable()
    await withOpenDaily(table)
    expect(await table.tryAsk({ ...anAsker(table.clock.time), ...PRIVATE })).toEqual({
      kind: 'open-as-daily',
    })
    expect((await table.tryAsk(anAsker(table.clock.time))).kind).toBe('asked')
  })
})

test('deleting one’s data does not open a question again', async () => {
  const table = await openSmallTable()
  const view = await table.ask({ userId: 'ben' })
  await table.press(view, 'ana', false)
  for (let n = 0; n < 3; n++) {
    expect(await table.quiz.forgetPerson('ana')).toEqual({ kind: 'forgotten' })
    expect(await table.press(view, 'ana')).toEqual({ kind: 'spent' })
  }
  expect(await table.store.answers.countAnswers(view.post.id)).toBe(0)
  expect(await pointsOf(table, 'ana')).toBe(0)
})
