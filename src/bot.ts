import { type Client, Events } from 'discord.js'
import { type APIInteraction, GatewayDispatchEvents } from 'discord-api-types/v10'
import pTimeout from 'p-timeout'
import { commands } from '../commands/index.ts'
import { type Library, loadLibrary } from './bank/load.ts'
import { type BankRegistry, createBankRegistry } from './bank/registry.ts'
import { watchLibrary } from './bank/watch/watch.ts'
import { type Cleanup, createCleanup } from './cleanup.ts'
import type { Config } from './config.ts'
import { createClaimOnce } from './discord/interactions/claim-once.ts'
import { components } from './discord/interactions/components/index.ts'
import { createDispatch } from './discord/interactions/dispatch.ts'
import { forms } from './discord/interactions/forms/index.ts'
import { createPictures } from './discord/render/board-picture.ts'
import { createLinkedWords } from './discord/render/linked-words.ts'
import { createClient, createInteractionRest } from './discord/rest/client.ts'
import { gatewayTrouble, watchGateway, watchRequests } from './discord/rest/client-metrics.ts'
import { keepRegistering } from './discord/rest/command-registration.ts'
import { createGuildList } from './discord/rest/guild-list.ts'
import { createInvalidRequests } from './discord/rest/invalid-requests.ts'
import { inviteLink } from './discord/rest/invite.ts'
import { logLongWaits } from './discord/rest/long-waits.ts'
import { createLookups } from './discord/rest/lookups.ts'
import { connectPatiently, identifyPatiently } from './discord/rest/patience.ts'
import { createPermissions } from './discord/rest/permissions.ts'
import { createProfileCache } from './discord/rest/profile-cache.ts'
import { createPublisher } from './discord/rest/publisher.ts'
import { createRateLimiter } from './discord/rest/rate-limiter.ts'
import { resetRateLimits } from './discord/rest/reset-rate-limits.ts'
import { createRespond } from './discord/rest/respond.ts'
import { surviveBadEvents } from './discord/rest/survive-bad-events.ts'
import type { Log } from './ops/log.ts'
import { type Observability, startObservability } from './ops/observability.ts'
import { checkWithTimeout } from './ops/readiness.ts'
import { createThrottledWarning } from './ops/throttled-warning.ts'
import { createPainter, type Painter } from './picture/painter.ts'
import type { RandomSource } from './play/ports/process.ts'
import type { Store } from './play/ports/store.ts'
import { createQuiz } from './play/quiz.ts'
import { createTakeTurn } from './play/rate-limits.ts'
import { QUEUES } from './play/tasks/task-kinds.ts'
import { startTicker } from './schedule/ticker.ts'
import { randomId, randomSeed } from './store/random.ts'
import { openStore } from './store/store.ts'

/** How long a stop waits for what is being answered, posted or closed, ms. The rest is due after the next start. */
const STOP_TIMEOUT_MS = 10_000

/**
 * Closing the Gateway connections takes milliseconds. But discord.js's destroy() never resolves while a shard waits
 * for HELLO or READY, since aborting that wait starts a reconnect that replaces the close handler.
 */
const DISCONNECT_TIMEOUT_MS = 1000

/** A start goes on without its commands being registered after this, ms: the ones of the last start work meanwhile. */
const REGISTRATION_TIMEOUT_MS = 10_000

/** Readiness fails for a database that takes longer, ms: Discord gives a click 3 s. */
const DATABASE_TIMEOUT_MS = 1000

export type Bot = {
  /** What the bot remembers. */
  readonly store: Store
  stop(): Promise<void>
}

type BotConfig = Config & { readonly token: string }

export type BotOptions = {
  /** The bot's clock, ms UTC: everything that is due follows it. */
  readonly now?: () => number
  /** What calls for due work again and again. */
  readonly startTimer?: typeof startTicker
  /** Draws the leaderboards; not stopped with the bot. The default is one of the bot's own. */
  readonly painter?: Painter
  /** How long a reply waits for its picture, ms. */
  readonly pictureTimeoutMs?: number
  /** Closes what was opened, also while the bot still starts. */
  readonly cleanup?: Cleanup
  /** How long a start waits for another bot on the same SQLite file to stop, ms. */
  readonly lockTimeoutMs?: number
  /** How long shards with the same rate limit key wait for each other, ms. The default is Discord's. */
  readonly identifyIntervalMs?: number
}

/**
 * The composition root: builds every part, connects, and plays until stopped. Where the start fails, or
 * `options.cleanup` runs meanwhile, what was opened is closed, nothing more is opened, and it rejects.
 */
