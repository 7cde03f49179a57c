import { describe, expect, test } from 'vitest'
import { planDaily } from '../../src/play/dailies/set-daily.ts'
import { drawExam } from '../../src/quiz/exam/draw.ts'
import { planExam } from '../../src/quiz/exam/plan.ts'
import { orderOptions } from '../../src/quiz/option-order.ts'
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

describe('a trial question that is withdrawn while it is open', () => {
  const ID = 'sample/0'
  const trial = bankWith(1, { 0: { status: 'trial' } })
  type Table = Awaited<ReturnType<typeof openTable>>
  const withdrawals: Readonly<Record<string, (table: Table) => unknown>> = {
    voided: ({ quiz }) =>
      quiz.applyCorrection({ questionId: ID, fix: { kind: 'void' }, by: 'owner', comment: null }),
    'suspended everywhere': ({ quiz }) =>
      quiz.suspendQuestion({ questionId: ID, guildId: null, by: 'owner' }),
    'suspended in its server': ({ quiz }) =>
      quiz.suspendQuestion({ questionId: ID, guildId: HERE, by: 'manager' }),
    'suspended in its file': table => table.replaceBanks([bankWith(1, { 0: { status: 'suspended' } })]),
    'retired in its file': table => table.replaceBanks([bankWith(1, { 0: { status: 'retired' } })]),
    'voided, and its bank taken away': async table => {
      await withdrawals.voided!(table)
      table.replaceBanks([])
    },
  }

  test.each(Object.keys(withdrawals))('still never scores (%s)', async name => {
    const table = await openTable({ banks: [trial] })
    await table.quiz.prepare()
    const view = await table.ask({ questions: 2, seconds: 30 })
    await withdrawals[name]!(table)
    for (const [userId, right] of [
      ['ana', true],
      ['ben', false],
    ] as const)
      expect(await table.press(view, userId, right)).toMatchObject({
        kind: 'kept',
        verdict: { question: { status: 'trial' }, answer: { score: 0, counted: false } },
      })
    expect([await pointsOf(table, 'ana'), await pointsOf(table, 'ben')]).toEqual([0, 0])
  })

  test('earns nothing by being voided later', async () => {
    const table = await openTable({ banks: [trial] })
    await table.quiz.prepare()
    const view = await table.ask({ questions: 2, seconds: 30 })
    await table.press(view, 'ana', false)
    await withdrawals.voided!(table)
    const answers = await table.db.selectFrom('answers').select(['is_right', 'score']).execute()
    expect(answers).toEqual([{ is_right: 1, score: 0 }])
  })
})

test('an answer that scored after a trial gets its points when the key is corrected', async () => {
  const table = await openTable({ banks: [bankWith(1, { 0: { status: 'trial' } })] })
  await table.quiz.prepare()
  const view = await table.ask()
  table.replaceBanks([bankWith(1)])
  await table.press(view, 'ana', false)
  await table.quiz.applyCorrection({
    questionId: 'sample/0',
    fix: { kind: 'key', answer: ['A'] },
    by: 'owner',
    comment: null,
  })
  expect(await pointsOf(table, 'ana')).toBe(10)
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

describe('the trial questions of a full exam', () => {
  const TRIALS = {
    5: { status: 'trial' },
    6: { status: 'trial' },
    7: { status: 'trial', suspect: true },
  } as const
  const request = {
    ...anAsker(0),
    userId: 'ana',
    audience: 'private' as const,
    bank: null,
    format: null,
    extra: null,
  }
  const bank: Bank = {
    ...bankWith(8, TRIALS),
    exam: { questions: 4, minutes: 18, passMark: 70, trial: 2 },
  }

  const sit = async (rightOnes: 'scored' | 'trial') => {
    const table = await openTable({ banks: [bank] })
    const page = await table.quiz.startExam(request)
    if (page.kind !== 'question') throw new Error(page.kind)
    const { exam, items } = page.view
    for (const { number, isTrial } of items) {
      const shown = await table.quiz.pressExam({
        examId: exam.id,
        userId: 'ana',
        show: { kind: 'question', number },
      })
      if (shown.kind !== 'question') throw new Error(shown.kind)
      const { question, item } = shown.view
      const key = isTrial === (rightOnes === 'trial') ? 'B' : 'A'
      const places = orderOptions(question, item.seed).flatMap((option, place) =>
        option.key === key ? [place] : [],
      )
      await table.quiz.pressExam({
        examId: exam.id,
        userId: 'ana',
        show: { kind: 'question', number },
        change: { number, places },
      })
    }
    const result = await table.quiz.submitExam({ examId: exam.id, userId: 'ana' })
    if (result.kind !== 'result') throw new Error(result.kind)
    return { table, result: result.view, trials: items.filter(({ isTrial }) => isTrial) }
  }

  test('come on top, take their share of the time, and are not those in doubt', async () => {
    const { result, trials } = await sit('scored')
    expect(result.items).toHaveLength(6)
    expect(new Set(trials.map(({ questionId }) => questionId))).toEqual(new Set(['sample/5', 'sample/6']))
    expect(result.exam).toMatchObject({ questions: 6, endsAt: result.exam.startedAt + 18 * 60_000 })
  })

  test.each([
    ['all scored ones', 'scored', 4, 10_000],
    ['only those on trial', 'trial', 0, 0],
  ] as const)(
    'count for nothing in the result of someone who gets %s right',
    async (_, rightOnes, right, score) => {
      const { result } = await sit(rightOnes)
      expect(result.result).toMatchObject({ questions: 4, answered: 4, right, score })
      expect(result.exam.submission).toMatchObject({ answered: 4, right, score })
      expect(result.result.domains.reduce((sum, { questions }) => sum + questions, 0)).toBe(4)
    },
  )

  test('are evidence like any other answer, and are not among the wrong ones to review', async () => {
    const { table, result, trials } = await sit('scored')
    const answers = await table.db.selectFrom('answers').select(['counted', 'unseen']).execute()
    expect(answers).toEqual(Array.from({ length: 6 }, () => ({ counted: 0, unseen: 1 })))
    const review = (filter: 'wrong' | 'all', index = 0) =>
      table.quiz.reviewExam({ examId: result.exam.id, userId: 'ana', filter, index })
    expect(await review('wrong')).toEqual({ kind: 'nothing' })
    expect(await review('all', trials[0]!.number - 1)).toMatchObject({
      view: { item: { isTrial: true }, count: 6 },
    })
  })

  test('stay out of shorter exams and group exams', async () => {
    expect(
      planExam({ ...bank, exam: bank.exam! }, { kind: 'half', domain: null }, bank.questions).trial,
    ).toBe(0)
    const full = { kind: 'full', domain: null } as const
    expect(planExam({ ...bank, exam: bank.exam! }, full, bank.questions, false).trial).toBe(0)
  })

  test('law: for each seed the same exam, with as many of each kind as planned', () => {
    const plan = planExam({ ...bank, exam: bank.exam! }, { kind: 'full', domain: null }, bank.questions)
    const positions = new Set<number>()
    for (let seed = 0; seed < 50; seed++) {
      const drawn = drawExam(plan, bank.questions, new Map(), seed)
      expect(drawExam(plan, bank.questions, new Map(), seed)).toEqual(drawn)
      expect(drawn.filter(({ status }) => status === 'trial')).toHaveLength(2)
      expect(new Set(drawn.map(({ id }) => id)).size).toBe(6)
      positions.add(drawn.findIndex(({ status }) => status === 'trial'))
    }
    expect(positions.size).toBeGreaterThan(3)
  })
})
