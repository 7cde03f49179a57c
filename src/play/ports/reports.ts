import type { ReportContent, ReportReason } from '../../quiz/report.ts'

/** How a report ended. `fixed`: the file changed; `stale`: the question is no longer in its bank. */
export const REPORT_OUTCOMES = [
  'corrected',
  'accepted',
  'voided',
  'suspended',
  'fixed',
  'rejected',
  'stale',
] as const
export type ReportOutcome = (typeof REPORT_OUTCOMES)[number]

/** What someone says is wrong with a question. */
export type Report = ReportContent & {
  readonly id: string
  readonly userId: string
  /** The stable id. */
  readonly questionId: string
  /** Content hash of the revision that they saw. */
  readonly hash: string
  /** The post that they saw it in; null for a question of an exam. */
  readonly postId: string | null
  /** Where they saw it; outside of guilds the channel's id. */
  readonly guildId: string
  /** What they had answered; empty where they hadn't. */
  readonly picked: readonly string[]
  /** Discord locale of the person. */
  readonly locale: string
  /** ms UTC. */
  readonly at: number
}

/** `closed` is null while no one has decided. `reply`: what the owner wrote to the reporter. */
export type StoredReport = Report & {
  readonly closed: {
    readonly at: number
    readonly outcome: ReportOutcome
    readonly reply: string | null
  } | null
}

/** The open reports on one question. */
export type ReportedQuestion = {
  readonly questionId: string
  readonly count: number
  /** How many give each reason; those that no one gives are left out. */
  readonly reasons: Readonly<Partial<Record<ReportReason, number>>>
  /** Which keys people say are right, most often named first. */
  readonly suggested: readonly { readonly keys: readonly string[]; readonly count: number }[]
  /** Who doubts its key (`KEY_REASONS`), each once. */
  readonly doubters: readonly string[]
  /** When the first and the last one came, ms UTC. */
  readonly firstAt: number
  readonly lastAt: number
}

/** Of a person's closed reports, how many changed something about the question, and how many did not. */
export type TrackRecord = { readonly changed: number; readonly rejected: number }

/** At most `max` new reports of one person since `since`, ms UTC. */
export type ReportLimit = { readonly max: number; readonly since: number }

export type CloseReports = {
  readonly outcome: ReportOutcome
  readonly reply: string | null
  /** ms UTC. */
  readonly at: number
  /** Only those that were filed until then, ms UTC; all if absent. */
  readonly filedUntil?: number
}

export type ReportStore = {
  /**
   * Keeps a report. A person has one open report per question: another one replaces it (and keeps its id), and doesn't
   * count against the limit.
   */
  fileReport(report: Report, limit: ReportLimit): Promise<'filed' | 'updated' | 'too-many-today'>
  /** A person's open report on a question. */
  findOpenReport(userId: string, questionId: string): Promise<Report | null>
  /** Those of these reports that are still kept. */
  findReports(ids: readonly string[]): Promise<StoredReport[]>
  /** Oldest first. */
  openReportsOn(questionId: string): Promise<Report[]>
  /** Questions with open reports, those with most reports first. `guildId`: only the reports from there. */
  questionsWithReports(filter: {
    readonly guildId?: string
    readonly limit: number
  }): Promise<ReportedQuestion[]>
  /** Of everyone in the list, also of those without closed reports. */
  trackRecord(userIds: readonly string[]): Promise<ReadonlyMap<string, TrackRecord>>
  /**
   * Closes all open reports on a question, and leaves a notice for each reporter, in one transaction: each report is
   * closed once, whoever else closes it. Resolves with how many this call closed.
   */
  closeReports(questionId: string, close: CloseReports): Promise<number>
  /** The same for the reports on a question that are about another revision than this one. */
  closeOutdatedReports(questionId: string, hash: string, close: CloseReports): Promise<number>
  /**
   * Opens again what a decision, which was undone, had closed with this outcome since then, ms UTC. Its notices are dropped.
   * Those whose reporter has filed another one meanwhile stay closed.
   */
  reopenReports(questionId: string, outcome: ReportOutcome, since: number): Promise<void>
}
