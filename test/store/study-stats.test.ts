import type { Kysely } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { Store } from '../../src/play/ports/store.ts'
import { createRandom } from '../../src/quiz/seeded-random.ts'
import { logTime } from '../../src/quiz/study/rating.ts'
import type { Schema } from '../../src/store/schema.ts'
import { sampleQuestion } from '../quiz/sample.ts'
import { seed } from '../seed.ts'
import { openScratchStore } from './open.ts'
import { NOON, sampleAttempt, sampleExam, sampleExamItems, samplePost, someClick } from './sample.ts'

const DAY_MS = 86_400_000
const ANA = '400000000000000010'
const BEN = '400000000000000011'
const TODAY = Math.floor(NOON / DAY_MS)

/** An answer of Ana's, unless it is another's, `daysAgo` days before the sample's noon. */
const answer = async (
  store: Store,
  given: {
    n: number
    question?: number
    daysAgo?: number
    userId?: string
    right?: boolean
    tookMs?: number
    confidence?: 1 | 3
  },
) => {
  const { n, question = 0, daysAgo = 0, userId = ANA, right = true, tookMs = 5000, confidence = null } = given
  const questionId = `sample/${question}`
  const openedAt = NOON - daysAgo * DAY_MS - 60_000
  const post = samplePost({
    id: `post${String(n).padStart(12, '0')}`,
    questionId,
    openedAt,
    closesAt: openedAt + DAY_MS,
  })
  await store.posts.openPost(post, sampleQuestion({ id: questionId }), null)
  const attempt = sampleAttempt({
    postId: post.id,
    userId,
    right,
    tookMs,
    answeredAt: openedAt + 60_000,
    confidence,
  })
  await store.answers.recordAnswer(post, attempt, someClick(openedAt))
  return post.id
}

/** The first answer and its card as if it were so many more, to other questions. */
const copyAnswers = async (db: Kysely<Schema>, count: number) => {
  const card = await db.selectFrom('cards').selectAll().executeTakeFirstOrThrow()
  const log = await db.selectFrom('answers').selectAll().executeTakeFirstOrThrow()
  for (let n = 1; n <= count; n++) {
    const other = { question_id: `sample/${n}`, post_id: `copy${n}` }
    await db
      .insertInto('cards')
      .values({ ...card, question_id: other.question_id })
      .execute()
    await db
      .insertInto('answers')
      .values({ ...log, ...other })
      .execute()
  }
}

describe('what statistics are read from', () => {
  test('is a card for each question with its first answer, and how long everyone took', async () => {
    const { store } = await openScratchStore()
    await answer(store, { n: 1, daysAgo: 5, right: false, tookMs: 20_000 })
    await answer(store, { n: 2, daysAgo: 2 })
    await answer(store, { n: 3, userId: BEN, tookMs: 10_000 })
    await answer(store, { n: 4, question: 1, userId: BEN })
    const cards = await store.studyStats.cardsForStats(ANA)
    expect(cards).toEqual([
      {
        questionId: 'sample/0',
        firstAt: NOON - 5 * DAY_MS,
        firstRight: false,
        firstFair: true,
        firstMs: 20_000,
        dueOn: expect.any(Number),
        everyone: { answered: 2, logMs: logTime(20_000) + logTime(10_000) },
      },
    ])
    expect(cards[0]!.dueOn).toBeGreaterThan(TODAY - 2)
  })

  test('are answers in their order, with what the person said about them', async () => {
    const { store } = await openScratchStore()
    await answer(store, { n: 1, daysAgo: 3, confidence: 3, right: false })
    const guessed = await answer(store, { n: 2, question: 1, daysAgo: 2 })
    await answer(store, { n: 3, daysAgo: 1, confidence: 1 })
    await store.study.markGuessed(guessed, ANA)
    const answers = await store.studyStats.answersSince(ANA, TODAY - 3)
    expect(
      answers.map(({ questionId, day, right, guessed, confidence }) => ({
        questionId,
        day,
        right,
        guessed,
        confidence,
      })),
    ).toEqual([
      { questionId: 'sample/0', day: TODAY - 3, right: false, guessed: false, confidence: 3 },
      { questionId: 'sample/1', day: TODAY - 2, right: true, guessed: true, confidence: null },
      { questionId: 'sample/0', day: TODAY - 1, right: true, guessed: false, confidence: 1 },
    ])
    expect(await store.studyStats.answersSince(ANA, TODAY)).toEqual([])
  })

  test('is read in batches, between which others have their turn, and none is missed', async () => {
    const { db, store } = await openScratchStore()
    await answer(store, { n: 1, daysAgo: 3 })
    await copyAnswers(db, 1200)
    for (const read of [
      () => store.studyStats.cardsForStats(ANA),
      () => store.studyStats.answersSince(ANA, TODAY - 3),
    ]) {
      let others = 0
      const turn = setImmediate(function take() {
        others++
        setImmediate(() => others < 3 && take())
      })
      const rows: readonly { readonly questionId: string }[] = await read()
      clearImmediate(turn)
      expect(others).toBeGreaterThan(1)
      expect(rows).toHaveLength(1201)
      expect(new Set(rows.map(({ questionId }) => questionId)).size).toBe(1201)
    }
  })

  test('is nothing for someone who never answered', async () => {
    const { store } = await openScratchStore()
    await answer(store, { n: 1, userId: BEN })
    expect(await store.studyStats.cardsForStats(ANA)).toEqual([])
    expect(await store.studyStats.answersSince(ANA, 0)).toEqual([])
  })

  test('says the same as the log of all answers', async () => {
    const { db, store } = await openScratchStore()
    const dice = createRandom(seed)
    const roll = (below: number) => Math.floor(dice() * below)
    for (let n = 0; n < 60; n++)
      await answer(store, {
        n,
        question: roll(8),
        daysAgo: 60 - n,
        userId: roll(3) === 0 ? BEN : ANA,
        right: roll(3) > 0,
        tookMs: 1000 + roll(60_000),
      })
    const log = await db.selectFrom('answers').selectAll().orderBy('answered_at').execute()
    const since = TODAY - 30
    const own = log.filter(row => row.user_id === ANA)
    const answers = await store.studyStats.answersSince(ANA, since)
    expect(answers.map(({ questionId, at }) => [questionId, at])).toEqual(
      own.filter(row => row.own_day! >= since).map(row => [row.question_id, Number(row.answered_at)]),
    )
    const cards = await store.studyStats.cardsForStats(ANA)
    const firsts = new Map(own.toReversed().map(row => [row.question_id, row]))
    expect(
      new Map(cards.map(card => [card.questionId, [card.firstAt, card.firstRight, card.firstMs]])),
    ).toEqual(
      new Map(
        [...firsts].map(([id, row]) => [
          id,
          [Number(row.answered_at), row.is_right === 1, Number(row.took_ms)],
        ]),
      ),
    )
    const fair = log.filter(row => row.difficulty_delta !== null)
    for (const { questionId, everyone } of cards) {
      const rated = fair.filter(row => row.question_id === questionId)
      expect(everyone).toEqual({
        answered: rated.length,
        logMs: rated.reduce((sum, row) => sum + logTime(Number(row.took_ms)), 0),
      })
    }
  })
})

