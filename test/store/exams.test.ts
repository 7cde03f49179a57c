import { describe, expect, test } from 'vitest'
import { gradeExam } from '../../src/play/exam/grade-exam.ts'
import type { ExamStep } from '../../src/play/ports/exams.ts'
import type { Store } from '../../src/play/ports/store.ts'
import { GRACE_MS } from '../../src/quiz/exam/time.ts'
import { ratingDeltas, traitsOf, UNRATED } from '../../src/quiz/study/rating.ts'
import { randomId } from '../../src/store/database/random.ts'
import { rebuildTotals } from '../../src/store/rebuild/rebuild.ts'
import { everythingAbout } from './everything.ts'
import { openScratchStore } from './open.ts'
import { dueAt, forgetPerson, NOON, sampleExam, sampleExamItems } from './sample.ts'

const exam = sampleExam()
const { id: examId, userId } = exam
const MINUTE_MS = 60_000

const grade = gradeExam({ random: { id: randomId, seed: () => 1 } }, NOON)

const openExam = async (given: Partial<typeof exam> = {}) => {
  const opened = await openScratchStore()
  await opened.store.exams.startExam(sampleExam(given), sampleExamItems())
  return opened
}

const step = ({ exams }: Store, given: Partial<ExamStep>) =>
  exams.stepExam({ examId, userId, at: NOON, show: 1, ...given })

const pick = (store: Store, number: number, key: string, at = NOON) =>
  step(store, { at, show: number, change: { number, pick: [key] } })

describe('an exam', () => {
  test('is stored with its questions, and is one at a time for each person', async () => {
    const { store } = await openExam()
    expect(await store.exams.findExam(examId, userId)).toEqual(exam)
    expect(await store.exams.findExam(examId, '9')).toBeNull()
    expect(await store.exams.startExam(sampleExam({ id: 'exam000000000002' }), sampleExamItems())).toBe(false)
    const others = sampleExam({ id: 'exam000000000003', userId: '9' })
    expect(await store.exams.startExam(others, sampleExamItems())).toBe(true)
    expect(await store.exams.itemsOf(examId)).toEqual(
      sampleExamItems().map(({ number, seed, question }) => ({
        number,
        seed,
        questionId: question.id,
        hash: question.hash,
        domain: question.domain,
        picks: [],
        flagged: false,
        confidence: null,
        spentMs: 0,
        isTrial: false,
        right: null,
      })),
    )
  })

  test('begun by two processes at the same moment is one', async () => {
    const { store } = await openScratchStore()
    const ids = Array.from({ length: 8 }, (_, n) => `exam00000000001${n}`)
    const started = await Promise.all(
      ids.map(id => store.exams.startExam(sampleExam({ id }), sampleExamItems())),
    )
    expect(started.filter(Boolean)).toHaveLength(1)
    expect(await store.exams.itemsOf((await store.exams.latestExam(userId))!.id)).toHaveLength(4)
  })

  test('counts its questions as met from its start on', async () => {
    const { store } = await openExam()
    const met = await store.exams.meetingsOf(userId)
    expect([...met]).toEqual(sampleExamItems().map(({ question }) => [question.id, NOON]))
  })

  test('keeps every pick, the flag, how sure someone is, and the time on each question', async () => {
    const { store } = await openExam()
    await pick(store, 1, 'A', NOON + 5000)
    await pick(store, 1, 'B', NOON + 7000)
    await pick(store, 1, 'B', NOON + 8000)
    await step(store, { at: NOON + 9000, change: { number: 1, flagged: true, confidence: 3 }, show: 2 })
    await step(store, { at: NOON + 10_000, show: null })
    const shown = await step(store, { at: NOON + 90_000, show: 3 })
    expect(shown).toMatchObject({ position: 3, shownAt: NOON + 90_000 })
    const [first, second] = await store.exams.itemsOf(examId)
    expect(first).toMatchObject({ picks: [['A'], ['B']], flagged: true, confidence: 3, spentMs: 9000 })
    expect(second).toMatchObject({ picks: [], flagged: false, confidence: null, spentMs: 1000 })
  })

  test('keeps the first pick and the newest ones of someone who never stops changing their mind', async () => {
    const { store } = await openExam()
    await pick(store, 1, 'A')
    for (let press = 0; press < 70; press++) await pick(store, 1, 'CD'[press % 2]!)
    await pick(store, 1, 'B')
    const { picks } = (await store.exams.itemsOf(examId))[0]!
    expect(picks).toHaveLength(50)
    expect([picks[0], picks.at(-2), picks.at(-1)]).toEqual([['A'], ['D'], ['B']])
  })

  test('is changed by no one else, and not after it was submitted', async () => {
    const { store } = await openExam()
    expect(await step(store, { userId: '9', change: { number: 1, flagged: true } })).toBeNull()
    await store.exams.submitExam(examId, NOON + 1000, 'person', grade)
    expect(await pick(store, 1, 'B', NOON + 2000)).toBeNull()
    expect(await store.exams.discardExam(examId, userId, NOON)).toBe(false)
    const items = await store.exams.itemsOf(examId)
    expect(items.every(({ picks, flagged }) => picks.length === 0 && !flagged)).toBe(true)
  })
})

