/** The simulated class: `GET /api/class` streams it after every change. */
export type ClassView = {
  /** What a class can answer, one topic of each bank: the smallest bank first. */
  readonly lessons: readonly LessonInfo[]
  readonly people: number
  /** Null before the first start. */
  readonly run: ClassRun | null
}

export type LessonInfo = {
  /** The bank's name and title. */
  readonly bank: string
  readonly title: string
  /** The name of the topic; null for the whole bank. */
  readonly topic: string | null
  readonly questions: number
}

export type ClassRun =
  | {
      readonly kind: 'answering'
      readonly asked: number
      readonly questions: number
      readonly answers: number
      readonly channelId: string
    }
  | { readonly kind: 'analysing' }
  | { readonly kind: 'stopped'; readonly answers: number }
  | { readonly kind: 'failed'; readonly sentence: string }
  | ({ readonly kind: 'done' } & ClassResult)

export type ClassResult = {
  readonly answers: number
  readonly channelId: string
  readonly planted: ClassFinding
  /** Other questions that the analysis takes for wrong. */
  readonly others: readonly ClassFinding[]
  /** Whether the bot has a command for its owners that lists such questions. */
  readonly hasQuestionsCommand: boolean
}

/** What the analysis says about a question. Options by their texts: each post has letters of its own. */
export type ClassFinding = {
  /** The first line of the question. */
  readonly title: string
  /** Whether the analysis takes its key for wrong. */
  readonly found: boolean
  /** 0 to 1. */
  readonly pKeyWrong: number
  readonly answers: number
  /** The key that the bot goes by. */
  readonly key: string
  /** The key that the answers suggest; null without a suggestion. */
  readonly suggested: string | null
  /** The key of the file. */
  readonly filed: string
  /** Its message in the channel. */
  readonly messageId: string
}

/** `POST /api/class`. `bank` is a bank's name. */
export type ClassAction = { readonly kind: 'start'; readonly bank: string } | { readonly kind: 'stop' }

/** `failed` says why not; null for success. */
export type ClassActionResult = { readonly failed: string | null }
