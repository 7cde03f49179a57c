import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Kysely, sql } from 'kysely'
import { describe, expect, inject, onTestFinished, test } from 'vitest'
import { moveData } from '../../src/cli/move-data/move.ts'
import { SKIPPED_TABLES, TABLES } from '../../src/cli/move-data/tables.ts'
import { type Database, parseDatabaseUrl } from '../../src/database-url.ts'
import { spansOf } from '../../src/quiz/period-spans.ts'
import { createRandom } from '../../src/quiz/seeded-random.ts'
import { botState } from '../../src/store/bot-state.ts'
import { dialectOf } from '../../src/store/database/dialect.ts'
import { migrate } from '../../src/store/database/migrate.ts'
import type { Schema } from '../../src/store/schema.ts'
import { openStore, storeOn } from '../../src/store/store.ts'
import { databaseIn } from '../postgres.ts'
import { sampleQuestion } from '../quiz/sample.ts'
import { scratch } from '../scratch.ts'
import { decisionsOn } from '../store/carry-out.ts'
import {
  dailyPurpose,
  forgetPerson,
  giveRole,
  NOON,
  sampleAttempt,
  sampleCorrection,
  sampleDaily,
  sampleEvent,
  sampleExam,
  sampleExamItems,
  samplePost,
  sampleReport,
  sampleSession,
  sampleSuggestion,
  seriesPurpose,
  someClick,
  someToken,
} from '../store/sample.ts'
import { sampleAnalysis } from '../store/sample-analysis.ts'

const CLI = join(import.meta.dirname, '../../src/cli/move-data.ts')
const quiet = () => {}

const connect = async (database: Database): Promise<Kysely<Schema>> => {
  const db = new Kysely<Schema>({ dialect: await dialectOf(database, { timeoutMs: null }) })
  onTestFinished(() => db.destroy())
  await migrate(db)
  return db
}

const sqlite = (name = 'bot.sqlite'): Database => ({ kind: 'sqlite', file: join(scratch(), name) })

const postgres = async (): Promise<Database> => {
  const { url, drop } = await databaseIn(inject('postgres')!)
  onTestFinished(drop)
  return parseDatabaseUrl(url)!
}

const addressOf = (database: Database) =>
  database.kind === 'sqlite' ? `sqlite:${database.file}` : database.url

/** A bot's database after a while: something in every table that is moved. */
const playedOn = async (database: Database, posts = 60): Promise<Kysely<Schema>> => {
  const db = await connect(database)
  const store = storeOn(db)
  const roll = createRandom(11)
  const session = sampleSession()
  for (let n = 0; n < posts; n++) {
    const daily = dailyPurpose(`2026-10-${10 + (n % 20)}`, { dailyId: 'daily' })
    const post = samplePost({
      id: `post${Math.floor(roll() * 1e9)}x${n}`,
      questionId: `sample/${n % 9}`,
      guildId: `10000000000000000${n % 3}`,
      messageId: n % 4 ? `message-${n}` : null,
      ...(n === 0 && { purpose: seriesPurpose(1, session.id) }),
      ...(n % 3 === 1 && n < 60 && { purpose: daily }),
    })
    await store.posts.openPost(
      post,
      sampleQuestion({ id: post.questionId, text: `“${n}” ünï – 日本 \u{1f600}` }),
      n === 0 ? session : null,
    )
    const people = Array.from({ length: 30 }, (_, p) => `4000000000000000${10 + p}`).filter(
      () => roll() < 0.7,
    )
    await Promise.all(
      people.map(userId =>
        store.answers.recordAnswer(
          post,
          sampleAttempt({ postId: post.id, userId, right: roll() < 0.5 }),
          someClick(),
        ),
      ),
    )
    if (n % 2)
      await store.posts.closePost(post.id, NOON, { nextPost: null, endSession: null, revealAt: NOON })
  }
  await store.dailies.saveDaily(sampleDaily({ zone: 'Asia/Tokyo' }), 5)
  await store.guilds.markLeft(['100000000000000001'], NOON)
  await store.settings.changeSettings('100000000000000002', { banks: ['sample'], maxQuestions: 5 })
  await store.weeklies.changeWeekly(
    '100000000000000002',
    { channelId: '200000000000000001', weekday: 5, locale: 'en-US' },
    NOON,
  )
  await store.findings.allowFindings('100000000000000002')
  await store.people.setHidden('400000000000000011', NOON)
  await botState(db).write('a name', 'what is remembered')
  await store.sessions.refreshToken(session.id, someToken(NOON + 600_000))
  await store.exams.startExam(sampleExam(), sampleExamItems())
  await store.examEvents.planEvent(sampleEvent(), 5)
  await store.examEvents.join(sampleEvent().id, sampleExam().userId, NOON)
  await store.outcomes.saveOutcome({
    userId: '400000000000000011',
    bank: 'sample',
    onDay: 20_780,
    passed: true,
    forecast: 740,
    at: NOON,
  })
  await store.study.saveSettings('400000000000000011', { zone: 'Asia/Tokyo' })
  const limit = { max: 5, since: NOON - 1 }
  await store.reports.fileReport(sampleReport(), limit)
  await store.reports.closeReports(sampleReport().questionId, { outcome: 'fixed', reply: null, at: NOON })
  await store.reports.fileReport(sampleReport({ id: 'report0000000002' }), limit)
  // All questions have one hash here, so its revision is that of the first.
  const correction = sampleCorrection({ questionId: 'sample/0' })
  await decisionsOn(store.corrections).applyCorrection(correction, { now: NOON, isInForce: () => true })
  await store.corrections.suspend({ guildId: '', questionId: 'sample/2', by: '400000000000000011', at: NOON })
  await store.resets.resetBoards({
    guildId: samplePost().guildId,
    spans: spansOf('2026-11-23', 'all'),
    setBy: '400000000000000011',
    now: NOON,
    last: null,
  })
  await giveRole(store, '400000000000000011')
  await store.suggestions.addSuggestion(sampleSuggestion(), 3)
  const { id, version, guildId } = sampleSuggestion()
  await store.suggestions.acceptSuggestion({ id, version, guildId, by: 'mo', now: NOON }, 'Home', 10)
  await store.items.saveAnalyses([sampleAnalysis(sampleQuestion())], NOON)
  await store.items.saveClearance({ questionId: 'sample/2', hash: 'a', answers: 30, at: NOON })
  await store.alerts.replaceAlerts([{ questionId: 'sample/1', kind: 'answers' }], NOON)
  await forgetPerson(store, '400000000000000012')
  return db
}

