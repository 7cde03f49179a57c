import { describe, expect, test } from 'vitest'
import { DEFAULT_STUDY } from '../../../src/play/study/record.ts'
import type { ReviewRequest } from '../../../src/play/study/review.ts'
import type { ReviewSummary } from '../../../src/play/study/review-summary.ts'
import type { QuestionView } from '../../../src/play/views.ts'
import { sampleBank, sampleQuestion } from '../../quiz/sample.ts'
import { dueCards } from '../../store/cards.ts'
import { someToken } from '../../store/sample.ts'
import { anAsker, openTable, setDaily, showQuestion } from '../table.ts'

const DAY_MS = 86_400_000
const HERE = { channelId: anAsker(0).channelId }

const openReviews = async (given: Parameters<typeof openTable>[0] = {}) => {
  const table = await openTable(given)
  const { quiz, clock } = table
  const by = (userId = 'ana') => ({ userId, ...HERE, token: someToken(clock.time) })
  const start = (given: Partial<ReviewRequest> = {}) => {
    const { difficulty: _d, seconds: _s, ...source } = anAsker(clock.time)
    const request = { ...source, audience: 'private' as const, fresh: false, questions: 10, ...given }
    return quiz.startReview(request, showQuestion)
  }
  const begin = async (given: Partial<ReviewRequest> = {}): Promise<QuestionView> => {
    const started = await start(given)
    if (started.kind !== 'asked') throw new Error(`expected a review, got ${started.kind}`)
    return started.view
  }
  const sessionOf = ({ post }: QuestionView): string =>
    post.purpose.kind === 'review' ? post.purpose.sessionId : ''
  const end = async (view: QuestionView, userId = 'ana') => {
    const shown: ReviewSummary[] = []
    const outcome = await quiz.endReview(
      sessionOf(view),
      by(userId),
      async summary => void shown.push(summary),
    )
    return { outcome, shown }
  }
  return {
    ...table,
    by,
    start,
    begin,
    end,
    sessionOf,
    next: ({ post }: QuestionView, userId = 'ana') => quiz.nextQuestion(post.id, by(userId), showQuestion),
    /** Answers `questions` private questions; the first `missed` of them wrong. The ids, in that order. */
    async practise(questions: number, missed: number, userId = 'ana') {
      const ids: string[] = []
      for (let n = 0; n < questions; n++) {
        const view = await table.ask({ audience: 'private', userId })
        await table.press(view, userId, n >= missed)
        ids.push(view.post.questionId)
        clock.time += 10_000
      }
      return ids
    },
    sleep: (days: number) => {
      clock.time += days * DAY_MS
    },
  }
}

/** Answers what a review asks until it is over. */
const play = async (
  table: Awaited<ReturnType<typeof openReviews>>,
  first: QuestionView,
  isRight: (view: QuestionView) => boolean = () => true,
): Promise<QuestionView[]> => {
  const views = [first]
  for (;;) {
    const view = views.at(-1)!
    await table.press(view, 'ana', isRight(view))
    table.clock.time += 5000
    const next = await table.next(view)
    if (next.kind !== 'asked') return views
    views.push(next.view)
  }
}

const idsOf = (views: readonly QuestionView[]): string[] => views.map(({ post }) => post.questionId)

