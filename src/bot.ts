import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { type Client, Events } from 'discord.js'
import { commands } from '../commands/index.ts'
import { type Library, loadLibrary } from './bank/load.ts'
import { watchLibrary } from './bank/watch.ts'
import type { Config } from './config.ts'
import { createCensus } from './discord/census.ts'
import { connect, createClient, createInteractionRest, identify } from './discord/client.ts'
import { createDispatch } from './discord/dispatch.ts'
import { inviteLink } from './discord/invite.ts'
import { createPeople } from './discord/people.ts'
import { createPermissions } from './discord/permissions.ts'
import { createPictures } from './discord/pictures.ts'
import { createPublisher } from './discord/publisher.ts'
import { registerCommands } from './discord/register.ts'
import { createRespond } from './discord/respond.ts'
import { gatewayTrouble, watchGateway, watchRequests } from './discord/watch.ts'
import { startHttp } from './ops/http.ts'
import type { Log } from './ops/log.ts'
import { createMetrics, type Metrics } from './ops/metrics.ts'
import { answersWithin, createReadiness } from './ops/readiness.ts'
import { createPainter } from './picture/painter.ts'
import type { Deps } from './play/deps.ts'
import type { Chance, Shelf, Store } from './play/ports.ts'
import { createQuiz, type Quiz } from './play/quiz.ts'
import type { Lane } from './play/record.ts'
import { everySecond } from './schedule/tick.ts'
import { dialectOf } from './store/dialect.ts'
import { openStore } from './store/store.ts'
import { wordsFor } from './words/index.ts'

/** How long a stop waits for what is being answered, posted or closed, ms. What it leaves is due after the start. */
const PATIENCE_MS = 10_000

/** A database that takes longer is as good as away: Discord gives a click 3 s. */
const DATABASE_PATIENCE_MS = 1000

export type Bot = { stop(): Promise<void> }

/** Builds every part, connects, and plays until stopped. The composition root: the only place that knows all parts. */
export const startBot = async (config: Config & { token: string }, log: Log): Promise<Bot> => {
  const library = loadLibrary(config.questionsDir)
  logLibrary(log, library)
  const shelf = createShelf(library)
  const metrics = createMetrics()
  metrics.banksLoaded(library.countsOf, Date.now())
  const readiness = createReadiness(['database', 'gateway'])
  const http = config.http && (await startHttp(config.http, { readiness, metrics }))
  if (http) tellWhere(log, metrics, http.address)
  const store = await openStore(await dialectOf(config.database), http ? metrics.queried : undefined)
  readiness.watch('database', answersWithin(DATABASE_PATIENCE_MS, store.ping))
  metrics.watchWork(LANES.map(lane => ({ lane, oldest: () => oldestDue(store, lane) })))
  const client = createClient(config)
  const rest = createInteractionRest(config)
  watchGateway(client, metrics)
  watchRequests(client.rest, 'bot', metrics)
  watchRequests(rest, 'interaction', metrics)
  readiness.watch('gateway', () => gatewayTrouble(client))
  const applicationId = await identify(client, config.token)
  const painter = createPainter({ onTrouble: (what, error) => log.warn({ err: error }, what) })
  const people = createPeople(client.rest, config.cdnUrl)
  const pictures = createPictures(people, painter)
  const publisher = createPublisher({
    applicationId,
    bot: client.rest,
    interactions: rest,
    pictures,
    now: Date.now,
  })
  const quiz = bindQuiz(config, log, metrics, { store, shelf, publisher, census: createCensus(client.rest) })
  const permissions = createPermissions(client.rest, () => client.user!.id)
  const dispatch = createDispatch({
    commands,
    quiz,
    respond: createRespond(rest, () => metrics.duplicatePrevented('acknowledgement')),
    people,
    pictures,
    permissions,
    log,
    metrics,
  })

  client.on(Events.InteractionCreate, interaction => dispatch.handle(interaction))
  client.on(Events.Error, error => log.error({ err: error }, 'the connection to Discord failed'))
  const announce = () => register(config, log, client, applicationId, quiz)
  await announce()
  await quiz.begin()
  await connect(client, config.token)
  log.info('connected to Discord')
  log.info(`Invite the bot: ${inviteLink(applicationId)}`)

  const tick = everySecond(
    () => quiz.doDue(),
    error => log.error({ err: error }, 'looking for due work failed'),
  )
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
    async stop() {
      log.info('stopping')
      readiness.stopping()
      watch.stop()
      quiz.rest()
      await within(PATIENCE_MS, Promise.all([tick.stop(), dispatch.drain()]))
      await client.destroy()
      await painter.stop()
      await store.stop()
      await http?.stop()
      log.info('stopped')
    },
  }
}

/** Resolves when the work is done, or when the time is up. */
const within = (ms: number, work: Promise<unknown>): Promise<unknown> =>
  Promise.race([work, wait(ms, undefined, { ref: false })])

const chance: Chance = {
  id: () => Array.from(randomBytes(16), byte => (byte % 36).toString(36)).join(''),
  seed: () => randomBytes(4).readUInt32BE(),
}

const bindQuiz = (
  config: Config,
  log: Log,
  metrics: Metrics,
  outside: Pick<Deps, 'store' | 'shelf' | 'publisher' | 'census'>,
): Quiz =>
  createQuiz({
    ...outside,
    chance,
    clock: { now: Date.now },
    pauseMs: config.pauseMs,
    onTrouble: (what, error) => {
      metrics.backgroundFailed()
      log.warn({ err: error }, what)
    },
    tally: metrics,
  })

const LANES: readonly Lane[] = ['live', 'daily', 'later']

const oldestDue = async (store: Store, lane: Lane): Promise<number | null> => {
  const [oldest] = await store.dueTasks(Date.now(), lane, 1)
  return oldest?.dueAt ?? null
}

/** The process itself is watched only where somebody may ask for it. */
const tellWhere = (log: Log, metrics: Metrics, address: string): void => {
  metrics.watchProcess()
  log.info(`health and metrics are told on ${address}`)
}

/** The banks in use; a reload replaces all at once. */
const createShelf = (first: Library): Shelf & { put(library: Library): void } => {
  let current = first
  return {
    banks: () => current.banks,
    put(library) {
      current = library
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
