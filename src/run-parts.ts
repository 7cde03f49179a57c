import { type Client, Events } from 'discord.js'
import { type APIInteraction, GatewayDispatchEvents } from 'discord-api-types/v10'
import pTimeout from 'p-timeout'
import { commands } from '../commands/index.ts'
import type { Cleanup } from './cleanup.ts'
import type { BotConfig } from './config.ts'
import type { Dispatch } from './discord/interactions/dispatch.ts'
import type { LinkedWords } from './discord/render/parts/linked-words.ts'
import { keepRegistering } from './discord/rest/command-registration.ts'
import { inviteLink } from './discord/rest/invite.ts'
import { connectPatiently } from './discord/rest/patience.ts'
import { resetRateLimits } from './discord/rest/reset-rate-limits.ts'
import type { Rests } from './open-discord.ts'
import { type OpenedQuestions, watchQuestions } from './open-questions.ts'
import type { Log } from './ops/log.ts'
import type { Observability } from './ops/observability.ts'
import { createThrottledWarning } from './ops/throttled-warning.ts'
import type { Quiz } from './play/quiz.ts'
import type { startTicker } from './schedule/ticker.ts'
import type { OpenedStore } from './store/store.ts'

/** How long a stop waits for what is being answered, posted or closed, ms. The rest is due after the next start. */
const STOP_TIMEOUT_MS = 10_000

/** A start goes on without its commands being registered after this, ms: the ones of the last start work meanwhile. */
const REGISTRATION_TIMEOUT_MS = 10_000

/** What runs, once it's built. */
export type Parts = Pick<OpenedStore, 'store' | 'state'> & {
  readonly questions: OpenedQuestions
  readonly observability: Observability
  readonly client: Client
  readonly rests: Rests
  readonly applicationId: string
  readonly quiz: Quiz
  readonly dispatch: Dispatch
  readonly setCommandIds: LinkedWords['setCommandIds']
}

/** Lets everything run: interactions, due tasks, the Gateway, reloads of the banks. */
export const runParts = async (
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
  const { metrics, onError } = parts.observability
  const watcher = watchQuestions(parts.questions, config.questionsDir, metrics, log, () => {
    quiz.questionsLoaded().catch(error => onError('reports on changed questions weren’t closed', error))
  })
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
      for (const rest of Object.values(rests)) resetRateLimits(rest)
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