describe('a submission', () => {
  test('stores the result, and the answers in closed posts of the person, as fair first attempts', async () => {
    const { db, store } = await openExam()
    await pick(store, 1, 'A', NOON + 20_000)
    await pick(store, 1, 'B', NOON + 30_000)
    await step(store, { at: NOON + 31_000, change: { number: 1, confidence: 2 }, show: 2 })
    await pick(store, 2, 'C', NOON + 40_000)
    const at = NOON + 10 * MINUTE_MS
    expect(await store.exams.submitExam(examId, at, 'person', grade)).toBe(true)
    expect((await store.exams.findExam(examId, userId))!.submission).toEqual({
      at,
      by: 'person',
      answered: 2,
      right: 1,
      score: 3750,
    })
    const answers = await db.selectFrom('answers').selectAll().orderBy('question_id').execute()
    expect(answers).toMatchObject([
      {
        question_id: 'sample/0',
        picked: 'B',
        is_right: 1,
        counted: 0,
        unseen: 1,
        confidence: 2,
        took_ms: 31_000,
      },
      { question_id: 'sample/1', picked: 'C', is_right: 0, counted: 0, unseen: 1, confidence: null },
    ])
    expect(answers.every(({ ability_delta }) => ability_delta !== null)).toBe(true)
    const posts = await db.selectFrom('posts').selectAll().orderBy('question_id').execute()
    expect(posts).toMatchObject([
      { purpose: 'exam', asked_by: userId, audience: 'private', closed_at: at, answered: 1, right_count: 1 },
      { purpose: 'exam', closed_at: at, answered: 1, right_count: 0 },
    ])
    expect(await db.selectFrom('cards').selectAll().execute()).toHaveLength(2)
    const marks = await db.selectFrom('exam_items').select('is_right').orderBy('number').execute()
    expect(marks.map(({ is_right }) => is_right)).toEqual([1, 0, 0, 0])
    expect(await dueAt(db, NOON + 24 * 60 * MINUTE_MS)).toEqual([])
  })

  test('records which questions were on trial, and gives their answers no points', async () => {
    const { db, store } = await openScratchStore()
    const items = sampleExamItems().map((item, n) => ({ ...item, isTrial: n === 1 }))
    await store.exams.startExam(exam, items)
    const stored = await store.exams.itemsOf(examId)
    expect(stored.map(({ isTrial }) => isTrial)).toEqual([false, true, false, false])
    await pick(store, 1, 'B')
    await pick(store, 2, 'B')
    await store.exams.submitExam(examId, NOON + 5 * MINUTE_MS, 'person', grade)
    expect((await store.exams.findExam(examId, userId))!.submission).toMatchObject({ answered: 1, right: 1 })
    const answers = await db.selectFrom('answers').select(['question_id', 'score', 'counted']).execute()
    expect(answers.toSorted((a, b) => (a.question_id < b.question_id ? -1 : 1))).toEqual([
      { question_id: 'sample/0', score: 10, counted: 0 },
      { question_id: 'sample/1', score: 0, counted: 0 },
    ])
  })

  test('after the clock was set back is not before the start', async () => {
    const { db, store } = await openExam()
    await pick(store, 1, 'B')
    expect(await store.exams.submitExam(examId, NOON - 120 * MINUTE_MS, 'person', grade)).toBe(true)
    expect((await store.exams.findExam(examId, userId))!.submission!.at).toBe(exam.startedAt)
    const answers = await db.selectFrom('answers').select('answered_at').execute()
    expect(answers).toEqual([{ answered_at: exam.startedAt }])
  })

  test('rates its answers one after the other, as if they had been given so', async () => {
    const { db, store } = await openScratchStore()
    const items = sampleExamItems(40).map(item => ({
      ...item,
      question: { ...item.question, domain: 'First' },
    }))
    await store.exams.startExam(sampleExam({ questions: 40 }), items)
    for (const { number } of items) await pick(store, number, number % 5 === 0 ? 'A' : 'B')
    await store.exams.submitExam(examId, NOON + MINUTE_MS, 'person', grade)
    let rating = UNRATED
    for (const { number, question } of items) {
      const { ability } = ratingDeltas(rating, UNRATED, traitsOf(question), number % 5 !== 0)
      rating = { value: rating.value + ability, answered: rating.answered + 1 }
    }
    const stored = await db.selectFrom('abilities').selectAll().executeTakeFirstOrThrow()
    expect([Number(stored.ability), stored.answered]).toEqual([rating.value, 40])
  })

  test('of a question that was met before the exam is no fair first attempt', async () => {
    const { db, store } = await openScratchStore()
    await store.posts.recordExposure('sample/0', userId, NOON - 1)
    await store.exams.startExam(exam, sampleExamItems())
    await pick(store, 1, 'B')
    await pick(store, 2, 'B')
    await store.exams.submitExam(examId, NOON + 1000, 'person', grade)
    const answers = await db.selectFrom('answers').select('unseen').orderBy('question_id').execute()
    expect(answers.map(({ unseen }) => unseen)).toEqual([0, 1])
  })

  test('happens once, by whoever comes first', async () => {
    const { db, store } = await openExam()
    for (const number of [1, 2, 3]) await pick(store, number, 'B')
    const at = exam.endsAt!
    const done = await Promise.all(
      (['person', 'deadline', 'person', 'deadline'] as const).map(by =>
        store.exams.submitExam(examId, at, by, grade),
      ),
    )
    expect(done.filter(Boolean)).toHaveLength(1)
    expect(await db.selectFrom('answers').select('post_id').execute()).toHaveLength(3)
  })

  test('of an exam that a press changes at the same moment grades what the press left', async () => {
    const { db, store } = await openExam()
    const [stepped] = await Promise.all([
      pick(store, 1, 'B', NOON + 1000),
      store.exams.submitExam(examId, NOON + 1000, 'person', grade),
    ])
    const answers = await db.selectFrom('answers').select('is_right').execute()
    expect(answers).toHaveLength(stepped ? 1 : 0)
    const picked = (await store.exams.itemsOf(examId)).filter(({ picks }) => picks.length > 0)
    expect(picked).toHaveLength(stepped ? 1 : 0)
  })

  test('is due at the end, and counts as made then, however late it is', async () => {
    const { db, store } = await openExam()
    const end = exam.endsAt!
    expect(await dueAt(db, end + GRACE_MS - 1)).toEqual([])
    expect(await dueAt(db, end + GRACE_MS)).toMatchObject([{ kind: 'submit-exam', ref: examId }])
    expect(await store.exams.submitExam(examId, end - 1, 'deadline', grade)).toBe(false)
    expect(await store.exams.submitExam(examId, end + 9 * MINUTE_MS, 'deadline', grade)).toBe(true)
    expect((await store.exams.findExam(examId, userId))!.submission).toMatchObject({
      at: end,
      by: 'deadline',
    })
  })

  test('is never due without a limit', async () => {
    const { db, store } = await openExam({ endsAt: null })
    expect(await db.selectFrom('tasks').selectAll().execute()).toEqual([])
    expect(await store.exams.submitExam(examId, NOON + 1000, 'person', grade)).toBe(true)
  })
})

