import { join } from 'node:path'
import { commands } from '../commands/index.ts'
import { checkQuestion, readLooseQuestion } from './audit/check-question.ts'
import { findSimilarQuestions } from './audit/similar-questions.ts'
import { foldersIn, replaceBankFolder } from './bank/write/bank-folder.ts'
import { writeQuestionFile } from './bank/write/question-file.ts'
import { type Cleanup, createCleanup } from './cleanup.ts'
import type { BotConfig } from './config.ts'
import { createClaimOnce } from './discord/interactions/claim-once.ts'
import { components } from './discord/interactions/components/index.ts'
import { createDispatch } from './discord/interactions/dispatch.ts'
import { forms } from './discord/interactions/forms/index.ts'
import { createPictures } from './discord/render/board/picture.ts'
import { createLinkedWords } from './discord/render/parts/linked-words.ts'
import { createGuildList } from './discord/rest/guild-list.ts'
import { createOwners } from './discord/rest/owners.ts'
import { createProfileCache } from './discord/rest/profile-cache.ts'
import { createPublisher } from './discord/rest/publisher.ts'
import { createRespond } from './discord/rest/respond.ts'
import { openDatabase } from './open-database.ts'
import { openDiscord } from './open-discord.ts'
import { type ChangeBanks, openQuestions } from './open-questions.ts'
import type { Log } from './ops/log.ts'
import { type Observability, startObservability } from './ops/observability.ts'
import { createPainter, type Painter } from './picture/painter.ts'
import { withCorrections } from './play/corrected-store.ts'
import { createOverlay } from './play/overlay.ts'
import type { BankFolders } from './play/ports/question-files.ts'
import type { Store } from './play/ports/store.ts'
import { createQuiz, type Quiz } from './play/quiz.ts'
import { createTakeCooldown, createTakeTurn } from './play/rate-limits.ts'
import { createGuildBanks } from './play/suggestions/guild-banks.ts'
import { type Parts, runParts } from './run-parts.ts'
import { startTicker } from './schedule/ticker.ts'
import { randomId, randomSeed } from './store/database/random.ts'

export type Bot = {
  /** What the bot remembers. */
  readonly store: Store
  /** Everything that a person or the clock can cause. */
  readonly quiz: Quiz
  stop(): Promise<void>
}

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
  /** For the playground: what the files say, changed in memory. */
  readonly changeBanks?: ChangeBanks
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
    await runParts(parts, config, log, options.startTimer ?? startTicker, cleanup)
    return {
      store: parts.store,
      quiz: parts.quiz,
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

/** Opens and connects the parts. Nothing runs yet. */
const buildParts = async (
  config: BotConfig,
  log: Log,
  { now = Date.now, painter, pictureTimeoutMs, lockTimeoutMs, identifyIntervalMs, changeBanks }: BotOptions,
  cleanup: Cleanup,
): Promise<Parts> => {
  cleanup.signal.throwIfAborted()
  const questions = openQuestions(config, log, changeBanks)
  const observability = await startObservability(config.http, log, now)
  await cleanup.add(observability.stop)
  const { metrics, onError } = observability
  const { library } = questions
  metrics.banksLoaded(library.countsOf, Date.now())
  const opened = await openDatabase(config, log, observability, lockTimeoutMs, cleanup)
  const { store, state } = opened
  const takeTurn = createTakeTurn({ now })
  const discordOptions = { now, takeTurn, identifyIntervalMs }
  const discord = await openDiscord(config, log, observability, opened, discordOptions, cleanup)
  const { client, rests, applicationId } = discord
  const profiles = createProfileCache(rests.bot, config.cdnUrl, discord.pace)
  const pictures = createPictures(profiles, painter ?? (await ownPainter(onError, cleanup)), pictureTimeoutMs)
  const { wordsFor, setCommandIds } = createLinkedWords()
  const clock = { now }
  const questionFiles = {
    write: writeQuestionFile,
    read: readLooseQuestion,
    check: checkQuestion,
    findSimilar: findSimilarQuestions,
  }
  const guildBanks = createGuildBanks(store.suggestions, questionFiles, clock)
  const overlay = createOverlay(questions.banks, store.corrections, clock, guildBanks)
  const quiz = createQuiz({
    ...withCorrections(store, overlay),
    banks: overlay,
    overlay,
    guildBanks,
    questionFiles,
    bankFolders: bankFoldersIn(config.serverBanksDir),
    publisher: createPublisher({ ...rests, applicationId, pictures, wordsFor, now }),
    guildList: createGuildList(rests.bot),
    permissions: discord.permissions,
    memberRoles: discord.memberRoles(wordsFor),
    clock,
    random: { id: randomId, seed: randomSeed },
    takeTurn,
    takeCooldown: createTakeCooldown(clock),
    pace: discord.pace,
    onError,
    metrics,
    pauseMs: config.pauseMs,
  })
  const dispatch = createDispatch({
    commands,
    components,
    forms,
    quiz,
    respond: createRespond(rests.interactions, applicationId, () =>
      metrics.duplicatePrevented('acknowledgement'),
    ),
    profiles,
    pictures,
    wordsFor,
    permissions: discord.permissions,
    owners: createOwners({ rest: rests.bot, configured: config.owners, now }),
    claimInteraction: opened.coordinator?.claimInteraction ?? createClaimOnce(),
    exporting: new Set(),
    log,
    metrics,
    now,
  })
  return {
    questions,
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

/** Null: nowhere. */
const bankFoldersIn = (folder: string | null): BankFolders => ({
  written: async () => (folder === null ? null : await foldersIn(folder)),
  async replace(guildId, files) {
    if (folder !== null) await replaceBankFolder(join(folder, guildId), files)
  },
})

const ownPainter = async (onError: Observability['onError'], cleanup: Cleanup): Promise<Painter> => {
  const painter = createPainter({ onError })
  await cleanup.add(() => painter.stop())
  return painter
}
