import { allQuestionsOf, type Bank, stableId, withoutWithdrawn } from '../../quiz/question.ts'
import type { Clock } from '../ports/process.ts'
import type { QuestionFiles } from '../ports/question-files.ts'
import type { GuildBank, SuggestionStore } from '../ports/suggestions.ts'
import { yieldToEventLoop } from '../tasks/yield-to-event-loop.ts'
import { questionOf } from './question-of.ts'

/**
 * The banks that guilds have of what their members suggested. In memory, because every question that is picked looks at them;
 * the database is the truth, and other processes hear of a change by its version.
 */
export type GuildBanks = {
  /** The bank of a guild, whose name is the guild's id; null for none. The same object until it changes. */
  of(guildId: string): Bank | null
  /** The same list until one changes. */
  all(): readonly Bank[]
  /** Who suggested a question in one of them, by its stable id. */
  authorOf(questionId: string): string | undefined
  /** Loads those that have changed. */
  reload(): Promise<void>
  /** The same if another process has changed one. Asks at most once in some seconds. */
  poll(): Promise<void>
}

/** How often another process's changes are looked for, ms. */
const POLL_MS = 5000

type Source = Pick<SuggestionStore, 'guildBanks' | 'guildBanksVersion' | 'suggestionsInBank'>

type Loaded = {
  readonly version: number
  readonly bank: Bank
  readonly authors: ReadonlyMap<string, string>
}

/** Empty until the first `reload`. */
export const createGuildBanks = (
  source: Source,
  files: Pick<QuestionFiles, 'read'>,
  clock: Clock,
): GuildBanks => {
  const loaded = new Map<string, Loaded>()
  let all: readonly Bank[] = []
  let version: string | null = null
  let polledAt = Number.NEGATIVE_INFINITY
  const reload = async (): Promise<void> => {
    const read = await source.guildBanksVersion()
    const banks = await source.guildBanks()
    const there = new Set(banks.map(({ guildId }) => guildId))
    for (const guildId of loaded.keys()) if (!there.has(guildId)) loaded.delete(guildId)
    for (const bank of banks) {
      if (loaded.get(bank.guildId)?.version === bank.version) continue
      loaded.set(bank.guildId, await loadBank(source, files, bank))
      // Clicks go first: a full bank takes 10 ms.
      await yieldToEventLoop()
    }
    version = read
    all = [...loaded.values()].map(({ bank }) => bank)
  }
  return {
    of: guildId => loaded.get(guildId)?.bank ?? null,
    all: () => all,
    authorOf: questionId => {
      const [guildId = ''] = questionId.split('/', 1)
      return loaded.get(guildId)?.authors.get(questionId)
    },
    reload,
    async poll() {
      // The distance, since the clock may be set back.
      if (Math.abs(clock.now() - polledAt) < POLL_MS) return
      polledAt = clock.now()
      if ((await source.guildBanksVersion()) !== version) await reload()
    },
  }
}

const loadBank = async (
  source: Source,
  files: Pick<QuestionFiles, 'read'>,
  { guildId, title, version }: GuildBank,
): Promise<Loaded> => {
  const suggestions = await source.suggestionsInBank(guildId)
  const questions = suggestions.flatMap(suggestion => questionOf(files, suggestion) ?? [])
  const bank = withoutWithdrawn({
    name: guildId,
    title: title || guildId,
    description: '',
    domains: [],
    exam: null,
    questions,
  })
  const authors = allQuestionsOf(bank).flatMap(question =>
    question.author === undefined ? [] : [[stableId(question), question.author] as const],
  )
  return { version, bank, authors: new Map(authors) }
}