test('submitted exams are listed newest first, and the latest exam is the open one', async () => {
  const { store } = await openExam()
  await store.exams.submitExam(examId, NOON + 1000, 'person', grade)
  const second = sampleExam({ id: 'exam000000000002', startedAt: NOON + 2000 })
  await store.exams.startExam(second, sampleExamItems())
  expect((await store.exams.latestExam(userId))!.id).toBe(second.id)
  await store.exams.submitExam(second.id, NOON + 3000, 'person', grade)
  const submitted = await store.exams.submittedExams(userId, 10)
  expect(submitted.map(({ id }) => id)).toEqual([second.id, examId])
})

test('a discarded exam leaves neither questions nor a task, only that they were met', async () => {
  const { db, store } = await openExam()
  expect(await store.exams.discardExam(examId, '9', NOON)).toBe(false)
  expect(await store.exams.discardExam(examId, userId, NOON)).toBe(true)
  for (const table of ['exams', 'exam_items', 'tasks', 'posts'] as const)
    expect(await db.selectFrom(table).selectAll().execute()).toEqual([])
  expect((await store.exams.meetingsOf(userId)).size).toBe(4)
})

test('an exam whose time is up is not discarded, and one without a limit always can be', async () => {
  const { store } = await openExam({ endsAt: NOON })
  expect(await store.exams.discardExam(examId, userId, NOON + GRACE_MS)).toBe(false)
  expect(await store.exams.discardExam(examId, userId, NOON + GRACE_MS - 1)).toBe(true)
  await store.exams.startExam(sampleExam({ endsAt: null }), sampleExamItems())
  expect(await store.exams.discardExam(examId, userId, NOON + 10 * GRACE_MS)).toBe(true)
})

