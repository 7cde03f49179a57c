import type { Bank } from '../../quiz/question.ts'

/** ms UTC. */
export type Clock = { now(): number }

/** `id` returns a new unique id of 16 letters and digits; `seed` a whole number below 2^32. */
export type RandomSource = { id(): string; seed(): number }

/**
 * The banks as they are now; a reload swaps all of them in one step. `guildId`: without what is suspended in that guild
 * alone.
 */
export type QuestionBanks = { current(guildId?: string): readonly Bank[] }

/** Slots of a rate limit, remembered in the database: also by the next process. */
export type RateSlots = {
  /** Reserves the next slot of a rate limit of one per `everyMs`. How long until that slot, ms. */
  reserveSlot(name: string, everyMs: number): Promise<number>
}

/** What the bot remembers about itself, by name. `write` with null forgets it. */
export type BotState = {
  read(name: string): Promise<string | null>
  write(name: string, value: string | null): Promise<void>
}

/** What the processes of one bot agree on through their database, where there are several. */
export type Coordinator = RateSlots & {
  /** Whether this process is the first to claim the interaction; another one may hold the same shard. */
  claimInteraction(interactionId: string): Promise<boolean>
  /** Gives out no slot of a rate limit within the next `ms`. */
  pauseSlots(name: string, ms: number): Promise<void>
}

/** Counters for operators. Must not throw. */
export type PlayMetrics = {
  /** A daily's message was due at `dueAt` and sent at `at`, ms UTC. */
  dailyPosted(dueAt: number, at: number): void
  /** A daily's date passes without a question. */
  dailySkipped(reason: string): void
  /** Another process or an earlier attempt had done it, so it was not done twice. */
  duplicatePrevented(what: 'daily' | 'message'): void
}
