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

/** The id under which answers are recorded: the first one that the question had, whatever its file is called now. */
export const stableId = ({ id, aliases }: Question): string => aliases[0] ?? id

export type Domain = { readonly name: string; readonly weight: number }

export type ExamSettings = {
  readonly questions: number
  readonly minutes: number
  /** In percent. */
  readonly passMark: number
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
}