export const startBot = async (config: BotConfig, log: Log, options: BotOptions = {}): Promise<Bot> => {
  const { cleanup = createCleanup() } = options
  try {
    const parts = await buildParts(config, log, options, cleanup)
    await startParts(parts, config, log, options.startTimer ?? startTicker, cleanup)
    return {
      store: parts.store,
      async stop() {
        log.info('stopping')
        parts.observability.readiness.markStopping()
        await cleanup.run()
        log.info('stopped')
      },
    }
  } catch (error) {
    await cleanup.run().catch(failure => log.error({ err: failure }, 'cleanup after a failed start failed'))
    throw error
  }
}

type Parts = Awaited<ReturnType<typeof buildParts>>

/** Opens and connects the parts. Nothing runs yet. */
const buildParts = async (
  config: BotConfig,
  log: Log,
  { now = Date.now, painter, pictureTimeoutMs, lockTimeoutMs, identifyIntervalMs }: BotOptions,
  cleanup: Cleanup,
) => {
  const { signal } = cleanup
  signal.throwIfAborted()
  const library = loadLibrary(config.questionsDir)
  const banks = createBankRegistry(library, config.banks)
  logLibrary(log, library, banks)
  const observability = await startObservability(config.http, log, now)
  await cleanup.add(observability.stop)
  const { metrics, onError, onQuery } = observability
  metrics.banksLoaded(library.countsOf, Date.now())
  const unreachable = createThrottledWarning(log, 'the database could not be reached', { isExpected: true })
  const onWaiting = () => log.warn('another Proctor uses the database: waiting for it to stop')
  const { store, coordinator, slots, state } = await openStore(config.database, {
    onQuery,
    onError: unreachable.fail,
    lock: { onWaiting, signal, maxWaitMs: lockTimeoutMs },
  })
  await cleanup.add(() => store.maintenance.stop())
  const rateLimiter = createRateLimiter(coordinator, config.requestsASecond, onError)
  const client = createClient(config, slots, rateLimiter, identifyIntervalMs)
  surviveBadEvents(client, log)
  await cleanup.add(() => pTimeout(client.destroy(), { milliseconds: DISCONNECT_TIMEOUT_MS, message: false }))
  logLongWaits(client.rest, log)
  const interactionRest = createInteractionRest(config)
  const onceRest = createInteractionRest(config, 0)
  const rests = [client.rest, interactionRest, onceRest]
  observe(observability, store, client, [interactionRest, onceRest])
  const invalidRequests = createInvalidRequests(now, log)
  for (const rest of rests) invalidRequests.watch(rest)
  metrics.watchInvalidRequests(invalidRequests.recent)
  const { applicationId, botId } = await identifyPatiently(client, config.token, log, signal)
  const lookups = createLookups({
    now,
    takeTurn: createTakeTurn({ now }),
    invalid: invalidRequests,
    onWithheld: metrics.lookupWithheld,
  })
  const profiles = createProfileCache(client.rest, config.cdnUrl)
  const pictures = createPictures(profiles, painter ?? (await ownPainter(onError, cleanup)), pictureTimeoutMs)
  const { wordsFor, setCommandIds } = createLinkedWords()
  const quiz = createQuiz({
    ...store,
    banks,
    publisher: createPublisher({
      applicationId,
      bot: client.rest,
      interactions: interactionRest,
      once: onceRest,
      pictures,
      wordsFor,
      now,
    }),
    guildList: createGuildList(client.rest),
    clock: { now },
    random,
    pace: rateLimiter.pace,
    onError,
    metrics,
    pauseMs: config.pauseMs,
  })
  const dispatch = createDispatch({
    commands,
    components,
    forms,
    quiz,
    respond: createRespond(interactionRest, applicationId, () =>
      metrics.duplicatePrevented('acknowledgement'),
    ),
    profiles,
    pictures,
    wordsFor,
    permissions: createPermissions({ rest: client.rest, botId, lookups }),
    claimInteraction: coordinator?.claimInteraction ?? createClaimOnce(),
    log,
    metrics,
    now,
  })
  return {
    library,
    banks,
    observability,
    store,
    state,
    client,
    rests,
    applicationId,
    quiz,
    dispatch,
    setCommandIds,
  }
}

