import { join } from 'node:path'
import { Kysely, sql } from 'kysely'
import { loadLibrary } from '../../src/bank/load.ts'
import type { Database } from '../../src/database-url.ts'
import { startDiscord } from '../../src/dev/local-discord/discord.ts'
import type { Member } from '../../src/dev/local-discord/member.ts'
import type { MessageView } from '../../src/dev/local-discord/view.ts'
import { BOARD_NAMES } from '../../src/quiz/ranking.ts'
import { dialectOf } from '../../src/store/database/dialect.ts'
import { migrate } from '../../src/store/database/migrate.ts'
import type { Schema } from '../../src/store/schema.ts'
import { createPostgres, databaseIn, findPostgres } from '../postgres.ts'
import { askIn, hasAnswerButtons } from './ask.ts'
import { BEST, fillDatabase, type Past } from './growth/fill.ts'
import { column, median, percentile, ROOT, startMeasured, withFolder } from './measured.ts'

const MEMBERS = 60
const CHANNELS = 20
const PEOPLE = 20_000
/** The measured people of the small server. */
const SMALL: Pick<Past, 'answers' | 'people'> = { answers: 60 * 25, people: MEMBERS }
const ROUNDS = 5
const COMMANDS_A_ROUND = 12
/** How long the clicks beside background work are watched, ms. */
const WATCH_MS = 15_000

/** A server with years of answers beside a new one: the same whole bot, the same commands, taken in turns. */
export const benchGrowth = async (answers: number): Promise<void> => {
  console.log(`\nGrowth: a server with ${answers} answers beside one with ${SMALL.answers}`)
  await withFolder(async folder => {
    await measure('SQLite', answers, async name => ({ kind: 'sqlite', file: join(folder, `${name}.sqlite`) }))
  })
  if (!findPostgres()) return console.log('  PostgreSQL is not installed')
  const cluster = await createPostgres({ durable: true })
  await measure('PostgreSQL', answers, async () => ({
    kind: 'postgres',
    url: (await databaseIn(cluster.url)).url,
  })).finally(cluster.destroy)
}

const measure = async (
  name: string,
  answers: number,
  databaseFor: (name: string) => Promise<Database>,
): Promise<void> => {
  const people = Math.max(MEMBERS, Math.min(PEOPLE, Math.floor(answers / 100)))
  const began = performance.now()
  const full = await startServer(await databaseFor('full'), { answers, people })
  console.log(
    `  ${name}: filled in ${((performance.now() - began) / 1000).toFixed(0)} s; ${await sizeOf(full)}`,
  )
  const small = await startServer(await databaseFor('small'), SMALL)
  console.log('                         small ms   full ms     ratio (aim: at most 1.50)')
  for (const [what, run] of Object.entries(ACTIONS)) {
    const [before, after] = await inTurns(run, small, full)
    console.log(
      `    ${what.padEnd(20)}${column(before, 2)} ${column(after, 2)} ${column(after / before, 2)}${after > 1.5 * before ? '  MISSED' : ''}`,
    )
  }
  await small.stop()
  await watchBackground(full)
  await full.stop()
}

type Server = Awaited<ReturnType<typeof startServer>>

const startServer = async (database: Database, past: Pick<Past, 'answers' | 'people'>) => {
  const discord = await startDiscord({
    rateLimits: 'none',
    log: false,
    acknowledgeWithinMs: 30_000,
    keep: 600,
  })
  const guild = discord.guild('Bench')
  const channels = Array.from({ length: CHANNELS }, (_, n) => guild.channel(`bench ${n}`))
  const members = Array.from({ length: MEMBERS }, (_, n) => guild.member(`Person ${n}`))
  const db = new Kysely<Schema>({ dialect: await dialectOf(database, { timeoutMs: null }) })
  await migrate(db)
  const questions = loadLibrary(join(ROOT, 'questions')).banks.flatMap(bank => bank.questions)
  const ours = {
    guildId: guild.id,
    channelId: channels[0]!.id,
    memberIds: members.map(({ id }) => id),
    ...past,
  }
  const left = { ...ours, guildId: LEFT, memberIds: [], answers: Math.ceil(past.answers / 10) }
  await fillDatabase(db, [ours, left], questions, Date.now())
  await addExpiredTotals(db)
  const bot = await startMeasured('src/main.ts', {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.url,
    DATABASE_URL: database.kind === 'sqlite' ? `sqlite:${database.file}` : database.url,
    QUESTIONS_DIR: join(ROOT, 'questions'),
    LOG_LEVEL: 'info',
  })
  await discord.until(() => (discord.world.commands.get('')?.length ?? 0) > 0)
  await planTask(db, 'expire-totals', FAR_AHEAD)
  return {
    channels,
    asks: 0,
    members,
    db,
    async stop() {
      await bot.stop()
      await discord.stop()
      await db.destroy()
    },
  }
}

/** A server that the bot left long ago. */
const LEFT = '199999999999999999'
type Background = 'purge' | 'expire-totals' | 'vacuum'
const FAR_AHEAD = Date.parse('2100-01-01T00:00:00Z')