test('a person’s exams are exported with their questions, and deleted with all that they left', async () => {
  const { db, store } = await openExam()
  await pick(store, 1, 'B')
  await store.exams.submitExam(examId, NOON + 1000, 'person', grade)
  await store.exams.startExam(sampleExam({ id: 'exam000000000002' }), sampleExamItems())
  const { exams } = await everythingAbout(store, userId)
  expect(exams).toMatchObject([
    { exam: { id: examId }, items: [{ picks: [['B']] }, {}, {}, {}] },
    { exam: { id: 'exam000000000002', submission: null } },
  ])
  await forgetPerson(store, userId)
  for (const table of ['exams', 'exam_items', 'answers', 'posts', 'exposures', 'cards'] as const)
    expect(await db.selectFrom(table).selectAll().execute()).toEqual([])
  const tasks = await db.selectFrom('tasks').select('kind').execute()
  expect(tasks.map(({ kind }) => kind).sort()).toEqual(['expire-deletions', 'vacuum'])
})

test('an exam in a guild that the bot was never in is deleted with that guild, 30 days after its start', async () => {
  const { db, store } = await openExam({ endsAt: null })
  await store.guilds.markUnlistedLeft(NOON)
  expect(await store.guilds.guildsLeftBefore(NOON)).toEqual([exam.guildId])
  expect(await store.guilds.postponePurge(exam.guildId, NOON - 1)).toBe(true)
  expect(await store.guilds.postponePurge(exam.guildId, NOON)).toBe(false)
  while (await store.guilds.purgeBatch(exam.guildId, NOON, 1000));
  for (const table of ['exams', 'exam_items'] as const)
    expect(await db.selectFrom(table).selectAll().execute()).toEqual([])
})

test('what follows from an exam’s answers is the same after a rebuild, and the exam stays', async () => {
  const { db, store } = await openExam()
  await pick(store, 1, 'B')
  await pick(store, 2, 'C')
  await store.exams.submitExam(examId, NOON + 1000, 'person', grade)
  const derived = async () =>
    Promise.all(
      (
        ['cards', 'abilities', 'question_ratings', 'totals', 'question_stats', 'exams', 'exam_items'] as const
      ).map(table => db.selectFrom(table).selectAll().execute()),
    )
  const before = await derived()
  expect(before.map(rows => rows.length)).toEqual([2, 2, 2, 0, 0, 1, 4])
  await rebuildTotals(db, NOON)
  expect(await derived()).toEqual(before)
})
