import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { type Client, Events } from 'discord.js'
import { commands } from '../commands/index.ts'
import { type Library, LibraryError, loadLibrary } from './bank/load.ts'
import { watchLibrary } from './bank/watch/watch.ts'
import type { Config } from './config.ts'
import { createDispatch } from './discord/interactions/dispatch.ts'
import { createPictures } from './discord/render/board-picture.ts'
import { connect, createClient, createInteractionRest, identify } from './discord/rest/client.ts'
import { createCensus } from './discord/rest/guild-list.ts'
import { inviteLink } from './discord/rest/invite.ts'
import { createPermissions } from './discord/rest/permissions.ts'
import { createPeople } from './discord/rest/profile-cache.ts'
import { createPublisher } from './discord/rest/publisher.ts'
import { createBudget } from './discord/rest/rate-limiter.ts'
import { registerCommands } from './discord/rest/register-commands.ts'
import { countAnew } from './discord/rest/reset-rate-limits.ts'
import { createRespond } from './discord/rest/respond.ts'
import { startWatched } from './observability.ts'
import type { Log } from './ops/log.ts'
import { createTrouble } from './ops/throttled-warning.ts'
import { createPainter } from './picture/painter.ts'
import type { Deps } from './play/deps.ts'
import type { Chance, Shelf, Store } from './play/ports.ts'
import { createQuiz, type Quiz } from './play/quiz.ts'
import { everySecond } from './schedule/tick.ts'
import { openStore } from './store/store.ts'
import { wordsFor } from './words/index.ts'

/** How long a stop waits for what is being answered, posted or closed, ms. What it leaves is due after the start. */
const TIMEOUT_MS = 10_000

export type Bot = {
  /** When a post takes its last answer, ms UTC; null where there is no such post or it is closed. */
  closesAt(postId: string): Promise<number | null>
  /** When and where a server's next daily comes; null where none is set or all are paused. */
  nextDaily(serverId: string): Promise<{ readonly at: number; readonly channelId: string } | null>
  stop(): Promise<void>
}

/**
 * Builds every part, connects, and plays until stopped. The composition root: the only place that knows all parts.
 * `now` is the bot's clock, ms UTC: all that is due goes by it.
 */
export const startBot = async (
  config: Config & { token: string },
  log: Log,
  now: () => number = Date.now,
): Promise<Bot> => {
  const library = loadLibrary(config.questionsDir)
  logLibrary(log, library)
  const shelf = createShelf(library, config.banks)
  const watched = await startWatched(config, log, library)
  const { metrics, onTrouble } = watched
  const away = createTrouble(log, 'the database could not be reached')
  const { store, shared } = await openStore(config.database, {
    onQuery: watched.onQuery,
    onTrouble: away.failed,
  })
  watched.store(store)
  const budget = createBudget(shared, config.requestsASecond, onTrouble)
  const client = createClient(config, shared, budget)
  const rest = createInteractionRest(config)
  const once = createInteractionRest(config, 0)
  watched.discord(client, rest, once)
  const { applicationId, botId } = await identify(client, config.token)
  const painter = createPainter({ onTrouble })
  const people = createPeople(client.rest, config.cdnUrl)
  const pictures = createPictures(people, painter)
  const publisher = createPublisher({
    applicationId,
    bot: client.rest,
    interactions: rest,
    once,
    pictures,
    now,
  })
  const quiz = bindQuiz(config, {
    store,
    shelf,
    publisher,
    census: createCensus(client.rest),
    pace: budget.pace,
    onTrouble,
    tally: metrics,
    clock: { now },
  })
  const permissions = createPermissions(client.rest, botId)
  const dispatch = createDispatch({
    commands,
    quiz,
    respond: createRespond(rest, () => metrics.duplicatePrevented('acknowledgement')),
    people,
    pictures,
    permissions,
    takeOn: shared?.takeOn ?? (async () => true),
    log,
    metrics,
    now,
  })

  client.on(Events.InteractionCreate, interaction => dispatch.handle(interaction))
  client.on(Events.Error, error => log.error({ err: error }, 'the connection to Discord failed'))
  const announce = () => register(config, log, client, applicationId, quiz)
  await announce()
  await quiz.begin()
  // What is due needs no Gateway, and with many shards it takes minutes until all are connected.
  const looking = createTrouble(log, 'looking for due work failed')
  const tick = everySecond(
    () => quiz.doDue().then(looking.worked),
    looking.failed,
    byMs => {
      log.warn({ byMs }, 'the clock was changed')
      if (byMs > 0) return
      for (const one of [client.rest, rest, once]) countAnew(one)
      quiz.clockPutBack().catch(error => onTrouble('what the clock was ahead for was not put back', error))
    },
  )
  await connect(client, config.token)
  log.info('connected to Discord')
  log.info(`Invite the bot: ${inviteLink(applicationId)}`)

  const watch = watchLibrary(config.questionsDir, {
    since: library,
    onLoaded: loaded => {
      shelf.put(loaded)
      metrics.banksLoaded(loaded.countsOf, Date.now())
      logLibrary(log, loaded)
      announce().catch(error => log.error({ err: error }, 'the commands could not be registered anew'))
    },
    onFailed: error => {
      metrics.reloadFailed()
      log.error({ err: error }, 'the questions could not be read again; the ones from before stay')
    },
  })
  return {
    async closesAt(postId) {
      const post = await store.post(postId)
      return post !== null && post.closedAt === null ? post.closesAt : null
    },
    nextDaily: serverId => nextDailyOf(store, serverId),
    async stop() {
      log.info('stopping')
      watched.stopping()
      watch.stop()
      quiz.rest()
      await within(TIMEOUT_MS, Promise.all([tick.stop(), dispatch.drain()]))
      await client.destroy()
      await painter.stop()
      await store.stop()
      await watched.stop()
      log.info('stopped')
    },
  }
}

