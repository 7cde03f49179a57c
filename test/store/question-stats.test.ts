import fc from 'fast-check'
import type { Kysely } from 'kysely'
import { expect, inject, test } from 'vitest'
import type { Store } from '../../src/play/ports/store.ts'
import type { Audience } from '../../src/play/record.ts'
import { rebuildTotals } from '../../src/store/rebuild/rebuild.ts'
import type { Schema } from '../../src/store/schema.ts'
import { sampleQuestion } from '../quiz/sample.ts'
import { openScratchStore } from './open.ts'
import {
  forgetPerson,
  NOON,
  sampleAttempt,
  samplePost,
  sampleSession,
  seriesPurpose,
  someClick,
} from './sample.ts'

const numRuns = inject('runsAll') ? 60 : 20

/** A question that is asked, answered and perhaps closed; closing it may ask the next one of its session. */
const asked = fc.record({
  guild: fc.nat(1),
  question: fc.nat(2),
  audience: fc.constantFrom<Audience>('channel', 'channel', 'private'),
  answers: fc.array(fc.boolean(), { maxLength: 4 }),
  isClosed: fc.boolean(),
  next: fc.option(fc.nat(2)),
})
type Asked = typeof asked extends fc.Arbitrary<infer Value> ? Value : never

let played = 0

const play = async (store: Store, guildIds: readonly string[], history: readonly Asked[]): Promise<void> => {
  for (const step of history) {
    const id = String(played++)
    const sessionId = `session ${id}`
    const place = { guildId: guildIds[step.guild]!, channelId: `channel ${id}` }
    const first = samplePost({
      ...place,
      id: `post ${id}`,
      questionId: `sample/${step.question}`,
      audience: step.audience,
      purpose: seriesPurpose(1, sessionId),
    })
    const second = {
      ...first,
      id: `next ${id}`,
      questionId: `sample/${step.next}`,
      purpose: seriesPurpose(2, sessionId),
    }
    const session = sampleSession({ ...place, id: sessionId, audience: step.audience })
    await store.posts.openPost(first, sampleQuestion({ id: first.questionId }), session)
    for (const [n, right] of step.answers.entries())
      await store.answers.recordAnswer(
        first,
        sampleAttempt({ postId: first.id, userId: String(Number(FIRST) + n), right }),
        someClick(),
      )
    const nextPost =
      step.next === null
        ? null
        : { post: second, question: sampleQuestion({ id: second.questionId }), dueAt: NOON }
    // Twice: the second close finds it closed and adds nothing.
    for (const _ of step.isClosed ? [1, 2] : [])
      await store.posts.closePost(first.id, NOON, { nextPost, endSession: null, revealAt: NOON })
  }
}

/** Who gives the first answer to each post. */
const FIRST = '400'

/** What the statistics of a guild are to say, by question; `isDeleted`: without the first person's answers. */
const expectedIn = (guild: number, history: readonly Asked[], isDeleted = false) => {
  const stats = new Map<string, { asked: number; answered: number; right: number }>()
  const add = (question: number, change: { asked: number; answered: number; right: number }) => {
    const id = `sample/${question}`
    const before = stats.get(id) ?? { asked: 0, answered: 0, right: 0 }
    stats.set(id, {
      asked: before.asked + change.asked,
      answered: before.answered + change.answered,
      right: before.right + change.right,
    })
  }
  for (const step of history) {
    if (step.guild !== guild || step.audience !== 'channel') continue
    add(step.question, { asked: 1, answered: 0, right: 0 })
    if (!step.isClosed) continue
    const answers = step.answers.slice(isDeleted ? 1 : 0)
    add(step.question, { asked: 0, answered: answers.length, right: answers.filter(Boolean).length })
    if (step.next !== null) add(step.next, { asked: 1, answered: 0, right: 0 })
  }
  return stats
}

const statsIn = (db: Kysely<Schema>) =>
  db.selectFrom('question_stats').selectAll().orderBy('guild_id').orderBy('question_id').execute()

test('whatever a server was asked, the statistics count its public posts and the answers to closed ones, also after a deletion and a rebuild', async () => {
  const { db, store } = await openScratchStore()
  let runs = 0
  await fc.assert(
    fc.asyncProperty(fc.array(asked, { maxLength: 8 }), fc.boolean(), async (history, isDeleted) => {
      const guildIds = [`${++runs} a`, `${runs} b`]
      await play(store, guildIds, history)
      if (isDeleted) await forgetPerson(store, FIRST)
      const histories = async () => [
        await store.answers.historyOfGuild(guildIds[0]!),
        await store.answers.historyOfGuild(guildIds[1]!),
      ]
      const expected = [expectedIn(0, history, isDeleted), expectedIn(1, history, isDeleted)]
      expect(await histories()).toEqual(expected)
      const rows = await statsIn(db)
      await db.updateTable('question_stats').set({ asked: 99 }).where('guild_id', '=', guildIds[0]!).execute()
      await db
        .insertInto('question_stats')
        .values({ guild_id: `${runs} gone`, question_id: 'sample/0', asked: 1, answered: 1, right_count: 1 })
        .execute()
      await rebuildTotals(db, NOON)
      expect(await statsIn(db)).toEqual(rows)
    }),
    { numRuns },
  )
})

test('two questions that follow each other in opposite order at the same time are both counted', async () => {
  const { store } = await openScratchStore()
  const history = (question: number, next: number): Asked[] =>
    Array.from({ length: 10 }, () => ({
      guild: 0,
      question,
      next,
      audience: 'channel',
      answers: [true],
      isClosed: true,
    }))
  const guildIds = ['one guild']
  await Promise.all([play(store, guildIds, history(0, 1)), play(store, guildIds, history(1, 0))])
  expect(await store.answers.historyOfGuild('one guild')).toEqual(
    expectedIn(0, [...history(0, 1), ...history(1, 0)]),
  )
})
