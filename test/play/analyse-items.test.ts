import { describe, expect, test } from 'vitest'
import type { Post } from '../../src/play/record.ts'
import { DAY_MS } from '../../src/quiz/day.ts'
import { stableId } from '../../src/quiz/question.ts'
import { createRandom } from '../../src/quiz/seeded-random.ts'
import { sampleBank } from '../quiz/sample.ts'
import { NOON, sampleAttempt, samplePost, someClick } from '../store/sample.ts'
import { openTable } from './table.ts'

const PEOPLE = 45
const QUESTIONS = 12
/** Its file says B, as all do; those who know it choose C. */
const MISKEYED = 5
const NEW_HASH = 'feedfeedfeedfeed'

/** A class answers the whole bank once, through the record that the analysis reads. */
const playClass = async () => {
  const bank = sampleBank(QUESTIONS)
  const table = await openTable({ banks: [bank] })
  const random = createRandom(7)
  for (const [n, question] of bank.questions.entries()) {
    const post = samplePost({
      id: `post${String(n).padStart(12, '0')}`,
      questionId: stableId(question),
      hash: question.hash,
    })
    await table.store.posts.openPost(post, question, null)
    for (let person = 0; person < PEOPLE; person++) {
      const knows = random() < 0.15 + (0.8 * person) / PEOPLE
      const best = n === MISKEYED ? 'C' : 'B'
      const picked = knows ? best : 'ABCD'[Math.floor(random() * 4)]!
      await answer(table, post, person, picked)
    }
  }
  return { ...table, bank, miskeyed: stableId(bank.questions[MISKEYED]!) }
}

const answer = (
  { store }: Pick<Awaited<ReturnType<typeof openTable>>, 'store'>,
  post: Post,
  person: number,
  picked: string,
) =>
  store.answers.recordAnswer(
    post,
    sampleAttempt({
      postId: post.id,
      userId: String(400_000_000_000_000_000n + BigInt(person)),
      picked: [picked],
      right: picked === 'B',
    }),
    someClick(),
  )

describe('once a day', () => {
  test('a wrong key is found in the record, with the option that is right instead', async () => {
    const { quiz, store, advance, miskeyed } = await playClass()
    await quiz.prepare()
    await advance(121)
    const [first, ...others] = await store.items.doubtfulAnalyses(10)
    expect(first).toMatchObject({
      question: miskeyed,
      state: 'probable',
      suggestedKey: ['C'],
      answers: PEOPLE,
      at: NOON + 120_000,
    })
    expect(others).toEqual([])
    const all = await store.items.analysesOf(['sample/1', miskeyed, 'sample/gone'])
    expect(all).toHaveLength(2)
  })

  test('it begins again with a question whose text changed', async () => {
    const { quiz, store, advance, clock, replaceBanks, bank, miskeyed } = await playClass()
    await quiz.prepare()
    await advance(121)
    const changed = bank.questions.map(question =>
      stableId(question) === miskeyed ? { ...question, text: 'Which one, again?', hash: NEW_HASH } : question,
    )
    replaceBanks([{ ...bank, questions: changed }])
    clock.time += DAY_MS
    await advance(2)
    expect(await store.items.findAnalysis(miskeyed)).toBeNull()
    expect(await store.items.findAnalysis(stableId(changed[0]!))).toMatchObject({ state: 'ok' })
  })

  test('it keeps what it knows of a question that the banks don’t have for 30 days', async () => {
    const { quiz, store, advance, clock, replaceBanks, bank } = await playClass()
    await quiz.prepare()
    await advance(121)
    const [gone, ...rest] = bank.questions
    replaceBanks([{ ...bank, questions: rest }])
    clock.time += 29 * DAY_MS
    await advance(2)
    expect(await store.items.findAnalysis(stableId(gone!))).toMatchObject({ state: 'ok' })
    clock.time += 2 * DAY_MS
    await advance(2)
    expect(await store.items.findAnalysis(stableId(gone!))).toBeNull()
    expect(await store.items.findAnalysis(stableId(rest[0]!))).not.toBeNull()
  })

  test('it ends between two steps when the process stops, and another one takes it over at once', async () => {
    const { quiz, store, advance, clock } = await playClass()
    await quiz.prepare()
    const { firstAttempts } = store.items
    Object.assign(store.items, {
      firstAttempts: (...place: Parameters<typeof firstAttempts>) => {
        quiz.stopAccepting()
        return firstAttempts(...place)
      },
    })
    await advance(121)
    expect(await store.items.analysesBefore(clock.time + 1)).toEqual([])
    const taken = await store.tasks.takeDueTasks(clock.time, 'later', 10)
    expect(taken).toMatchObject([{ kind: 'analyse-items', attempts: 1 }])
  })

  test('it is written in steps, between which others go first', async () => {
    const { quiz, store, advance, replaceBanks } = await playClass()
    replaceBanks([sampleBank(40)])
    await quiz.prepare()
    const sizes: number[] = []
    const { saveAnalyses } = store.items
    Object.assign(store.items, {
      saveAnalyses: (...[analyses, at]: Parameters<typeof saveAnalyses>) => {
        sizes.push(analyses.length)
        return saveAnalyses(analyses, at)
      },
    })
    await advance(121)
    expect(sizes.length).toBeGreaterThan(1)
    expect(sizes.reduce((sum, size) => sum + size)).toBe(QUESTIONS)
  })

  test('a bank that is away for a day keeps its suspects, and its owners are told once', async () => {
    const { quiz, store, advance, clock, replaceBanks, bank, miskeyed, said } = await playClass()
    const alerts = () => said.filter(({ kind }) => kind === 'alert')
    await quiz.prepare()
    await quiz.setAlertChannel({ guildId: '1', channelId: '2', locale: 'en-US' })
    await advance(125)
    const suspect = { questionId: miskeyed, kind: 'answers' }
    expect(await store.alerts.alerts()).toEqual([suspect])
    expect(alerts()).toHaveLength(1)
    const partial = { ...bank, questions: bank.questions.slice(0, MISKEYED), partial: true as const }
    for (const away of [[], [partial], [bank]]) {
      replaceBanks(away)
      await quiz.questionsLoaded()
      clock.time += DAY_MS
      await advance(5)
      expect(await store.alerts.alerts()).toEqual([suspect])
    }
    expect(alerts()).toHaveLength(1)
  })

  test('a question that left its bank needs no one', async () => {
    const { quiz, store, advance, replaceBanks, bank, miskeyed } = await playClass()
    await quiz.prepare()
    await advance(125)
    replaceBanks([{ ...bank, questions: bank.questions.filter(one => stableId(one) !== miskeyed) }])
    await quiz.questionsLoaded()
    await advance(3)
    expect(await store.alerts.alerts()).toEqual([])
  })

  test('a better explanation changes nothing about what the answers say', async () => {
    const { quiz, store, advance, replaceBanks, bank, miskeyed } = await playClass()
    const questions = bank.questions.map(question => ({
      ...question,
      explanation: 'Because.',
      hash: stableId(question) === miskeyed ? NEW_HASH : question.hash,
    }))
    replaceBanks([{ ...bank, questions }])
    await quiz.prepare()
    await advance(121)
    expect(await store.items.findAnalysis(miskeyed)).toMatchObject({ state: 'probable', hash: NEW_HASH })
  })
})