describe('a review', () => {
  test('asks what was missed the day before, each once, and then new questions up to a quarter of the daily amount', async () => {
    const table = await openReviews({ banks: [sampleBank(30)] })
    const ids = await table.practise(6, 3)
    table.sleep(1)
    const first = await table.begin({ questions: 25 })
    expect(first.post).toMatchObject({
      audience: 'private',
      purpose: { kind: 'review', round: 1, rounds: 8 },
    })
    const views = await play(table, first)
    expect(idsOf(views).slice(0, 3).sort()).toEqual(ids.slice(0, 3).sort())
    expect(
      idsOf(views)
        .slice(3)
        .filter(id => ids.includes(id)),
    ).toEqual([])
    expect(new Set(idsOf(views)).size).toBe(8)
  })

  test('ends where its number of questions is reached', async () => {
    const table = await openReviews()
    await table.practise(5, 5)
    table.sleep(1)
    expect(await play(table, await table.begin({ questions: 2 }))).toHaveLength(2)
  })

  test('asks in the order of retrievability, and only on its topic', async () => {
    const table = await openReviews({ banks: [sampleBank(8)] })
    const ids = await table.practise(6, 6)
    table.sleep(1)
    const due = await dueCards(table.db, 'ana', 1e6)
    const first = await table.begin()
    expect(idsOf([first])).toEqual([due[0]!.questionId])
    const topical = await play(table, await table.begin({ topic: 'sample/domain/Second' }))
    expect(new Set(topical.map(({ question }) => question.domain))).toEqual(new Set(['Second']))
    expect(ids).toEqual(expect.arrayContaining(idsOf(topical).slice(0, 1)))
    expect(await table.start({ topic: 'Third' })).toMatchObject({ kind: 'no-such-topic' })
  })

  test('finds what can be asked behind any number of due questions that no bank has any more', async () => {
    const table = await openReviews({ banks: [sampleBank(1200)] })
    await table.practise(1, 1)
    const [card] = await table.db.selectFrom('cards').selectAll().execute()
    const others = Array.from({ length: 450 }, (_, n) => ({
      ...card!,
      question_id: `gone/${n}`,
      stability: 0.001,
    }))
    await table.db.insertInto('cards').values(others).execute()
    table.sleep(1)
    const first = await table.begin({ questions: 3 })
    expect(first.post.questionId).toBe(card!.question_id)
  })

  test('keeps questions with a common tag apart', async () => {
    const questions = ['dns', 'dns', 'dns', 's3', 's3'].map((tag, n) =>
      sampleQuestion({ id: `sample/${n}`, hash: `${n}`.padStart(16, '0'), tags: [tag] }),
    )
    const table = await openReviews({ banks: [sampleBank(0, { questions })] })
    await table.practise(5, 5)
    table.sleep(1)
    const views = await play(table, await table.begin())
    expect(views.map(({ question }) => question.tags[0])).toEqual(['dns', 's3', 'dns', 's3', 'dns'])
  })

  test('knows a renamed question again by its first id', async () => {
    const table = await openReviews({ banks: [sampleBank(1)] })
    const [id] = await table.practise(1, 1)
    const renamed = sampleQuestion({ id: 'sample/renamed', hash: 'ffffffffffffffff', aliases: [id!] })
    table.replaceBanks([sampleBank(0, { questions: [renamed] })])
    table.sleep(1)
    const view = await table.begin()
    expect(view).toMatchObject({ post: { questionId: id }, question: { id: 'sample/renamed' } })
  })

  test('does not ask what is open as a daily question there', async () => {
    const table = await openReviews({ banks: [sampleBank(1)] })
    await table.practise(1, 1)
    await setDaily(table)
    table.clock.time += 3_600_000 - 9_000
    await table.advance(10)
    table.sleep(0.5)
    await table.advance(1)
    const day = await table.db.selectFrom('posts').select('id').where('purpose', '=', 'daily').execute()
    expect(day).toHaveLength(1)
    table.sleep(0.2)
    expect(await table.start()).toMatchObject({ kind: 'nothing-due' })
  })

  test('shuffles the options of a question at every showing', async () => {
    const table = await openReviews({ banks: [sampleBank(1)] })
    const seeds = new Set<number>()
    for (let n = 0; n < 4; n++) {
      await table.practise(1, 1)
      table.sleep(1)
      seeds.add((await table.begin()).post.seed)
    }
    expect(seeds.size).toBe(4)
  })

  test('asks again on the same day what was missed in it, once nothing else is due', async () => {
    const table = await openReviews()
    const ids = await table.practise(3, 1)
    const first = await table.begin()
    expect(first.post.questionId).toBe(ids[0])
    await table.press(first, 'ana')
    expect(await table.start()).toMatchObject({ kind: 'nothing-due', next: { days: 1, count: 1 } })
  })

  test('goes by the person’s own zone', async () => {
    const table = await openReviews()
    // It is noon in UTC, and one in the morning in Auckland: there, the next day begins 23 hours later.
    await table.store.study.saveSettings('ana', { ...DEFAULT_STUDY, zone: 'Pacific/Auckland' })
    for (const userId of ['ana', 'ben']) {
      await table.practise(1, 1, userId)
      await table.press(await table.begin({ userId }), userId)
    }
    table.clock.time += 12.5 * 3_600_000
    expect(await table.start({ userId: 'ana' })).toMatchObject({ kind: 'nothing-due', next: { days: 1 } })
    expect(await table.start({ userId: 'ben' })).toMatchObject({ kind: 'asked' })
    table.clock.time += 11 * 3_600_000
    expect(await table.start({ userId: 'ana' })).toMatchObject({ kind: 'asked' })
  })
})

