import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Purpose } from '../../src/play/record.ts'
import { dayNumber } from '../../src/quiz/day.ts'
import { retrievability } from '../../src/quiz/study/scheduler.ts'
import { sampleQuestion } from '../quiz/sample.ts'
import { dueCards } from './cards.ts'
import { openScratchStore } from './open.ts'
import { NOON, reviewPurpose, sampleAttempt, samplePost, sampleSession, someClick } from './sample.ts'

const ANA = '400000000000000001'
const BEN = '400000000000000002'
const DAY_MS = 86_400_000
const TODAY = dayNumber('2026-11-23')

type Given = {
  readonly questionId: string
  readonly right?: boolean
  readonly confidence?: 1 | 2 | 3 | null
  /** Days before NOON; later answers of one day come later. */
  readonly ago?: number
  readonly purpose?: Purpose
  readonly userId?: string
}

const openLog = async () => {
  const scratch = await openScratchStore()
  const { store } = scratch
  let count = 0
  /** A private question that someone answers; null leaves it open. */
  const ask = async (given: Given, isAnswered = true) => {
    const { questionId, right = true, confidence = null, ago = 0, userId = ANA } = given
    const openedAt = NOON - ago * DAY_MS + ++count * 1000
    const post = samplePost({
      id: `post${String(count).padStart(12, '0')}`,
      questionId,
      audience: 'private',
      askedBy: userId,
      openedAt,
      closesAt: openedAt + 600_000,
      purpose: given.purpose ?? { kind: 'quiz' },
    })
    const isFirst = given.purpose?.kind === 'review' && given.purpose.round === 1
    const session = isFirst ? sampleSession({ audience: 'private', startedBy: userId }) : null
    await store.posts.openPost(post, sampleQuestion({ id: questionId }), session)
    if (!isAnswered) return post
    const attempt = sampleAttempt({ postId: post.id, userId, right, confidence, answeredAt: openedAt + 500 })
    const recorded = await store.answers.recordAnswer(post, attempt, someClick())
    expect(recorded.kind).toBe('kept')
    await store.posts.closePost(post.id, openedAt + 500, {
      nextPost: null,
      endSession: null,
      revealAt: openedAt,
    })
    return post
  }
  return { ...scratch, ask, reviews: store.reviews }
}

describe('what is due', () => {
  test('comes in the order of retrievability, up to the limit', async () => {
    const { db, ask, reviews } = await openLog()
    for (let n = 0; n < 12; n++) await ask({ questionId: `sample/${n}`, right: n % 3 > 0, ago: 60 - 4 * n })
    const ids = await reviews.dueQuestions(ANA, TODAY, 100)
    const cards = await dueCards(db, ANA, TODAY)
    expect(ids.length).toBeGreaterThan(5)
    expect(ids).toEqual(cards.map(({ questionId }) => questionId))
    const recall = cards.map(card => retrievability(card, TODAY - card.lastOn))
    expect(recall).toEqual([...recall].sort((a, b) => a - b))
    expect(await reviews.dueQuestions(ANA, TODAY, 3)).toEqual(ids.slice(0, 3))
    expect(await reviews.dueQuestions(BEN, TODAY, 100)).toEqual([])
    const some = [...ids.slice(2).reverse(), 'sample/none', 'sample/1']
    expect(await reviews.dueAmong(ANA, TODAY, some)).toEqual(ids.filter(id => some.includes(id)))
    expect(await reviews.dueAmong(ANA, TODAY, [])).toEqual([])
  })

  test('is said by the answer itself, as the card has it', async () => {
    const { store, reviews } = await openLog()
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ right: fc.boolean(), days: fc.integer({ min: 0, max: 30 }) }), {
          minLength: 1,
          maxLength: 6,
        }),
        fc.uuid(),
        async (answers, questionId) => {
          let at = NOON
          for (const [index, { right, days }] of answers.entries()) {
            at += days * DAY_MS + 1000
            const id = `${questionId} ${index}`
            const post = samplePost({ id, questionId, openedAt: at, closesAt: at + 600_000 })
            await store.posts.openPost(post, sampleQuestion({ id: questionId }), null)
            const attempt = sampleAttempt({ postId: id, right, answeredAt: at })
            const recorded = await store.answers.recordAnswer(post, attempt, someClick())
            const card = await reviews.dueDateOf(ANA, questionId)
            const today = dayNumber(attempt.day)
            expect(recorded).toMatchObject({
              kind: 'kept',
              back: { days: card!.dueOn - today, resting: card!.resting },
            })
            expect(card!.dueOn).toBeGreaterThan(today)
          }
        },
      ),
      { numRuns: 15 },
    )
  })
})

