import type { Message } from './message.ts'

/** The question bank for its authors: `GET /api/bank?open=<bank>/<id>` streams it after every file change. */
export type BankView = {
  readonly banks: readonly {
    readonly name: string
    readonly title: string
    readonly questions: readonly QuestionListing[]
  }[]
  /** Errors and warnings, by file and line. */
  readonly problems: readonly BankProblem[]
  readonly opened: Preview | null
  /** Why the bank could not be read; the rest is from before. */
  readonly failed: string | null
}

export type QuestionListing = {
  /** The value for `open`. */
  readonly key: string
  readonly id: string
  readonly topic: string
  /** The first line of the question. */
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
  /** The key of the question in this file, if it plays. */
  readonly key: string | null
}

/** A question as the bot posts it, the verdict for each option, and the reveal. */
export type Preview = {
  readonly key: string
  readonly file: string
  readonly post: Message
  readonly verdicts: readonly {
    readonly chosen: string
    readonly correct: boolean
    readonly message: Message
  }[]
  readonly reveal: Message
  readonly problems: readonly BankProblem[]
}
