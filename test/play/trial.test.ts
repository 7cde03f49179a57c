import { describe, expect, test } from 'vitest'
import { planDaily } from '../../src/play/daily-set.ts'
import { type Bank, type Question, withoutWithdrawn } from '../../src/quiz/question.ts'
import { sampleBank } from '../quiz/sample.ts'
import { someToken } from '../store/sample.ts'
import { anAsker, openTable, setDaily, someSettings } from './table.ts'

const HERE = anAsker(0).guildId

/** A bank of so many questions; `given`: what is different in some of them. */
const bankWith = (count: number, given: Readonly<Record<number, Partial<Question>>> = {}): Bank => {
  const bank = sampleBank(count)
  const questions = bank.questions.map((question, n) => ({ ...question, ...given[n] }))
  return withoutWithdrawn({ ...bank, exam: { questions: 4, minutes: 20, passMark: 70 }, questions })
}

const pointsOf = async ({ quiz }: Awaited<ReturnType<typeof openTable>>, userId: string) => {
  const board = await quiz.showBoard({ guildId: HERE, userId, by: 'points', period: 'all', page: 0 })
  return board.kind === 'server' ? (board.own?.total.points ?? 0) : 0
}

describe('a trial question', () => {
  test('never scores, and its answers count as evidence all the same', async () => {
    const table = await openTable({ banks: [bankWith(1, { 0: { status: 'trial' } })] })
    const view = await table.ask({ userId: 'ben' })
    expect(view.question.status).toBe('trial')
    const answered = { right: true, score: 0, counted: false }
    const outcome = await table.press(view, 'ana')
    expect(outcome).toMatchObject({
      kind: 'kept',
      verdict: { question: { status: 'trial' }, answer: answered },
    })
    expect(await table.press(view, 'ana')).toMatchObject({
      kind: 'already-answered',
      verdict: { answer: answered },
    })
    expect(await pointsOf(table, 'ana')).toBe(0)
    const cards = await table.db.selectFrom('cards').select(['user_id', 'first_fair']).execute()
    expect(cards).toEqual([{ user_id: 'ana', first_fair: 1 }])
    const ratings = await table.db.selectFrom('question_ratings').select('answered').execute()
    expect(ratings.map(({ answered }) => Number(answered))).toEqual([1])
  })

  test('earns nothing in a round’s standings either', async () => {
    const table = await openTable({
      banks: [bankWith(2, { 0: { status: 'trial' }, 1: { status: 'trial' } })],
    })
    const first = await table.ask({ questions: 2, seconds: 30 })
    await table.press(first, 'ana')
    await table.reveal(first.post.id, { userId: first.post.askedBy, moderator: false, token: someToken() })
    await table.advance(60)
    const [standings] = table.spoken('standings')
    expect(standings?.view).toMatchObject({ placings: [{ userId: 'ana', right: 1, score: 0 }] })
  })

  test('scores from the moment when its file says that the trial is over, in a post that is open too', async () => {
    const table = await openTable({ banks: [bankWith(1, { 0: { status: 'trial' } })] })
    const view = await table.ask()
    await table.press(view, 'ana')
    table.replaceBanks([bankWith(1)])
    expect(await table.press(view, 'cem')).toMatchObject({
      verdict: { question: { hash: view.question.hash }, answer: { counted: true, score: 10 } },
    })
    expect([await pointsOf(table, 'ana'), await pointsOf(table, 'cem')]).toEqual([0, 10])
  })
})

describe('a question that is withdrawn while it is open', () => {
  test.each(['suspended', 'retired'] as const)(
    'takes answers, is revealed, and is not asked again (%s)',
    async status => {
      const table = await openTable({ banks: [bankWith(1)] })
      const view = await table.ask()
      table.replaceBanks([bankWith(1, { 0: { status } })])
      expect(await table.press(view, 'ana')).toMatchObject({
        kind: 'kept',
        verdict: { answer: { right: true, counted: true } },
      })
      const asker = { userId: view.post.askedBy, moderator: false, token: someToken() }
      expect(await table.reveal(view.post.id, asker)).toEqual({ kind: 'revealed' })
      expect(await table.tryAsk(anAsker(table.clock.time))).toEqual({ kind: 'nothing-to-play' })
    },
  )
})

describe('questions that prove nothing yet', () => {
  const doubtful = { 0: { status: 'trial' }, 1: { suspect: true }, 2: { status: 'trial' } } as const

  test('are no daily questions', async () => {
    const table = await openTable({ banks: [bankWith(4, doubtful)] })
    await setDaily(table, { minutes: 13 * 60 })
    table.clock.time += 3_600_000
    for (let day = 0; day < 5; day++) {
      await table.advance(2)
      table.clock.time += 86_400_000
    }
    const asked = table.spoken('question').map(({ view }) => 'question' in view && view.question.id)
    expect(asked).toHaveLength(5)
    expect(new Set(asked)).toEqual(new Set(['sample/3']))
  })

  test('leave a daily without a question, which is said when it is set', async () => {
    const table = await openTable({ banks: [bankWith(3, doubtful)] })
    const deps = { ...table.store, banks: { current: () => [bankWith(3, doubtful)] }, clock: table.clock }
    const random = { id: () => 'daily00000000001', seed: () => 1 }
    expect(await planDaily({ ...deps, random }, someSettings())).toEqual({ kind: 'no-question' })
  })

  test('are in no exam, of which the offer says how many there are', async () => {
    const table = await openTable({ banks: [bankWith(8, doubtful)] })
    const request = { ...anAsker(0), audience: 'private' as const, bank: null, format: null, extra: null }
    const offered = await table.quiz.prepareExam(request)
    expect(offered).toMatchObject({ offer: { plan: { quotas: [{ available: 2 }, { available: 3 }] } } })
    const started = await table.quiz.startExam(request)
    if (started.kind !== 'question') throw new Error(started.kind)
    const asked = started.view.items.map(({ questionId }) => questionId)
    for (const n of [0, 1, 2]) expect(asked).not.toContain(`sample/${n}`)
  })

  test('are asked in quizzes and reviews', async () => {
    const table = await openTable({ banks: [bankWith(3, doubtful)] })
    const views = [await table.ask(), await table.ask(), await table.ask({ audience: 'private' })]
    expect(views.map(({ question }) => question.id)).toHaveLength(3)
  })
})