describe('what was missed today', () => {
  test('is asked again until it was right, a guess not counting as such', async () => {
    const { store, ask, reviews } = await openLog()
    await ask({ questionId: 'sample/wrong', right: false })
    await ask({ questionId: 'sample/guess', confidence: 1 })
    await ask({ questionId: 'sample/right' })
    await ask({ questionId: 'sample/yesterday', right: false, ago: 1 })
    await ask({ questionId: 'sample/again', right: false })
    await ask({ questionId: 'sample/again' })
    await ask({ questionId: 'sample/wrong of Ben', right: false, userId: BEN })
    expect((await reviews.missedOn(ANA, TODAY)).sort()).toEqual(['sample/guess', 'sample/wrong'])
    // What was marked later counts as much.
    const post = await ask({ questionId: 'sample/lucky' })
    expect(await reviews.missedOn(ANA, TODAY)).not.toContain('sample/lucky')
    await store.study.markGuessed(post.id, ANA)
    expect(await reviews.missedOn(ANA, TODAY)).toContain('sample/lucky')
  })

  test('does not hold what rests, since its person keeps failing it', async () => {
    const { ask, reviews } = await openLog()
    for (let day = 6; day >= 0; day--) await ask({ questionId: 'sample/hard', right: false, ago: day })
    expect(await reviews.dueDateOf(ANA, 'sample/hard')).toEqual({ dueOn: TODAY + 30, resting: true })
    expect(await reviews.missedOn(ANA, TODAY)).toEqual([])
  })
})

test('a question is new to a review if the person never answered it anywhere', async () => {
  const { ask, reviews } = await openLog()
  await ask({ questionId: 'sample/0', ago: 3 })
  await ask({ questionId: 'sample/1', purpose: reviewPurpose(1) })
  await ask({ questionId: 'sample/0', purpose: reviewPurpose(2) })
  await ask({ questionId: 'sample/2' })
  expect([...(await reviews.answeredQuestions(ANA))].sort()).toEqual(['sample/0', 'sample/1', 'sample/2'])
  expect(await reviews.newSince(ANA, NOON)).toEqual([NOON + 2500])
  expect(await reviews.newSince(ANA, NOON + 3000)).toEqual([])
})

test('the questions of a review are listed with their answer, and the one before it', async () => {
  const { ask, reviews } = await openLog()
  await ask({ questionId: 'sample/0', right: false, ago: 9 })
  await ask({ questionId: 'sample/0', purpose: reviewPurpose(1), confidence: 3 })
  await ask({ questionId: 'sample/1', purpose: reviewPurpose(2), right: false })
  await ask({ questionId: 'sample/0', right: false })
  await ask({ questionId: 'sample/2', purpose: reviewPurpose(3) }, false)
  const given = { right: true, guessed: false, confidence: null }
  const { hash } = sampleQuestion()
  expect(await reviews.questionsOf('session000000001')).toEqual([
    {
      questionId: 'sample/0',
      hash,
      answer: { ...given, confidence: 3 },
      topic: null,
      before: { ...given, right: false },
    },
    { questionId: 'sample/1', hash, topic: null, answer: { ...given, right: false }, before: null },
    { questionId: 'sample/2', hash, topic: null, answer: null, before: null },
  ])
  expect(await reviews.questionsOf('session000000002')).toEqual([])
})
