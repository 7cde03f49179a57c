import { describe, expect, test } from 'vitest'
import type { ExamRequest } from '../../src/play/exam/prepare-exam.ts'
import type { ExamPage, ExamQuestionView } from '../../src/play/exam/views.ts'
import { RATES } from '../../src/play/limits.ts'
import { GRACE_MS } from '../../src/quiz/exam/time.ts'
import { orderOptions } from '../../src/quiz/option-order.ts'
import type { Bank } from '../../src/quiz/question.ts'
import { sampleBank, sampleQuestion } from '../quiz/sample.ts'
import { anAsker, openTable, setDaily } from './table.ts'

const EXAM = { questions: 4, minutes: 60, passMark: 70 }
const ana = 'ana'

const openRoom = async (bank: Partial<Bank> = {}, count = 12) => {
  const table = await openTable({ banks: [sampleBank(count, { exam: EXAM, ...bank })] })
  const { quiz } = table
  const request = (given: Partial<ExamRequest> = {}): ExamRequest => ({
    ...anAsker(0),
    audience: 'private',
    bank: null,
    format: null,
    extra: null,
    ...given,
  })
  return {
    ...table,
    prepare: (given: Partial<ExamRequest> = {}) => quiz.prepareExam(request(given)),
    start: (given: Partial<ExamRequest> = {}) => quiz.startExam(request(given)),
    begin: async (given: Partial<ExamRequest> = {}) => questionIn(await quiz.startExam(request(given))),
    /** Presses the letter of an option's key. */
    pick: (view: ExamQuestionView, ...keys: string[]) => {
      const shown = orderOptions(view.question, view.item.seed).map(({ key }) => key)
      const places = keys.map(key => shown.indexOf(key))
      const { number } = view.item
      return quiz.pressExam({
        examId: view.exam.id,
        userId: ana,
        show: { kind: 'question', number },
        change: { number, places },
      })
    },
    go: (view: ExamQuestionView, number: number, userId = ana) =>
      quiz.pressExam({ examId: view.exam.id, userId, show: { kind: 'question', number } }),
  }
}

const questionIn = (page: ExamPage | { readonly kind: string }): ExamQuestionView => {
  if (page.kind !== 'question') throw new Error(`expected a question, got ${page.kind}`)
  return (page as Extract<ExamPage, { kind: 'question' }>).view
}

describe('the questions of an exam', () => {
  test('are none that is open as a daily where the person plays', async () => {
    const room = await openRoom({}, 4)
    await setDaily(room)
    await room.advance(3601)
    const [{ question_id: daily }] = (await room.db.selectFrom('posts').select('question_id').execute()) as [
      { question_id: string },
    ]
    const offered = await room.prepare()
    expect(offered).toMatchObject({ kind: 'offer', offer: { plan: { questions: 2 } } })
    const { items } = await room.begin()
    expect(items.map(({ questionId }) => questionId)).not.toContain(daily)
  })

  test('are none with a tag that the bank’s exam leaves out', async () => {
    const [first, ...rest] = sampleBank(4, {}).questions
    const questions = [{ ...first!, tags: ['Far-fetched'] }, ...rest]
    const room = await openRoom({ domains: [], questions, exam: { ...EXAM, without: ['far fetched'] } })
    expect(await room.prepare()).toMatchObject({ offer: { plan: { questions: 3 } } })
    const { items } = await room.begin()
    expect(items.map(({ questionId }) => questionId).sort()).toEqual(rest.map(({ id }) => id).sort())
  })

  test('are new ones first, also after an exam that was given up', async () => {
    const room = await openRoom({ domains: [] }, 12)
    const asked: string[] = []
    for (let exam = 0; exam < 3; exam++) {
      const view = await room.begin()
      asked.push(...view.items.map(({ questionId }) => questionId))
      if (exam < 2) await room.quiz.discardExam({ examId: view.exam.id, userId: ana })
    }
    expect(new Set(asked).size).toBe(12)
  })

  test('stay as they were asked, whatever becomes of the bank', async () => {
    const room = await openRoom()
    const before = await room.begin()
    room.replaceBanks([])
    const view = questionIn(await room.go(before, 1))
    expect(view.question).toEqual(before.question)
    await room.pick(view, 'B')
    const page = await room.quiz.submitExam({ examId: view.exam.id, userId: ana })
    expect(page).toMatchObject({ kind: 'result', view: { title: 'sample', result: { right: 1 } } })
  })
})