describe('new questions', () => {
  test('are offered where nothing is due, and asked if someone wants them, until today’s are used up', async () => {
    const table = await openReviews({ banks: [sampleBank(30)] })
    expect(await table.start()).toEqual({ kind: 'nothing-due', topic: null, next: null, fresh: 5 })
    const views = await play(table, await table.begin({ fresh: true }))
    expect(views).toHaveLength(5)
    expect(await table.start({ fresh: true })).toMatchObject({ kind: 'nothing-due', fresh: 0 })
    table.sleep(1)
    expect(await table.start({ fresh: true })).toMatchObject({ kind: 'asked' })
  })

  test('wait while more is due than the daily amount', async () => {
    const table = await openReviews({ banks: [sampleBank(30)] })
    await table.store.study.saveSettings('ana', { ...DEFAULT_STUDY, perDay: 4 })
    await table.practise(5, 5)
    table.sleep(1)
    expect((await table.begin({ questions: 25 })).post.purpose).toMatchObject({ rounds: 5 })
    await table.store.study.saveSettings('ana', { ...DEFAULT_STUDY, perDay: 5 })
    expect((await table.begin({ questions: 25 })).post.purpose).toMatchObject({ rounds: 7 })
  })
})

describe('what an answer in a review does', () => {
  test('never scores on a board', async () => {
    const table = await openReviews()
    await table.practise(4, 4)
    table.sleep(1)
    await play(table, await table.begin())
    const answers = await table.db.selectFrom('answers').select(['counted']).execute()
    expect(answers.length).toBeGreaterThan(4)
    expect(new Set(answers.map(({ counted }) => counted))).toEqual(new Set([0]))
    expect(await table.db.selectFrom('totals').selectAll().execute()).toEqual([])
  })

  test('puts the question off, and a wrong one back to tomorrow', async () => {
    const table = await openReviews()
    await table.practise(2, 2)
    table.sleep(1)
    const first = await table.begin()
    const right = await table.press(first, 'ana')
    expect(right).toMatchObject({ verdict: { study: { guess: 'possible', back: { resting: false } } } })
    const next = await table.next(first)
    if (next.kind !== 'asked') throw new Error(next.kind)
    expect(await table.press(next.view, 'ana', false)).toMatchObject({
      verdict: { study: { guess: null, back: { days: 1, resting: false } } },
    })
  })

  test('says that a question rests for a month at its sixth lapse', async () => {
    const table = await openReviews({ banks: [sampleBank(1)] })
    await table.practise(1, 1)
    for (let lapse = 1; lapse <= 6; lapse++) {
      table.sleep(1)
      const outcome = await table.press(await table.begin(), 'ana', false)
      const back = lapse < 6 ? { days: 1, resting: false } : { days: 30, resting: true }
      expect(outcome).toMatchObject({ verdict: { study: { back } } })
    }
    table.sleep(29)
    expect(await table.start()).toMatchObject({ kind: 'nothing-due', next: { days: 1, count: 1 } })
    table.sleep(1)
    expect(await table.start()).toMatchObject({ kind: 'asked' })
  })

  test('stores how sure the person was, and a guess is due tomorrow though it was right', async () => {
    const table = await openReviews()
    await table.practise(2, 2)
    table.sleep(1)
    const { post, question } = await table.begin()
    const click = {
      postId: post.id,
      messageId: 'm',
      ...table.by(),
      picked: { by: 'key', keys: question.answer },
    }
    const outcome = await table.quiz.answer(
      { ...click, picked: { by: 'key', keys: question.answer }, confidence: 1 },
      async () => {},
    )
    expect(outcome).toMatchObject({ verdict: { study: { guess: 'noted', back: { days: 1 } } } })
    const stored = await table.db.selectFrom('answers').select('confidence').where('post_id', '=', post.id)
    expect(await stored.execute()).toEqual([{ confidence: 1 }])
  })
})

