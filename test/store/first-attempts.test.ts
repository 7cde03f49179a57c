import { type CompiledQuery, Kysely, sql } from 'kysely'
import { expect, test } from 'vitest'
import { collectAttempts, type FirstAttempt } from '../../src/quiz/items/collect-attempts.ts'
import type { Question } from '../../src/quiz/question.ts'
import { readFirstAttempts, readRevisions } from '../../src/store/answers/first-attempts.ts'
import type { Schema } from '../../src/store/schema.ts'
import { sampleQuestion } from '../quiz/sample.ts'
import { engine, engineName } from './engines.ts'
import { openScratchStore } from './open.ts'
import { NOON, sampleAttempt, samplePost, someClick } from './sample.ts'

const openLog = async () => {
  const { db, store, address } = await openScratchStore()
  let posts = 0
  /** A post of a question, and who picks what there, in this order. */
  const play = async (question: Question, picks: Readonly<Record<string, string>>) => {
    const at = NOON + ++posts * 60_000
    const post = samplePost({
      id: `post${String(posts).padStart(12, '0')}`,
      questionId: question.id,
      hash: question.hash,
      openedAt: at,
      closesAt: at + 50_000,
    })
    await store.posts.openPost(post, question, null)
    for (const [userId, keys] of Object.entries(picks)) {
      const picked = keys.split(' ')
      const attempt = { postId: post.id, userId, picked, right: picked.join() === question.answer.join() }
      await store.answers.recordAnswer(
        post,
        sampleAttempt({ ...attempt, answeredAt: at + 5000 }),
        someClick(at),
      )
    }
  }
  const attempts = async (pageSize?: number) => {
    const all: FirstAttempt[] = []
    for await (const page of readFirstAttempts(db, pageSize)) all.push(...page)
    return all
  }
  const collect = () => collectAttempts(readFirstAttempts(db), hashes => readRevisions(db, hashes))
  return { db, address, play, attempts, collect }
}

test('each person’s first answer to a question is read, and nothing after it', async () => {
  const { play, attempts } = await openLog()
  await play(sampleQuestion(), { ana: 'A', ben: 'B' })
  await play(sampleQuestion(), { ana: 'B', cem: 'C' })
  expect((await attempts()).map(({ userId, picked }) => [userId, picked])).toEqual([
    ['ana', 'A'],
    ['ben', 'B'],
    ['cem', 'C'],
  ])
})

test('they become answers to items with the key and the options of the revision', async () => {
  const { play, collect } = await openLog()
  await play(sampleQuestion({ answer: ['B', 'D'] }), { ana: 'B D', ben: 'A B' })
  const { items, responses } = await collect()
  expect(items).toEqual([
    {
      question: 'sample/one',
      hash: '0123456789abcdef',
      options: ['A', 'B', 'C', 'D'],
      answer: ['B', 'D'],
      difficulty: 'easy',
    },
  ])
  expect([...responses.choice]).toEqual([0b1010, 0b0011])
  expect(new Set(responses.person).size).toBe(2)
  expect([...responses.ms!]).toEqual([5000, 5000])
})

test('a new explanation goes on with the same item, a new key or text begins another', async () => {
  const { play, collect } = await openLog()
  await play(sampleQuestion({ hash: 'a'.repeat(16) }), { ana: 'A' })
  await play(sampleQuestion({ hash: 'b'.repeat(16), explanation: 'Clearer.' }), { ben: 'B' })
  await play(sampleQuestion({ hash: 'c'.repeat(16), answer: ['C'] }), { cem: 'C' })
  await play(sampleQuestion({ hash: 'd'.repeat(16), text: 'Other words?' }), { dan: 'D' })
  const { items, responses } = await collect()
  expect(items.map(({ hash }) => hash[0])).toEqual(['b', 'c', 'd'])
  expect([...responses.item]).toEqual([0, 0, 1, 2])
})

test('pages of any size give every answer once', async () => {
  const { play, attempts } = await openLog()
  const people = Array.from({ length: 12 }, (_, at) => [`person-${at}`, 'B'])
  for (const id of ['sample/one', 'sample/two'])
    await play(sampleQuestion({ id, hash: id.padEnd(16, '0').slice(-16) }), Object.fromEntries(people))
  const keysBy = async (pageSize?: number) =>
    (await attempts(pageSize)).map(({ userId, questionId }) => `${userId} ${questionId}`)
  const keys = await keysBy()
  expect(new Set(keys).size).toBe(24)
  for (const pageSize of [1, 5, 24]) expect(await keysBy(pageSize)).toEqual(keys)
})

test('a card whose answer is being purged ends no page early', async () => {
  const { db, play, attempts } = await openLog()
  await play(sampleQuestion(), { ana: 'A', ben: 'B', cem: 'C' })
  await db.deleteFrom('answers').where('user_id', '=', 'ben').execute()
  for (const pageSize of [1, 2, 5])
    expect((await attempts(pageSize)).map(({ userId }) => userId)).toEqual(['ana', 'cem'])
})

test.skipIf(engineName !== 'postgres')('a page reads its own rows, however many there are', async () => {
  const { db, address, play } = await openLog()
  await play(sampleQuestion(), { ana: 'A' })
  for (const [table, post] of [
    ['answers', 'post_id'],
    ['cards', 'first_post_id'],
  ] as const) {
    const other = sql`jsonb_build_object('user_id', 'person ' || n, ${sql.lit(post)}, 'post ' || n)`
    await sql`insert into ${sql.table(table)} select (jsonb_populate_record(one, ${other})).*
      from ${sql.table(table)} as one, generate_series(1, 20000) as n`.execute(db)
    await sql`analyze ${sql.table(table)}`.execute(db)
  }
  const queries: CompiledQuery[] = []
  const logging = new Kysely<Schema>({
    dialect: await engine.dialect(address),
    log: ({ query }) => void queries.push(query),
  })
  await readFirstAttempts(logging, 100).next()
  await logging.destroy()
  const [query] = queries
  const { rows } = await db.executeQuery({ ...query!, sql: `explain ${query!.sql}` })
  expect(JSON.stringify(rows)).toContain('cards_key')
  expect(JSON.stringify(rows)).not.toContain('Seq Scan')
})
