import { statSync } from 'node:fs'
import Database from 'better-sqlite3'
import { type CompiledQuery, Kysely, sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { SUGGESTION_LISTS } from '../../src/play/ports/suggestions.ts'
import { TOP_RANKS } from '../../src/quiz/climb.ts'
import { isExpired, periodCutoffs } from '../../src/quiz/day.ts'
import { BOARD_NAMES, type BoardName, MAX_RANK } from '../../src/quiz/ranking.ts'
import { rebuildTotals } from '../../src/store/rebuild/rebuild.ts'
import type { Schema } from '../../src/store/schema.ts'
import { storeOn } from '../../src/store/store.ts'
import { sampleQuestion } from '../quiz/sample.ts'
import { engine, engineName } from './engines.ts'
import { openScratchStore } from './open.ts'
import { NOON, sampleAttempt, samplePost, sampleSuggestion, someClick } from './sample.ts'

const SERVER = samplePost().guildId
const DAY_MS = 86_400_000

describe.skipIf(engineName !== 'sqlite')('what a board reads', () => {
  /** The plan of each query that `work` runs, by SQLite itself. */
  const plansOf = async (file: string, work: (db: Kysely<Schema>) => Promise<unknown>): Promise<string[]> => {
    const queries: CompiledQuery[] = []
    const db = new Kysely<Schema>({
      dialect: await engine.dialect(file),
      log: ({ query }) => void queries.push(query),
    })
    await work(db)
    await db.destroy()
    const raw = new Database(file, { readonly: true })
    const plans = queries.map(({ sql: text, parameters }) =>
      (raw.prepare(`explain query plan ${text}`).all(...parameters) as { detail: string }[])
        .map(({ detail }) => detail)
        .join('\n'),
    )
    raw.close()
    return plans
  }

  const INDEXES: Readonly<Record<BoardName, string>> = {
    points: 'totals_rank',
    accuracy: 'totals_accuracy',
    streak: 'streaks_running',
  }

  test.each(BOARD_NAMES)('by %s is a part of an index, in its order', async by => {
    const { db, address } = await openScratchStore()
    await fillServer(db, 30)
    const page = await plansOf(address, async scratch =>
      expect(await storeOn(scratch).boards.boardPage(SERVER, 'all', by, 0, 11)).toHaveLength(11),
    )
    expect(page.join('\n')).toContain(`INDEX ${INDEXES[by]} `)
    // The streak board merges the best of some groups, which it may sort.
    if (by !== 'streak') expect(page.join('\n')).not.toContain('ORDER BY')
    const place = await plansOf(address, async scratch =>
      expect((await storeOn(scratch).boards.placeOf(SERVER, 'all', by, '1000012'))?.rank).toBeGreaterThan(1),
    )
    expect(place.join('\n')).toContain(`COVERING INDEX ${INDEXES[by]} `)
    expect([...page, ...place].join('\n')).not.toMatch(/SCAN (totals|streaks|posts|answers)\b/)
  })

  test('to see who climbed is the beginning of the index of points', async () => {
    const { db, address } = await openScratchStore()
    await fillServer(db, 30)
    const plans = await plansOf(address, async scratch =>
      expect(await storeOn(scratch).boards.leadersOf(SERVER, 'all')).toHaveLength(TOP_RANKS + 1),
    )
    expect(plans.join('\n')).toContain(`INDEX ${INDEXES.points} `)
    expect(plans.join('\n')).not.toMatch(/ORDER BY|SCAN totals/)
  })

  test('to choose a private question is the open dailies of a person’s own servers', async () => {
    const { address } = await openScratchStore()
    const plans = await plansOf(address, scratch => storeOn(scratch).dailies.openDailyQuestions(SERVER, ANA))
    expect(plans.join('\n')).toContain('INDEX posts_open_daily (guild_id=?)')
    expect(plans.join('\n')).not.toMatch(/SCAN posts\b/)
  })

  test('to sum up a week is the questions since then and their answers', async () => {
    const { address, store } = await openScratchStore()
    await store.posts.openPost(samplePost(), sampleQuestion(), null)
    const plans = await plansOf(address, async scratch => {
      const { weeklies } = storeOn(scratch)
      const [post] = await weeklies.postsAfter(SERVER, { openedAt: NOON - 1, id: '' }, 100)
      await weeklies.answersAfter(post!.id, '', 100)
      await weeklies.dueWeeklies(NOON, 50)
    })
    const [posts, answers, due] = plans
    expect(posts).toContain('INDEX posts_lately (guild_id=? AND (opened_at,id)>(?,?))')
    expect(answers).toContain('(post_id=? AND user_id>?)')
    expect(due).toContain('INDEX weekly_summaries_due (next_at<?)')
    expect(plans.join('\n')).not.toContain('TEMP B-TREE FOR ORDER BY')
  })

  test('for a server’s results is its questions of the period and their answers', async () => {
    const { address, store } = await openScratchStore()
    await store.posts.openPost(samplePost(), sampleQuestion(), null)
    await store.answers.recordAnswer(samplePost(), sampleAttempt(), someClick())
    const days = { from: '2026-11-01', until: '2026-11-30' }
    const plans = await plansOf(address, async scratch => {
      const { results } = storeOn(scratch)
      for await (const page of results.answersIn(SERVER, days)) expect(page).toHaveLength(1)
      for await (const page of results.scoresIn(['an exam'])) expect(page).toEqual([])
      await results.scorersAmong(SERVER, [ANA])
      await results.streaksAmong(SERVER, [ANA])
    })
    const [posts, answers] = plans
    expect(posts).toContain('INDEX posts_lately (guild_id=? AND (opened_at,id)>(?,?) AND opened_at<?)')
    expect(answers).toContain('(post_id=?)')
    expect(plans.join('\n')).not.toContain('TEMP B-TREE FOR ORDER BY')
    expect(plans.join('\n')).not.toMatch(/SCAN (totals|streaks|posts|answers|exams)\b/)
  })

  test('to suggest questions, and to decide about them, is a part of an index', async () => {
    const { address } = await openScratchStore()
    const plans = await plansOf(address, async scratch => {
      const { suggestions } = storeOn(scratch)
      await suggestions.addSuggestion(sampleSuggestion({ authorId: ANA }), 3)
      await suggestions.openSuggestionsOf(ANA, SERVER)
      for (const list of SUGGESTION_LISTS) {
        await suggestions.listSuggestions(SERVER, list, { offset: 0, limit: 5 })
        await suggestions.countSuggestions(SERVER, list)
      }
      const { id, version } = sampleSuggestion()
      await suggestions.acceptSuggestion({ id, version, guildId: SERVER, by: ANA, now: NOON }, 'Home', 10)
      await suggestions.suggestionsInBank(SERVER)
    })
    expect(plans.join('\n')).toContain('INDEX suggestions_of_guild (guild_id=? AND state=?)')
    expect(plans.join('\n')).not.toMatch(/SCAN suggestions\b/)
  })

  test('to delete a person is their own rows', async () => {
    const { address, store } = await openScratchStore()
    await store.posts.openPost(samplePost({ askedBy: ANA }), sampleQuestion(), null)
    await store.answers.recordAnswer(samplePost(), sampleAttempt({ userId: ANA }), someClick())
    await store.posts.closePost(samplePost().id, NOON, closing)
    await store.tasks.dropTask('reveal', samplePost().id)
    const plans = await plansOf(address, async scratch => {
      const { people } = storeOn(scratch)
      await people.requestDeletion({ userId: ANA, salt: 'x', at: NOON, resumeAt: NOON, expireAt: NOON })
      while (await people.deletionBatch(ANA, NOON, 16));
    })
    expect(plans.join('\n')).not.toMatch(
      /SCAN (totals|streaks|posts|answers|sessions|exposures|suggestions|tasks)\b/,
    )
  })
})

const ANA = '4000000000000001'
const closing = { revealAt: NOON, nextPost: null, endSession: null }

/** People with totals and streaks of their own, better the later they come. */
const fillServer = async (db: Kysely<Schema>, people: number): Promise<void> => {
  await sql`insert into totals (guild_id, period, user_id, points, answered, right_count, last_at)
    with recursive n(i) as (select 1 union all select i + 1 from n where i < ${sql.lit(people)})
    select ${SERVER}, 'all', cast(1000000 + i as text), i, 20000, i, 1 from n`.execute(db)
  await sql`insert into streaks (guild_id, user_id, length, longest, freezes, last_day)
    with recursive n(i) as (select 1 union all select i + 1 from n where i < ${sql.lit(people)})
    select ${SERVER}, cast(1000000 + i as text), i, i, i % 3, '2026-11-22' from n`.execute(db)
}

describe('on a server with very many people', () => {
  test.each(BOARD_NAMES)('places by %s are counted up to the last that is counted', async by => {
    const { db, store } = await openScratchStore()
    await fillServer(db, MAX_RANK + 2)
    const rankOf = async (n: number) =>
      (await store.boards.placeOf(SERVER, 'all', by, String(1_000_000 + n)))!.rank
    expect(await rankOf(MAX_RANK + 2)).toBe(1)
    expect(await rankOf(3)).toBe(MAX_RANK)
    expect(await rankOf(2)).toBeNull()
    expect(await rankOf(1)).toBeNull()
  })

  test('more right answers than a 32-bit product holds are no error', async () => {
    const { db, store } = await openScratchStore()
    await sql`insert into totals (guild_id, period, user_id, points, answered, right_count, last_at)
      values (${SERVER}, 'all', '1', 1, 200000, 100000, 1)`.execute(db)
    expect((await store.boards.placeOf(SERVER, 'all', 'accuracy', '1'))?.rank).toBe(1)
  })
})

test('a rebuild leaves out the totals that have expired, and no others', async () => {
  const { db, store } = await openScratchStore()
  for (let day = 0; day < 30; day++) {
    const post = samplePost({
      id: `post ${day}`,
      questionId: `sample/${day}`,
      closesAt: NOON + 100 * DAY_MS,
    })
    await store.posts.openPost(post, sampleQuestion({ id: post.questionId }), null)
    const attempt = sampleAttempt({ postId: post.id, answeredAt: NOON + day * DAY_MS })
    await store.answers.recordAnswer(post, attempt, someClick())
  }
  const all = () => db.selectFrom('totals').selectAll().orderBy('period').execute()
  const cutoffs = periodCutoffs(NOON + 20 * DAY_MS)
  const kept = (await all()).filter(({ period }) => !isExpired(period, cutoffs))
  let batches = 0
  while (await store.maintenance.expireTotals(cutoffs, 5)) batches++
  expect(batches).toBeGreaterThan(2)
  expect(await all()).toEqual(kept)
  expect(kept.map(({ period }) => period)).toContain('2026-12-13')
  expect(kept.map(({ period }) => period)).not.toContain('2026-11-23')
  await rebuildTotals(db, NOON + 20 * DAY_MS)
  expect(await all()).toEqual(kept)
})

test.skipIf(engineName !== 'sqlite')('free pages go back to the disk in steps', async () => {
  const { db, store, address } = await openScratchStore()
  await fillServer(db, 20_000)
  await sql`delete from totals`.execute(db)
  const sizeOf = async () => {
    await sql`pragma wal_checkpoint(truncate)`.execute(db)
    return statSync(address).size
  }
  const before = await sizeOf()
  expect(await store.maintenance.releasePages(16)).toBe(true)
  expect(before - (await sizeOf())).toBe(16 * 4096)
  while (await store.maintenance.releasePages(512));
  expect(await sizeOf()).toBeLessThan(before / 2)
  expect(await store.maintenance.releasePages(16)).toBe(false)
})