describe('“I guessed”', () => {
  test('brings a correct answer back tomorrow, and pressed again changes nothing', async () => {
    const table = await openReviews()
    const view = await table.ask()
    await table.press(view, 'ben')
    const totals = await table.db.selectFrom('totals').selectAll().execute()
    const press = { postId: view.post.id, userId: 'ben', ...HERE }
    const noted = await table.quiz.markGuess(press)
    expect(noted).toMatchObject({
      kind: 'noted',
      reveal: null,
      verdict: { answer: { right: true, counted: true }, study: { guess: 'noted', back: { days: 1 } } },
    })
    const cards = await table.db.selectFrom('cards').selectAll().execute()
    expect(await table.quiz.markGuess(press)).toEqual(noted)
    expect(await table.db.selectFrom('cards').selectAll().execute()).toEqual(cards)
    expect(await table.db.selectFrom('totals').selectAll().execute()).toEqual(totals)
  })

  test('is refused where there is no correct answer of theirs, or the question is elsewhere', async () => {
    const table = await openReviews()
    const view = await table.ask()
    await table.press(view, 'ben', false)
    const press = { postId: view.post.id, ...HERE }
    expect(await table.quiz.markGuess({ ...press, userId: 'ben' })).toEqual({ kind: 'not-correct' })
    expect(await table.quiz.markGuess({ ...press, userId: 'cem' })).toEqual({ kind: 'not-correct' })
    const elsewhere = { ...press, userId: 'ben', channelId: '200000000000000009' }
    expect(await table.quiz.markGuess(elsewhere)).toEqual({ kind: 'unknown-post' })
  })

  test('leaves a review’s way on as it was', async () => {
    const table = await openReviews()
    await table.practise(2, 2)
    table.sleep(1)
    const first = await table.begin({ questions: 1 })
    await table.press(first, 'ana')
    const press = { postId: first.post.id, userId: 'ana', ...HERE }
    expect(await table.quiz.markGuess(press)).toMatchObject({ reveal: { goesOn: false } })
    const second = await table.begin()
    await table.press(second, 'ana')
    const later = await table.quiz.markGuess({ ...press, postId: second.post.id })
    expect(later).toMatchObject({ reveal: { goesOn: true } })
  })
})

describe('the end of a review', () => {
  test('says what was learned, what was missed, and what comes next', async () => {
    const table = await openReviews()
    const ids = await table.practise(4, 4)
    table.sleep(1)
    const views = await play(
      table,
      await table.begin({ questions: 4 }),
      ({ post }) => post.questionId !== ids[0],
    )
    const { shown } = await table.end(views[0]!)
    expect(shown).toMatchObject([{ answered: 4, right: 3, more: true, tomorrow: 1 }])
    const [{ learned, missed, week }] = shown as [ReviewSummary]
    expect(missed.map(({ id }) => id)).toEqual([ids[0]])
    expect(learned.map(({ id }) => id).sort()).toEqual(ids.slice(1).sort())
    expect(week).toBeGreaterThanOrEqual(1)
    expect(table.said).toEqual([])
  })

  test('says when the day’s amount is done, though more is due after a break', async () => {
    const table = await openReviews()
    await table.practise(6, 6)
    await table.store.study.saveSettings('ana', { perDay: 3 })
    table.sleep(30)
    const first = await table.begin({ questions: 2 })
    await play(table, first)
    expect((await table.end(first)).shown).toMatchObject([{ more: true, done: null }])
    const second = await table.begin({ questions: 1 })
    await play(table, second)
    const [{ done }] = (await table.end(second)).shown as [ReviewSummary]
    expect(done).toEqual({ reviewed: 3, waiting: 3 })
  })

  test('can come early: an open question is not counted, nor revealed by a timer', async () => {
    const table = await openReviews()
    await table.practise(3, 3)
    table.sleep(1)
    const first = await table.begin()
    await table.press(first, 'ana')
    await table.next(first)
    const { outcome, shown } = await table.end(first)
    expect(outcome.kind).toBe('ended')
    expect(shown).toMatchObject([{ answered: 1, right: 1, more: true }])
    await table.advance(700)
    expect(table.said).toEqual([])
    expect((await table.end(first)).shown).toMatchObject([{ answered: 1 }])
  })

  test('belongs to its person', async () => {
    const table = await openReviews()
    await table.practise(3, 3)
    table.sleep(1)
    const first = await table.begin()
    expect((await table.end(first, 'ben')).outcome).toEqual({ kind: 'not-yours' })
    expect(await table.next(first, 'ben')).toEqual({ kind: 'not-yours' })
    const seen = { userId: 'ben', ...HERE }
    expect(await table.quiz.showReviewQuestion(first.post.id, seen)).toEqual({ kind: 'not-yours' })
  })
})

describe('questions that no bank has any more', () => {
  const openAfterRemoval = async () => {
    const table = await openReviews({ banks: [sampleBank(30)] })
    await table.practise(25, 25)
    const other = sampleBank(30)
    const questions = other.questions.map((one, n) => ({ ...one, bank: 'other', id: `other/${n}` }))
    table.replaceBanks([{ ...other, name: 'other', questions }])
    return table
  }

  test('are not said to come, and keep no one from new ones', async () => {
    const table = await openAfterRemoval()
    expect(await table.start()).toMatchObject({ kind: 'nothing-due', next: null, fresh: 5 })
    table.sleep(1)
    expect(await table.start()).toMatchObject({ kind: 'nothing-due', next: null, fresh: 5 })
    const first = await table.begin({ fresh: true, questions: 1 })
    await table.press(first, 'ana')
    const { shown } = await table.end(first)
    expect(shown).toMatchObject([{ more: false, tomorrow: 0 }])
  })

  test('are due again once their bank is back', async () => {
    const table = await openAfterRemoval()
    table.sleep(1)
    table.replaceBanks([sampleBank(30)])
    expect((await table.begin()).question.id).toMatch(/^sample/)
  })
})