const nextDailyOf = async (store: Pick<Store, 'dailiesOf'>, serverId: string) => {
  const due = (await store.dailiesOf(serverId)).flatMap(({ next, channelId }) =>
    next === null ? [] : [{ at: next.at, channelId }],
  )
  return due.toSorted((one, other) => one.at - other.at)[0] ?? null
}

/** Resolves when the work is done, or when the time is up. */
const within = (ms: number, work: Promise<unknown>): Promise<unknown> =>
  Promise.race([work, wait(ms, undefined, { ref: false })])

const chance: Chance = {
  id: () => Array.from(randomBytes(16), byte => (byte % 36).toString(36)).join(''),
  seed: () => randomBytes(4).readUInt32BE(),
}

const bindQuiz = (config: Config, outside: Omit<Deps, 'chance' | 'pauseMs'>): Quiz =>
  createQuiz({
    ...outside,
    chance,
    pauseMs: config.pauseMs,
  })

/** The banks in use; a reload replaces all at once. Throws LibraryError where a bank is wanted that there is not. */
const createShelf = (first: Library, wanted: Config['banks']): Shelf & { put(library: Library): void } => {
  const unknown = wanted?.find(name => !first.countsOf.has(name))
  if (unknown !== undefined)
    throw new LibraryError(
      `BANKS names ${unknown}, and the banks are ${[...first.countsOf.keys()].join(', ')}: correct it in .env.`,
    )
  const inUse = ({ banks }: Library) => banks.filter(({ name }) => wanted?.includes(name) ?? true)
  let current = inUse(first)
  return {
    banks: () => current,
    put(library) {
      current = inUse(library)
    },
  }
}

const register = async (config: Config, log: Log, client: Client, applicationId: string, quiz: Quiz) => {
  const wanted = commands.map(command => command.describe(quiz.banks(), wordsFor('en')))
  const wrote = await registerCommands(client.rest, applicationId, config.devGuildId, wanted)
  if (wrote) log.info(`registered ${wanted.map(({ name }) => `/${name}`).join(' and ')}`)
}

const logLibrary = (log: Log, { counts, problems, banks }: Library): void => {
  for (const { file, line, column, message, severity } of problems)
    log[severity === 'error' ? 'warn' : 'info'](`${file}:${line}:${column}: ${message}`)
  log.info({ ...counts, banks: banks.map(bank => bank.name) }, 'questions loaded')
}
