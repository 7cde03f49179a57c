/** One option of a question, as its author wrote it. `key` is the author's letter: `A` to `J`. */
export type Option = {
  readonly key: string
  readonly text: string
  /** Why this option is right or wrong; null if the author gave no reason. */
  readonly rationale: string | null
}

/** A place to read more. */
export type Link = { readonly url: string; readonly title: string | null }

export type Image = {
  /** Absolute path of a file that exists. */
  readonly file: string
  readonly alt: string
  /** SHA-256 of the file's content, in hex. */
  readonly digest: string
}

/** A question that can be played. The loader creates no others. */
export type Question = {
  /** `<bank>/<path without .md>`, or what the file's `id:` says. Stable over edits of the text. */
  readonly id: string
  /** Identifies this revision: 16 hex digits over everything that a player sees or is graded by. */
  readonly hash: string
  /** Earlier ids, the oldest first, so that a renamed file keeps its history. */
  readonly aliases: readonly string[]
  readonly bank: string
  readonly domain: string | null
  readonly difficulty: string | null
  /** `categories` and `tags` of the file, without repeats that differ only in case or hyphens. */
  readonly tags: readonly string[]
  readonly text: string
  /** True if the text says how many options to choose. Derived by the loader; unknown for older revisions. */
  readonly statesCount?: boolean
  /** Two to ten, in the author's order. */
  readonly options: readonly Option[]
  /** The correct options' keys, one or more, in the order of `options`. */
  readonly answer: readonly string[]
  /** Other answers that count as correct, each as long as `answer` and in the order of `options`; absent if there are none. */
  readonly accepted?: readonly (readonly string[])[]
  /** What its file says about using it; absent for a live question. Not part of the hash: statistics outlive a trial. */
  readonly status?: Status
  /** Who suggested it, as it may be shown; absent for no one. Not part of the hash, and never kept with a revision. */
  readonly author?: string
  /** True if reports or statistics say that the key may be wrong. Computed while the bot runs, never read from a file. */
  readonly suspect?: true
  /** True if a correction voids it: every answer counts as correct. Never read from a file. */
  readonly voided?: true
  /** The question as its file has it, where a correction applies (quiz/correction.ts). Never read from a file. */
  readonly uncorrected?: Question
  /** Empty if the author gave none. */
  readonly explanation: string
  /** Addresses (http or https). */
  readonly references: readonly string[]
  /** The same with their titles; left out where the author gave none, and in older revisions. */
  readonly links?: readonly Link[]
  readonly image: Image | null
  /** False where the text names letters or positions ("option B", "all of the above"), or the author said so. */
  readonly shuffle: boolean
  /**
   * True if the options are numbers, which are shown from small to large instead of shuffled. Derived by the loader;
   * never true for older revisions, whose open posts keep their order.
   */
  readonly ascending?: boolean
}

/**
 * `trial`: asked, but never scored, until its owner knows that it works (pretesting, as certification exams do it);
 * `suspended`: not asked for now; `retired`: not asked any more.
 */
export const STATUSES = ['trial', 'suspended', 'retired'] as const
export type Status = (typeof STATUSES)[number]

/** Whether a question's answers tell something about a person: dailies and exams ask no others. */
export const isProven = ({ status, suspect }: Pick<Question, 'status' | 'suspect'>): boolean =>
  status !== 'trial' && suspect !== true

/** Whether a question is not asked anywhere, although its file is fine. */
export const isWithdrawn = ({ status }: Pick<Question, 'status'>): boolean =>
  status === 'suspended' || status === 'retired'

/**
 * The question as its file has it, without what only the running bot knows of it, and without its author, who may want to be
 * forgotten. What is kept as a revision.
 */
export const asWritten = (question: Question): Question => {
  const { suspect: _suspect, voided: _voided, author: _author, ...written } = question.uncorrected ?? question
  return written
}

/** The question with the author that it has now; the same object where it has that one already. */
export const withAuthor = (question: Question, author: string | undefined): Question => {
  if (question.author === author) return question
  const { author: _before, ...rest } = question
  return author === undefined ? rest : { ...rest, author }
}

/** The id under which answers are recorded: the first one that the question had, whatever its file is called now. */
export const stableId = ({ id, aliases }: Question): string => aliases[0] ?? id

export type Domain = { readonly name: string; readonly weight: number }

export type ExamSettings = {
  /** How many count. */
  readonly questions: number
  readonly minutes: number
  /** In percent. */
  readonly passMark: number
  /** How many trial questions come on top of them, unscored; absent for none. */
  readonly trial?: number
  /** Tags whose questions it doesn't ask; left out where the author gave none. */
  readonly without?: readonly string[]
}

export type Bank = {
  /** The folder's name. */
  readonly name: string
  readonly title: string
  readonly description: string
  readonly domains: readonly Domain[]
  readonly exam: ExamSettings | null
  readonly questions: readonly Question[]
  /** Questions that are not asked, for those who look up an old one by its id; absent if there are none. */
  readonly withdrawn?: readonly Question[]
  /** True if some of its files have errors or can't be read: a question that isn't here may be in one of them. */
  readonly partial?: true
}

/** A bank's questions, also those that aren't asked any more. */
export const allQuestionsOf = ({ questions, withdrawn = [] }: Bank): Question[] => [
  ...questions,
  ...withdrawn,
]

/**
 * Whether a bank is there with all its files, so that a question which it doesn't have was taken out of it. Not where the bank
 * is away, such as on a drive that isn't mounted, or where some of its files can't be used: it may be back with the next load.
 */
export const isWhole = (banks: readonly Bank[], name: string): boolean => {
  const bank = banks.find(one => one.name === name)
  return bank !== undefined && bank.partial !== true && allQuestionsOf(bank).length > 0
}

/** The bank with its suspended and retired questions out of `questions`; the same object if it has none. */
export const withoutWithdrawn = (bank: Bank): Bank =>
  bank.questions.some(isWithdrawn)
    ? {
        ...bank,
        questions: bank.questions.filter(question => !isWithdrawn(question)),
        withdrawn: [...(bank.withdrawn ?? []), ...bank.questions.filter(isWithdrawn)],
      }
    : bank
