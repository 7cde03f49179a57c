import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { type Insertable, Kysely, sql } from 'kysely'
import type { AskDeps, AskOutcome } from '../../../src/play/ask.ts'
import { startReview } from '../../../src/play/study/review.ts'
import type { Bank } from '../../../src/quiz/question.ts'
import { migrate } from '../../../src/store/database/migrate.ts'
import { postgresDialect } from '../../../src/store/database/postgres.ts'
import { sqliteDialect } from '../../../src/store/database/sqlite.ts'
import type { CardsTable, Schema } from '../../../src/store/schema.ts'
import { storeOn } from '../../../src/store/store.ts'
import { createPostgres, findPostgres } from '../../postgres.ts'
import { sampleBank } from '../../quiz/sample.ts'
import { column, median, percentile, withFolder } from '../measured.ts'

const CARDS = 10_000
const PEOPLE = 5
const RUNS = 60
const NOW = Date.parse('2026-11-23T12:00:00Z')
const TODAY = Math.floor(NOW / 86_400_000)

/** How many of a person's cards are due, and on which topic they review. */
const CASES = [
  { name: 'a backlog of 4,000', due: 4000, topic: null },
  { name: '3 due, then new ones', due: 3, topic: null },
  { name: 'a topic with 1 in 50', due: 4000, topic: 'sample/tag/rare' },
] as const

/** Starting a review for someone with ten thousand cards, without Discord. */
export const benchReviewStart = async (): Promise<void> => {
  console.log(`\nStarting a review for someone with ${CARDS} cards (aim: under 10 ms of work)`)
  console.log('                                          median ms    p90 ms   CPU ms')
  await withFolder(async folder =>
    measure('SQLite', new Kysely<Schema>({ dialect: sqliteDialect(join(folder, 'bench.sqlite')) })),
  )
  if (!findPostgres()) return console.log('  PostgreSQL is not installed')
  const cluster = await createPostgres({ durable: true })
  await measure('PostgreSQL', new Kysely<Schema>({ dialect: postgresDialect(cluster.url, {}) }))
  await cluster.destroy()
}

const measure = async (engine: string, db: Kysely<Schema>): Promise<void> => {
  await migrate(db)
  const plain = sampleBank(CARDS + 2000)
  const questions = plain.questions.map((question, n) => ({
    ...question,
    tags: n % 50 === 0 ? ['rare'] : [],
  }))
  const deps = depsOn(db, [{ ...plain, questions }])
  for (const [index, { name, due, topic }] of CASES.entries()) {
    for (let n = 0; n < PEOPLE; n++) await fill(db, personOf(index, n), due)
    await sql`analyze`.execute(db)
    const times: number[] = []
    let cpu = 0
    for (let run = 0; run < RUNS; run++) {
      const userId = personOf(index, run % PEOPLE)
      const [usage, began] = [process.cpuUsage(), performance.now()]
      const started = await startReview(deps, requestOf(userId, topic), async () => '1')
      times.push(performance.now() - began)
      const { user, system } = process.cpuUsage(usage)
      cpu += (user + system) / 1000
      await closeAll(deps, started)
    }
    times.sort((a, b) => a - b)
    console.log(
      `  ${engine.padEnd(12)}${name.padEnd(26)}${column(median(times), 2)} ${column(percentile(times, 0.9), 2)}${column(cpu / RUNS, 2)}`,
    )
  }
  await db.destroy()
}

const personOf = (index: number, n: number): string => `4000000000000${index}000${n}`

const depsOn = (db: Kysely<Schema>, banks: readonly Bank[]): AskDeps => ({
  ...storeOn(db),
  banks: { current: () => banks },
  clock: { now: () => NOW },
  random: { id: () => randomBytes(8).toString('hex'), seed: () => randomBytes(4).readUInt32LE() },
  onError: (what, error) => console.error(what, error),
  takeTurn: () => ({ kind: 'free' }),
  takeCooldown: () => ({ kind: 'free', stop() {} }),
  pauseMs: 5000,
})

const requestOf = (userId: string, topic: string | null) => ({
  guildId: '100000000000000001',
  channelId: '200000000000000001',
  parentId: null,
  audience: 'private' as const,
  userId,
  moderator: false,
  locale: 'en-US',
  guildLocale: null,
  topic,
  questions: 10,
  fresh: false,
  token: { value: 'token', issuedAt: NOW },
})

/** Otherwise a person would soon have as many open questions as they may. */
const closeAll = async (
  { posts }: AskDeps,
  started: AskOutcome | { readonly kind: 'nothing-due' },
): Promise<void> => {
  if (started.kind !== 'asked') throw new Error(`expected a review, got ${started.kind}`)
  await posts.closePost(started.view.post.id, NOW, { nextPost: null, endSession: null, revealAt: NOW })
}

const fill = async (db: Kysely<Schema>, userId: string, due: number): Promise<void> => {
  const cards = Array.from({ length: CARDS }, (_, n) => cardOf(userId, n, due))
  for (let at = 0; at < CARDS; at += 500)
    await db
      .insertInto('cards')
      .values(cards.slice(at, at + 500))
      .execute()
}

const cardOf = (userId: string, n: number, due: number): Insertable<CardsTable> => ({
  user_id: userId,
  question_id: `sample/${n}`,
  first_post_id: `post${n}`,
  first_at: NOW - 90 * 86_400_000,
  first_right: 1,
  first_fair: 1,
  first_ms: 20_000,
  reviews: 4,
  lapses: 0,
  resting: 0,
  stability: 1 + (n % 97),
  difficulty: 5,
  last_on: TODAY - 10 - (n % 50),
  // Spread over the bank, so that what is due isn't what comes first.
  due_on: (n * 7919) % CARDS < due ? TODAY - (n % 9) : TODAY + 1 + (n % 60),
  scheduler: 'fsrs-6',
})