/** Totals of past days, as a version that kept them has left them. */
const addExpiredTotals = (db: Kysely<Schema>) =>
  sql`insert into totals (guild_id, period, user_id, points, answered, right_count, last_at)
    select guild_id, day, user_id, points, 1, 1, last_at
    from totals cross join (select distinct day from posts where day is not null) as days
    where period = 'all' and guild_id <> ${LEFT} and day < (select max(day) from posts)
    on conflict do nothing`.execute(db)

const planTask = (db: Kysely<Schema>, kind: Background, dueAt: number) =>
  db
    .insertInto('tasks')
    .values({
      kind,
      ref: kind === 'purge' ? LEFT : 'all',
      queue: 'later',
      due_at: dueAt,
      attempts: 0,
      version: 0,
    })
    .onConflict(conflict => conflict.columns(['kind', 'ref']).doUpdateSet({ due_at: dueAt }))
    .execute()

/** Only now: a start vacuums, and a guild sync purges, what is planned before. */
const startBackground = async (db: Kysely<Schema>, kind: Background): Promise<void> => {
  if (kind === 'purge')
    await db
      .insertInto('guilds')
      .values({ guild_id: LEFT, zone: 'UTC', locale: null, gone_at: 1 })
      .onConflict(conflict => conflict.doNothing())
      .execute()
  await planTask(db, kind, 1)
}

const sizeOf = async ({ db }: Server): Promise<string> => {
  const { count } = await db
    .selectFrom('answers')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  const { rows } = await sql<{ bytes: number }>`select page_count * page_size as bytes
    from pragma_page_count, pragma_page_size`
    .execute(db)
    .catch(() => sql<{ bytes: number }>`select pg_database_size(current_database()) as bytes`.execute(db))
  return `${count} answers, ${(Number(rows[0]!.bytes) / 1e6).toFixed(0)} MB`
}

/** What is measured: each runs some commands or clicks and resolves with how long each took, ms. */
type Action = (server: Server) => Promise<number[]>

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now()
  await work()
  return performance.now() - began
}

const board =
  (by: string): Action =>
  async ({ channels: [channel], members }) => {
    const took: number[] = []
    for (let n = 0; n < COMMANDS_A_ROUND; n++)
      took.push(
        await timed(() => members[BEST + n]!.slash(channel!, 'leaderboard', { board: by, period: 'all' })),
      )
    return took
  }

/** Asks and reveals by turns and everywhere, which stays below the bot's limits. How long the question took, ms. */
const withQuestion = async (server: Server, use: (post: MessageView) => Promise<void>): Promise<number> => {
  const n = server.asks++
  const asker = server.members[n % MEMBERS]!
  const began = performance.now()
  const post = await askIn(server.channels[n % CHANNELS]!, asker)
  const took = performance.now() - began
  await use(post)
  await asker.click(post, 'Reveal')
  return took
}

/** Every member answers one question. */
const clicks: Action = async server => {
  const took: number[] = []
  while (took.length === 0)
    await withQuestion(server, async post => {
      if (!hasAnswerButtons(post)) return
      for (const member of server.members) took.push(await timed(() => clickB(member, post)))
    })
  return took
}

const clickB = async (member: Member, post: MessageView): Promise<void> => {
  const { failed } = await member.click(post, 'B')
  if (failed) throw new Error(failed)
}

const ACTIONS: Readonly<Record<string, Action>> = {
  '/quiz': async server => {
    const took: number[] = []
    for (let n = 0; n < COMMANDS_A_ROUND; n++) took.push(await withQuestion(server, async () => {}))
    return took
  },
  ...Object.fromEntries(BOARD_NAMES.map(by => [`/leaderboard ${by}`, board(by)])),
  'a click': clicks,
}

/** The medians of both. In turns, so that whatever else the machine does slows down both alike. */
const inTurns = async (run: Action, small: Server, full: Server): Promise<[number, number]> => {
  // Warms up what is compiled and cached.
  await run(small)
  await run(full)
  const [before, after]: [number[], number[]] = [[], []]
  for (let round = 0; round < ROUNDS; round++) {
    before.push(...(await run(small)))
    after.push(...(await run(full)))
  }
  return [median(before), median(after)]
}

/** Clicks, one after the other, alone and beside each kind of background work. */
const watchBackground = async (server: Server): Promise<void> => {
  console.log('    clicks beside             p50 ms    p99 ms   longest   more at p99 (aim: at most 20)')
  const alone = await watch(server, 'nothing')
  for (const kind of ['purge', 'expire-totals', 'vacuum'] as const) {
    await startBackground(server.db, kind)
    await watch(server, kind, alone)
    await planTask(server.db, kind, FAR_AHEAD)
  }
}

/** The highest hundredth of the waits, ms. */
const watch = async (server: Server, beside: string, alone?: number): Promise<number> => {
  const took: number[] = []
  const until = performance.now() + WATCH_MS
  while (performance.now() < until) took.push(...(await clicks(server)))
  took.sort((a, b) => a - b)
  const [p50, p99, longest] = [percentile(took, 0.5), percentile(took, 0.99), took.at(-1)!]
  const more = alone === undefined ? '' : `${column(p99 - alone)}${p99 - alone > 20 ? '  MISSED' : ''}`
  console.log(`      ${beside.padEnd(18)}${column(p50)} ${column(p99)} ${column(longest)} ${more}`)
  return p99
}