/** Lets everything run: interactions, due tasks, the Gateway, reloads of the banks. */
const startParts = async (
  parts: Parts,
  config: BotConfig,
  log: Log,
  startTimer: typeof startTicker,
  cleanup: Cleanup,
): Promise<void> => {
  const { client, applicationId, quiz, dispatch, state, setCommandIds } = parts
  const { signal } = cleanup
  signal.throwIfAborted()
  // Raw payloads, so that the HTTP transport, which has no discord.js objects, can share the adapter.
  client.ws.on(GatewayDispatchEvents.InteractionCreate, (raw: APIInteraction) => dispatch.handle(raw))
  client.on(Events.Error, error => log.error({ err: error }, 'the connection to Discord failed'))
  const registration = keepRegistering({
    rest: client.rest,
    applicationId,
    guildId: config.devGuildId,
    commands,
    state,
    log,
    signal,
    onRegistered: setCommandIds,
  })
  await pTimeout(registration, { milliseconds: REGISTRATION_TIMEOUT_MS, message: false })
  signal.throwIfAborted()
  await quiz.prepare()
  // Due tasks need no Gateway, and with many shards it takes minutes until all are connected.
  await startTick(parts, startTimer, log, cleanup)
  await connectPatiently(client, config, log, signal)
  log.info('connected to Discord')
  log.info(`Invite the bot: ${inviteLink(applicationId)}`)
  const watcher = watchBanks(parts, config.questionsDir, log)
  await cleanup.add(() => watcher.stop())
}

const startTick = async (
  { observability: { onError }, rests, dispatch, quiz }: Parts,
  startTimer: typeof startTicker,
  log: Log,
  cleanup: Cleanup,
): Promise<void> => {
  const tickFailure = createThrottledWarning(log, 'looking for due work failed')
  const ticker = startTimer(
    () => quiz.runDueTasks().then(tickFailure.recover),
    tickFailure.fail,
    byMs => {
      log.warn({ byMs }, 'the clock was changed')
      if (byMs > 0) return
      for (const rest of rests) resetRateLimits(rest)
      quiz
        .rescheduleAfterRollback()
        .catch(error => onError('work planned while the clock was ahead wasn’t rescheduled', error))
    },
  )
  await cleanup.add(async () => {
    quiz.stopAccepting()
    const work = Promise.all([ticker.stop(), dispatch.drain()])
    await pTimeout(work, { milliseconds: STOP_TIMEOUT_MS, message: false })
  })
}

const ownPainter = async (onError: Observability['onError'], cleanup: Cleanup): Promise<Painter> => {
  const painter = createPainter({ onError })
  await cleanup.add(() => painter.stop())
  return painter
}

/** Wires metrics and readiness to the store and to Discord. */
const observe = (
  { metrics, readiness }: Observability,
  store: Store,
  client: Client,
  interactionRests: readonly Client['rest'][],
): void => {
  readiness.setCheck('database', checkWithTimeout(DATABASE_TIMEOUT_MS, store.maintenance.ping))
  metrics.watchQueues(QUEUES.map(queue => ({ queue, oldest: () => store.tasks.oldestDueTask(queue) })))
  watchGateway(client, metrics)
  watchRequests(client.rest, 'bot', metrics)
  for (const rest of interactionRests) watchRequests(rest, 'interaction', metrics)
  readiness.setCheck('gateway', () => gatewayTrouble(client))
}

const watchBanks = (
  {
    library,
    banks,
    observability: { metrics },
  }: { library: Library; banks: BankRegistry; observability: Observability },
  questionsDir: string,
  log: Log,
) =>
  watchLibrary(questionsDir, {
    since: library,
    onLoaded: loaded => {
      banks.replace(loaded)
      metrics.banksLoaded(loaded.countsOf, Date.now())
      logLibrary(log, loaded, banks)
    },
    onFailed: error => {
      metrics.reloadFailed()
      log.error({ err: error }, 'the questions couldn’t be reloaded; the previous ones stay in use')
    },
  })

const random: RandomSource = { id: randomId, seed: randomSeed }

const logLibrary = (log: Log, { counts, problems, banks }: Library, inUse: BankRegistry): void => {
  for (const { file, line, column, message, severity } of problems)
    log[severity === 'error' ? 'warn' : 'info'](`${file}:${line}:${column}: ${message}`)
  log.info({ ...counts, banks: banks.map(bank => bank.name) }, 'questions loaded')
  if (inUse.current().every(({ questions }) => questions.length === 0)) log.error(NOTHING_TO_PLAY)
}

const NOTHING_TO_PLAY =
  'no question can be played, so /quiz has nothing to ask: the lines above and `npm run bank -- check` say why'