describe('a press', () => {
  test('by someone else changes and shows nothing', async () => {
    const room = await openRoom()
    const view = await room.begin()
    expect(await room.go(view, 2, 'mallory')).toEqual({ kind: 'unknown-exam' })
    const own = { examId: view.exam.id, userId: 'mallory' }
    expect(await room.quiz.submitExam(own)).toEqual({ kind: 'unknown-exam' })
    expect(await room.quiz.showResult(own)).toEqual({ kind: 'unknown-exam' })
    expect(await room.quiz.askToDiscard(own)).toEqual({ kind: 'unknown-exam' })
    expect(await room.quiz.discardExam(own)).toEqual({ kind: 'unknown-exam' })
    expect(await room.go(view, 2)).toMatchObject({ kind: 'question' })
  })

  test('with a wrong number of options, or on a question that there is not, changes nothing', async () => {
    const bank = {
      questions: ['First', 'First', 'First', 'Second'].map((domain, n) =>
        sampleQuestion({ id: `sample/${n}`, hash: `hash${n}`, domain, answer: ['A', 'C'] }),
      ),
    }
    const room = await openRoom(bank)
    const view = await room.begin()
    for (const keys of [['A'], ['A', 'B', 'C'], []]) {
      const page = questionIn(await room.pick(view, ...keys))
      expect(page.item.picks).toEqual([])
    }
    const far = { number: 99, flagged: true }
    await room.quiz.pressExam({ examId: view.exam.id, userId: ana, show: { kind: 'here' }, change: far })
    const page = questionIn(await room.pick(view, 'C', 'A'))
    expect(page.item.picks).toEqual([['A', 'C']])
    expect(page.items.some(({ flagged }) => flagged)).toBe(false)
  })

  test('beyond the last question shows the overview, and before the first one the first', async () => {
    const room = await openRoom()
    const view = await room.begin()
    expect(await room.go(view, 5)).toMatchObject({ kind: 'overview' })
    expect(questionIn(await room.go(view, 0)).item.number).toBe(1)
  })

  test('on the last second counts, and after it submits what is there', async () => {
    const room = await openRoom()
    const view = await room.begin()
    room.clock.time = view.exam.endsAt! + GRACE_MS - 1
    expect(questionIn(await room.pick(view, 'B')).item.picks).toEqual([['B']])
    room.clock.time += 1
    const page = await room.pick(view, 'A')
    expect(page).toMatchObject({
      kind: 'result',
      view: { exam: { submission: { at: view.exam.endsAt, by: 'deadline', right: 1 } } },
    })
  })

  test('never tells before the end which option is correct', async () => {
    const room = await openRoom()
    const view = await room.begin()
    await room.pick(view, 'A')
    const review = { examId: view.exam.id, userId: ana, filter: 'all', index: 0 } as const
    expect(await room.quiz.reviewExam(review)).toEqual({ kind: 'unknown-exam' })
    expect(await room.quiz.showResult(review)).toEqual({ kind: 'unknown-exam' })
    expect(await room.db.selectFrom('answers').selectAll().execute()).toEqual([])
  })
})

