import type { Message } from './message.ts'

/** The question bank for its authors: `GET /api/bank?open=<key>` streams it after every file change. */
export type BankView = {
  readonly banks: readonly BankListing[]
  /** Errors, then warnings; each by file and line. */
  readonly problems: readonly BankProblem[]
  readonly opened: Preview | null
  /** Why the bank could not be read; the rest is from before. */
  readonly failed: string | null
  /** The playground's clock, ms UTC. */
  readonly now: number
}

export type BankListing = {
  readonly name: string
  readonly title: string
  /** Those of bank.yaml in its order, then others that its questions name. */
  readonly domains: readonly string[]
  readonly questions: readonly QuestionListing[]
  /** How the questions are spread, as `npm run bank -- check` prints it. */
  readonly charts: readonly Chart[]
}

export type Chart = { readonly title: string; readonly rows: readonly ChartRow[] }

/** `share` and `wanted` are of all questions, 0 to 1; `wanted` is null where bank.yaml asks for nothing. */
export type ChartRow = {
  readonly name: string
  readonly count: number
  readonly share: number
  readonly wanted: number | null
}

/** A draft is not asked yet; a broken file has an error. */
export type QuestionState = 'plays' | 'draft' | 'broken'

/** A question file, whether or not it plays. */
export type QuestionListing = {
  /** The value for `open`: the file's path below the questions folder, without `.md`. */
  readonly key: string
  readonly id: string
  readonly state: QuestionState
  readonly topic: string
  readonly difficulty: string | null
  /** The first line of the question; the file's name where it can't be read. */
  readonly title: string
  readonly file: string
  readonly warnings: number
}

export type BankProblem = {
  readonly severity: 'error' | 'warning'
  readonly file: string
  readonly line: number
  readonly column: number
  readonly message: string
  /** The key of the question in this file; null for a bank.yaml. */
  readonly key: string | null
}

export type Outcome = 'correct' | 'half' | 'wrong'

/** A question as the bot posts it, the verdict for each option, and the reveal. */
export type Preview = {
  readonly key: string
  readonly file: string
  readonly state: QuestionState
  /** Whether a post orders the options at random, as this preview does. */
  readonly shuffled: boolean
  readonly post: Message
  /** The same as the question of the day. */
  readonly daily: Message
  readonly verdicts: readonly {
    readonly chosen: string
    readonly outcome: Outcome
    readonly message: Message
  }[]
  readonly reveal: Message
  readonly problems: readonly BankProblem[]
}

/** What an author does on the page: `POST /api/bank`. */
export type BankAction =
  /** Answered with the keys of the questions that contain every word, anywhere in their file. */
  | { readonly kind: 'search'; readonly words: string }
  /** Creates a draft from the template, and answers with its key. */
  | { readonly kind: 'create'; readonly bank: string; readonly name: string }
  /** Opens the file in the editor of the machine that runs the playground. */
  | { readonly kind: 'edit'; readonly key: string; readonly line: number; readonly column: number }

export type BankResult = {
  readonly keys?: readonly string[]
  readonly key?: string
  /** A sentence for the author; null for success. */
  readonly failed: string | null
}