/** Every row of every table that is moved, in one order. */
const everythingIn = async (db: Kysely<Schema>) => {
  const tables = await Promise.all(
    TABLES.map(async table => {
      const rows = await db.selectFrom(table).selectAll().execute()
      return [table, rows.map(row => JSON.stringify(Object.entries(row).sort())).sort()] as const
    }),
  )
  return Object.fromEntries(tables)
}

const run = (from: string, to: string) => spawnSync(process.execPath, [CLI, from, to], { encoding: 'utf8' })

test('every table is moved, or left out for a reason', async () => {
  const db = await connect(sqlite())
  const tables = (await db.introspection.getTables()).map(({ name }) => name)
  expect([...TABLES, ...SKIPPED_TABLES].sort()).toEqual(tables.sort())
})

describe.skipIf(inject('postgres') === null)('what a bot has kept', () => {
  test('is the same after a move to PostgreSQL and back, row by row', async () => {
    const from = sqlite()
    const before = await everythingIn(await playedOn(from))
    for (const rows of Object.values(before)) expect(rows).not.toEqual([])
    const [there, back] = [await postgres(), sqlite()]
    const moved = await moveData(from, there, quiet)
    expect(moved.map(({ rows }) => rows)).toEqual(Object.values(before).map(rows => rows.length))
    expect(await everythingIn(await connect(there))).toEqual(before)
    await moveData(there, back, quiet)
    expect(await everythingIn(await connect(back))).toEqual(before)
  })

  test('is whole after moves that were killed again and again', async () => {
    const [from, to] = [sqlite(), await postgres()]
    const before = await everythingIn(await playedOn(from, 400))
    const roll = createRandom(3)
    for (let kill = 0; kill < 6; kill++) {
      const child = spawn(process.execPath, [CLI, addressOf(from), addressOf(to)], {
        stdio: ['ignore', 'ignore', 'pipe'],
      })
      const gone = once(child, 'exit')
      // It reports progress as soon as it copies.
      await once(child.stderr, 'data')
      setTimeout(() => child.kill('SIGKILL'), roll() * 150)
      await gone
    }
    const last = run(addressOf(from), addressOf(to))
    // Where one of them came to its end, there is nothing more to move.
    if (last.status !== 0) expect(last.stderr).toContain('isn’t empty')
    expect(await everythingIn(await connect(to))).toEqual(before)
  }, 60_000)
})