test('a full mock exam counts once it was handed in with half of it answered, and only for its bank and person', async () => {
  const { store } = await openScratchStore()
  const sit = async (id: string, answered: number) => {
    const full = sampleExam({ id, userId: ANA, bank: 'sample', format: 'full', domain: null, questions: 5 })
    await store.exams.startExam(full, sampleExamItems())
    expect(await store.studyStats.hasFullExam(ANA, 'sample')).toBe(false)
    const submission = { answered, right: 0, score: 0 }
    await store.exams.submitExam(id, NOON, 'person', () => ({ submission, answers: [] }))
  }
  await sit('exam000000000001', 0)
  await sit('exam000000000002', 2)
  await sit('exam000000000003', 3)
  expect(await store.studyStats.hasFullExam(ANA, 'sample')).toBe(true)
  expect(await store.studyStats.hasFullExam(ANA, 'other')).toBe(false)
  expect(await store.studyStats.hasFullExam(BEN, 'sample')).toBe(false)
})

test('how a real exam went is kept once for a day and bank: said again, it is corrected', async () => {
  const { db, store } = await openScratchStore()
  const outcome = { userId: ANA, bank: 'sample', onDay: TODAY, passed: true, forecast: 740, at: NOON }
  expect(await store.outcomes.saveOutcome(outcome)).toBe(false)
  await store.outcomes.saveOutcome({ ...outcome, passed: false, forecast: null, at: NOON + 1000 })
  await store.outcomes.saveOutcome({ ...outcome, bank: 'other' })
  const rows = await db.selectFrom('exam_outcomes').selectAll().orderBy('bank').execute()
  expect(rows.map(({ bank, passed, forecast }) => [bank, passed, forecast])).toEqual([
    ['other', 1, 740],
    ['sample', 0, null],
  ])
  const kept: unknown[] = []
  for await (const page of store.people.pagesAbout(ANA))
    if (page.kind === 'exam_outcomes') kept.push(...page.rows)
  expect(kept).toMatchObject([{ bank: 'other' }, { bank: 'sample', passed: false, forecast: null }])
})

test.each([
  ['a date that has passed', { examOn: TODAY - 1 }, true],
  ['the day itself', { examOn: TODAY }, true],
  ['a date that has passed before, of which the plan only asks how it went', { examWasOn: TODAY - 9 }, true],
  ['no date to come', { examOn: TODAY + 1 }, false],
  ['nothing', {}, false],
])('how a real exam went takes %s out of the study plan', async (_, settings, isTaken) => {
  const { db, store } = await openScratchStore()
  await store.study.saveSettings(ANA, { perDay: 7, ...settings })
  await store.study.saveSettings(BEN, { perDay: 7, ...settings })
  const outcome = { userId: ANA, bank: 'sample', onDay: TODAY, passed: true, forecast: 740, at: NOON }
  expect(await store.outcomes.saveOutcome(outcome)).toBe(isTaken)
  const left = isTaken ? { examOn: null, examWasOn: null } : settings
  expect(await store.study.settingsOf(ANA)).toMatchObject({ perDay: 7, ...left })
  expect(await store.study.settingsOf(BEN)).toMatchObject(settings)
  expect(await store.outcomes.saveOutcome(outcome)).toBe(false)
  const tasks = await db.selectFrom('tasks').select(['kind', 'ref']).execute()
  expect(tasks).toEqual(isTaken && 'examOn' in settings ? [{ kind: 'reschedule', ref: ANA }] : [])
})
