import type { Message } from './message.ts'

/** The bank as its authors see it: `GET /api/bank?open=<bank>/<id>` sends it after every change of a file. */
export type BankView = {
  readonly banks: readonly {
    readonly name: string
    readonly title: string
    readonly questions: readonly QuestionListing[]
  }[]
  /** Files that do not play, and what does but should be looked at; by file and line. */
  readonly problems: readonly BankProblem[]
  readonly opened: Preview | null
  /** Why the bank could not be read at all; what is listed is from before. */
  readonly failed: string | null
}

export type QuestionListing = {
  /** Of the form that `open` takes. */
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
  /** The question that it is about, where that plays. */
  readonly key: string | null
}

/** A question as the bot posts it, then what it says to who chose each option, then the reveal. */
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