describe('a move', () => {
  test('reports what it moved, table by table', async () => {
    const [from, to] = [sqlite(), sqlite('new.sqlite')]
    await playedOn(from, 5)
    const told = run(addressOf(from), addressOf(to))
    expect(told.status).toBe(0)
    for (const table of TABLES) expect(told.stdout).toMatch(new RegExp(`^${table} +\\d+ +[0-9a-f]{16}$`, 'm'))
    expect(told.stdout).toContain(`Everything is in ${addressOf(to).slice(7)}.`)
  })

  test('goes on where it was stopped', async () => {
    const [from, to] = [sqlite(), sqlite('new.sqlite')]
    const before = await everythingIn(await playedOn(from, 30))
    let steps = 0
    const stop = () => {
      steps += 1
      if (steps === 4) throw new Error('stopped')
    }
    await expect(moveData(from, to, stop)).rejects.toThrow('stopped')
    expect(await everythingIn(await connect(to))).not.toEqual(before)
    await moveData(from, to, quiet)
    expect(await everythingIn(await connect(to))).toEqual(before)
  })

  test('refuses a target that is not empty, and one that another move began', async () => {
    const [from, other, to] = [sqlite(), sqlite('other.sqlite'), sqlite('new.sqlite')]
    await playedOn(from, 2)
    await playedOn(other, 2)
    await expect(moveData(from, other, quiet)).rejects.toThrow('isn’t empty: it has')
    await expect(
      moveData(from, to, () => {
        throw new Error('stopped')
      }),
    ).rejects.toThrow('stopped')
    await expect(moveData(other, to, quiet)).rejects.toThrow('was started and not finished')
  })

  test('that was cut off keeps a bot from starting on the target, until it has ended', async () => {
    const [from, to] = [sqlite(), sqlite('new.sqlite')]
    await playedOn(from, 3)
    const stop = () => {
      throw new Error('stopped')
    }
    await expect(moveData(from, to, stop)).rejects.toThrow('stopped')
    await expect(openStore(to)).rejects.toThrow('npm run move-data was cut off. Run that command again')
    await moveData(from, to, quiet)
    const { store } = await openStore(to)
    await store.maintenance.stop()
  })

  test('is refused while a bot uses one of the files', async () => {
    const [from, to] = [sqlite(), sqlite('new.sqlite')]
    const { store } = await openStore(from)
    onTestFinished(() => store.maintenance.stop())
    await expect(moveData(from, to, quiet)).rejects.toThrow('A bot uses')
    await expect(moveData(to, from, quiet)).rejects.toThrow()
  })

  test.skipIf(inject('postgres') === null)(
    'reads each table of a PostgreSQL database in one go',
    async () => {
      const [from, to] = [await postgres(), sqlite()]
      const db = await connect(from)
      await sql`insert into totals select '1', p::text, u::text, 1, 1, 1, 1
      from generate_series(1, 50) p, generate_series(1, 400) u`.execute(db)
      const scans = async (): Promise<number> => {
        const { rows } = await sql<{ scans: number }>`select seq_scan + idx_scan as scans
        from pg_stat_user_tables where relname = 'totals'`.execute(db)
        return rows[0]!.scans
      }
      const before = await scans()
      const [moved] = (await moveData(from, to, quiet)).filter(({ table }) => table === 'totals')
      expect(moved!.rows).toBe(20_000)
      // Its connections tell of their scans when they close: count, copy and compare, not one for each of 40 pages.
      await expect.poll(scans).toBeGreaterThan(before + 2)
      expect(await scans()).toBeLessThan(before + 12)
    },
  )

  test('finds that someone wrote meanwhile', async () => {
    const [from, to] = [sqlite(), sqlite('new.sqlite')]
    const db = await playedOn(from, 3)
    let wrote = false
    const write = async () => {
      wrote = true
      await db.updateTable('totals').set({ points: 999 }).where('period', '=', 'all').execute()
    }
    const moving = moveData(from, to, what => {
      if (what === 'Comparing' && !wrote) void write()
    })
    await expect(moving).rejects.toThrow('totals differ')
  })

  test.each([
    ['one address', ['sqlite:a'], 'Usage'],
    [
      'an address that is none',
      ['sqlite:a', 'mysql://me:my-secret@host/b'],
      'The second address must look like',
    ],
    ['the same twice', ['sqlite:a', 'sqlite:a'], 'the same database'],
    [
      'a file that is not there',
      ['sqlite:not-there.sqlite', 'sqlite:new.sqlite'],
      'There’s no not-there.sqlite',
    ],
  ])('given %s says so, and makes no file', (_, given, sentence) => {
    const cwd = scratch()
    const told = spawnSync(process.execPath, [CLI, ...given], { encoding: 'utf8', cwd })
    expect(told.status).toBe(1)
    expect(told.stderr).toContain(sentence)
    expect(told.stderr).not.toContain('my-secret')
    for (const name of ['a', 'not-there.sqlite', 'new.sqlite'])
      expect(existsSync(join(cwd, name))).toBe(false)
  })

  test.skipIf(inject('postgres') === null)('names the row that PostgreSQL cannot keep', async () => {
    const from = sqlite()
    const db = await playedOn(from, 1)
    await db.insertInto('revisions').values({ hash: 'odd', question_id: 'q', body: 'a\0b' }).execute()
    await expect(moveData(from, await postgres(), quiet)).rejects.toThrow(
      'PostgreSQL can’t store the row odd of revisions: it contains a NUL character',
    )
  })
})
