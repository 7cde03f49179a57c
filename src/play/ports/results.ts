import type { DaySpan } from '../../quiz/season.ts'

/**
 * What everyone on a server did in a period. Read in pages, each in a few milliseconds: on SQLite a click that comes
 * meanwhile waits for one page.
 */
export type ResultStore = {
  /** The answers to questions that everyone in a channel could see, by the local dates on which they were given. */
  answersIn(guildId: string, days: DaySpan): AsyncIterable<readonly ResultAnswer[]>
  /** Group exams that are over for everyone, and ended between two times (ms UTC), the first one first. */
  examsIn(guildId: string, from: number, until: number): Promise<EndedExam[]>
  /** What those who sat these group exams scored. */
  scoresIn(eventIds: readonly string[]): AsyncIterable<readonly ExamScore[]>
  /** Who of these has ever scored on the server. */
  scorersAmong(guildId: string, userIds: readonly string[]): Promise<ReadonlySet<string>>
  /** The streaks of these people on the server. Those who never answered a daily question are not in it. */
  streaksAmong(guildId: string, userIds: readonly string[]): Promise<ReadonlyMap<string, StreakLengths>>
}

/** `counted`: it scores; any other is practice. */
export type ResultAnswer = {
  readonly userId: string
  readonly questionId: string
  readonly right: boolean
  readonly counted: boolean
}

/** A group exam that is over. `passMark` in hundredths of a percent; `endsAt` in ms UTC. */
export type EndedExam = {
  readonly id: string
  readonly bank: string
  readonly passMark: number
  readonly endsAt: number
}

/** `score` in hundredths of a percent. */
export type ExamScore = { readonly eventId: string; readonly userId: string; readonly score: number }

/** In days: the one that runs now (0 for none), and the longest ever. */
export type StreakLengths = { readonly current: number; readonly best: number }
