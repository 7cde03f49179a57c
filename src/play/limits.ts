/** At most `max` within any `perMs`, ms. */
export type Rate = { readonly max: number; readonly perMs: number }

const MINUTE_MS = 60_000
const HOUR_MS = 3_600_000

/**
 * How often one person, or all people in one channel, may do what costs others something. Far above what people reach
 * who play: a class of thirty that asks as fast as it can answer stays below all of them.
 */
export const RATES = {
  questionsOfPerson: { max: 30, perMs: MINUTE_MS },
  questionsInChannel: { max: 120, perMs: MINUTE_MS },
  /** Each start of an exam draws and stores all of its questions. */
  exams: { max: 10, perMs: HOUR_MS },
  /** A board is a public message with a picture. */
  boards: { max: 20, perMs: MINUTE_MS },
  /** A weekly summary reads two weeks of a server's answers. */
  previews: { max: 5, perMs: MINUTE_MS },
  /** One's own statistics: all of a person's cards are read, and a picture is drawn. */
  statistics: { max: 20, perMs: MINUTE_MS },
  exports: { max: 3, perMs: HOUR_MS },
  /** Per server: everyone's answers are read, and names are looked up. */
  results: { max: 6, perMs: HOUR_MS },
  deletions: { max: 3, perMs: HOUR_MS },
  /** Each save checks a suggested question, and compares it with all of the server's questions. */
  suggestions: { max: 20, perMs: HOUR_MS },
  /** Per server: of channels and of the server's roles, when permissions are checked. Five dailies in five channels need six. */
  permissionLookups: { max: 30, perMs: MINUTE_MS },
} as const satisfies Readonly<Record<string, Rate>>

/** How many questions one person may report in so long, ms. Counted in the database. */
export const REPORT_RATE: Rate = { max: 5, perMs: 24 * HOUR_MS }

/** How many drafts and suggestions that wait one person may have in one server. Counted in the database. */
export const MAX_OPEN_SUGGESTIONS = 3

/** How many questions a server's own bank takes: all of them are in memory. */
export const MAX_SUGGESTIONS_IN_BANK = 500

/** How long a manager has a suggestion for themselves, ms. */
export const CLAIM_MS = 30 * MINUTE_MS

export type RateName = keyof typeof RATES

/** How many questions may be open without a single answer. Those that people answer never count. */
export type OpenLimits = { readonly ofPerson: number; readonly inChannel: number }

export const OPEN_LIMITS: OpenLimits = { ofPerson: 10, inChannel: 100 }