describe('a submitted exam', () => {
  test('is reviewed by what went wrong, what was flagged, and whole', async () => {
    const room = await openRoom()
    const view = await room.begin()
    await room.pick(view, 'B')
    await room.pick(questionIn(await room.go(view, 2)), 'A')
    const examId = view.exam.id
    const flag = { number: 2, flagged: true }
    await room.quiz.pressExam({ examId, userId: ana, show: { kind: 'here' }, change: flag })
    await room.quiz.submitExam({ examId, userId: ana })
    const numbersOf = async (filter: 'wrong' | 'flagged' | 'all') => {
      const numbers: number[] = []
      for (let index = 0; ; index++) {
        const page = await room.quiz.reviewExam({ examId, userId: ana, filter, index })
        if (page.kind !== 'review') throw new Error(page.kind)
        numbers.push(page.view.item.number)
        if (index + 1 === page.view.count) return numbers
      }
    }
    expect(await numbersOf('wrong')).toEqual([2, 3, 4])
    expect(await numbersOf('flagged')).toEqual([2])
    expect(await numbersOf('all')).toEqual([1, 2, 3, 4])
  })

  test('with everything correct has nothing wrong to review', async () => {
    const room = await openRoom()
    let view = await room.begin()
    for (let number = 1; number <= 4; number++) {
      view = questionIn(await room.go(view, number))
      await room.pick(view, 'B')
    }
    const own = { examId: view.exam.id, userId: ana }
    expect(await room.quiz.submitExam(own)).toMatchObject({ view: { result: { score: 10_000 } } })
    expect(await room.quiz.reviewExam({ ...own, filter: 'wrong', index: 0 })).toEqual({ kind: 'nothing' })
    expect(await room.quiz.resumeExam(ana)).toEqual({ kind: 'nothing-open' })
    expect(await room.quiz.examHistory(ana)).toMatchObject({
      results: [{ title: 'Sample bank' }],
      sealed: [],
    })
  })

  test('that ended while its person was away is shown to them for a day', async () => {
    const room = await openRoom()
    const view = await room.begin()
    await room.advance(3600 + GRACE_MS / 1000)
    expect(await room.quiz.resumeExam(ana)).toMatchObject({ kind: 'result' })
    room.clock.time = view.exam.endsAt! + 24 * 3_600_000
    expect(await room.quiz.resumeExam(ana)).toEqual({ kind: 'nothing-open' })
    expect(await room.quiz.resumeExam('ben')).toEqual({ kind: 'never-began' })
  })

  test('whose task did not run is submitted by whoever looks first', async () => {
    for (const look of ['prepare', 'start', 'history'] as const) {
      const room = await openRoom()
      const view = await room.begin()
      room.clock.time = view.exam.endsAt! + GRACE_MS
      if (look === 'history') expect((await room.quiz.examHistory(ana)).results).toHaveLength(1)
      else expect(await room[look]()).toMatchObject({ kind: 'result' })
    }
  })

  test('whose time is up counts, and can’t be given up any more', async () => {
    for (const press of ['askToDiscard', 'discardExam'] as const) {
      const room = await openRoom()
      const view = await room.begin()
      await room.pick(view, 'B')
      const own = { examId: view.exam.id, userId: ana }
      room.clock.time = view.exam.endsAt! + GRACE_MS
      const result = { kind: 'result', view: { exam: { submission: { by: 'deadline', right: 1 } } } }
      expect(await room.quiz[press](own)).toMatchObject(result)
      // Pressed again, or after the task.
      expect(await room.quiz.discardExam(own)).toMatchObject(result)
    }
  })
})

test('without a bank that has an exam, there is none', async () => {
  const room = await openRoom({ exam: null })
  expect(await room.prepare()).toEqual({ kind: 'no-exam' })
  expect(await room.start()).toEqual({ kind: 'no-exam' })
})

test('a bank is chosen by its name or title, and the one that was chosen last is the default', async () => {
  const room = await openRoom()
  const other = sampleBank(12, { name: 'other', title: 'Another one', exam: EXAM })
  room.replaceBanks([sampleBank(12, { exam: EXAM }), other])
  expect(await room.prepare()).toMatchObject({ offer: { bank: { name: 'sample' } } })
  expect(await room.prepare({ bank: 'another ONE' })).toMatchObject({ offer: { bank: { name: 'other' } } })
  const { exam } = await room.begin({ bank: 'other', extra: 'x200' })
  expect(exam.endsAt! - exam.startedAt).toBe(120 * 60_000)
  await room.quiz.submitExam({ examId: exam.id, userId: ana })
  expect(await room.prepare()).toMatchObject({ offer: { bank: { name: 'other' }, extra: 'x200' } })
  expect(await room.prepare({ bank: 'none' })).toMatchObject({
    kind: 'no-such-bank',
    titles: ['Sample bank', 'Another one'],
  })
})

test('exams are limited per person and hour', async () => {
  const room = await openRoom()
  for (let n = 0; n < RATES.exams.max; n++) {
    const { exam } = await room.begin()
    await room.quiz.discardExam({ examId: exam.id, userId: ana })
  }
  expect(await room.start()).toMatchObject({ kind: 'too-fast' })
  expect(await room.start({ userId: 'ben' })).toMatchObject({ kind: 'question' })
})