describe('a review on a topic', () => {
  const SECOND = 'sample/domain/Second'

  test('that has nothing due says when its own questions come, and not those of others', async () => {
    const table = await openReviews({ banks: [sampleBank(8)] })
    const view = await table.ask({ audience: 'private', topic: 'sample/domain/First' })
    await table.press(view, 'ana', false)
    expect(await table.start({ topic: 'sample/domain/First' })).toMatchObject({ kind: 'asked' })
    const none = { kind: 'nothing-due', topic: SECOND, next: null, fresh: 4 }
    expect(await table.start({ topic: SECOND })).toEqual(none)
  })

  test('goes on with its topic as long as that has some, then with everything', async () => {
    const table = await openReviews({ banks: [sampleBank(8)] })
    await table.practise(8, 8)
    table.sleep(1)
    const first = await table.begin({ topic: SECOND, questions: 2 })
    const views = await play(table, first)
    expect((await table.end(first)).shown).toMatchObject([{ more: true, topic: SECOND }])
    expect(views).toHaveLength(2)
    const second = await table.begin({ topic: SECOND, questions: 2 })
    await play(table, second)
    expect((await table.end(second)).shown).toMatchObject([{ more: true, topic: null }])
  })
})

describe('a review that was cut off', () => {
  test('shows its open question once more, where the process died before it was shown', async () => {
    const table = await openReviews()
    await table.practise(3, 3)
    table.sleep(1)
    const first = await table.begin()
    await table.press(first, 'ana')
    const died = table.quiz.nextQuestion(first.post.id, table.by(), () => new Promise(() => {}))
    await expect.poll(() => table.store.posts.findOpenPost(table.sessionOf(first))).not.toBeNull()
    const again = await table.next(first)
    const open = await table.store.posts.findOpenPost(table.sessionOf(first))
    expect(again).toMatchObject({ kind: 'asked', view: { post: { id: open!.id } } })
    expect(died).toBeInstanceOf(Promise)
  })

  test('goes on after a question that no one answered in time', async () => {
    const table = await openReviews()
    await table.practise(2, 2)
    table.sleep(1)
    const first = await table.begin()
    await table.advance(601)
    expect(table.said).toMatchObject([{ kind: 'reveal', view: { goesOn: true } }])
    const next = await table.next(first)
    expect(next).toMatchObject({ kind: 'asked' })
    expect(next.kind === 'asked' && next.view.post.questionId).not.toBe(first.post.questionId)
  })

  test('asks nothing twice, neither what was missed in it nor what went unanswered', async () => {
    const table = await openReviews({ banks: [sampleBank(3)] })
    await table.practise(3, 3)
    table.sleep(1)
    const views = await play(table, await table.begin(), () => false)
    expect(new Set(idsOf(views)).size).toBe(3)
    expect(views).toHaveLength(3)
  })

  test('is over where nothing is left to ask', async () => {
    const table = await openReviews({ banks: [sampleBank(2)] })
    await table.practise(2, 2)
    table.sleep(1)
    const first = await table.begin()
    await table.press(first, 'ana')
    table.replaceBanks([sampleBank(1, { questions: [first.question] })])
    expect(await table.next(first)).toEqual({ kind: 'review-over', sessionId: table.sessionOf(first) })
  })
})

test('a post of a purpose that only a newer version knows stops nothing else, and waits for it', async () => {
  const table = await openReviews()
  const later = await table.ask({ audience: 'private' })
  const set = (purpose: string) =>
    table.db
      .updateTable('posts')
      .set({ purpose: purpose as 'review' })
      .where('id', '=', later.post.id)
      .execute()
  await set('of next year')
  const view = await table.ask()
  await table.advance(605)
  expect(table.said).toMatchObject([{ kind: 'reveal', view: { post: { id: view.post.id } } }])
  expect(table.trouble.some(what => what.includes(later.post.id))).toBe(true)
  expect(await table.store.tasks.isTaskPlanned('close', later.post.id)).toBe(true)
  await set('quiz')
  await table.advance(120)
  expect((await table.store.posts.findPost(later.post.id))!.closedAt).not.toBeNull()
})
