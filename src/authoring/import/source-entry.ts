import { extname, relative } from 'node:path'
import type { Status } from '../../quiz/question.ts'

export type Source = {
  /** As a person would type it: what the report names. */
  readonly shown: string
  readonly path: string
  /** Absolute: pictures are taken from this folder and those below it only. */
  readonly root: string
  /** Without a byte order mark, and with `\n` alone at the ends of lines. */
  readonly text: string
}

/** The path below its root, without ending: what the question of a file is called that holds one only. */
export const nameOfFile = ({ root, path }: Pick<Source, 'root' | 'path'>): string =>
  relative(root, path.slice(0, path.length - extname(path).length)).replaceAll('\\', '/')

export type SourceOption = {
  readonly text: string
  /** Why this option is right or wrong; null where the source gives no reason. */
  readonly rationale: string | null
}

/** A question as its source has it, by our names; the loader judges later whether it can be played. */
export type SourceQuestion = {
  readonly kind: 'question'
  /** Where it begins in the source, from 1. */
  readonly line: number
  /** What the source calls it: an id or a path without ending. Null where it calls it nothing. */
  readonly name: string | null
  readonly question: string
  readonly options: readonly SourceOption[]
  /** Each a letter by the option's place, or what stands in the source: "B, E", "BE", an option's text, "1". */
  readonly answer: readonly string[]
  /** Sets of letters that are correct too; absent where the source names none. */
  readonly accepted?: readonly (readonly string[])[]
  /** Absent for a live question. */
  readonly status?: Status
  /** Whether `answer` is letters by places for certain (ticks, marks), so that no option's text is meant. */
  readonly isMarked: boolean
  /** Whether a whole number in `answer` may be an option's text ("4" in quotes) rather than its place. */
  readonly quotedAnswer: boolean
  readonly explanation: string
  /** Addresses, or `[title](address)`. */
  readonly references: readonly string[]
  readonly domain: string | null
  readonly difficulty: string | null
  readonly categories: readonly string[]
  readonly tags: readonly string[]
  /** Its path from the source's folder, and what it shows. */
  readonly image: { readonly path: string; readonly alt: string } | null
  readonly aliases: readonly string[]
  readonly accept: readonly string[]
  /** False where the source says that the options keep their order. */
  readonly shuffle: boolean
  readonly draft: boolean
  /** Whether its texts are no Markdown, so that each sign is to be shown as it is. */
  readonly isPlain: boolean
  readonly repairs: readonly string[]
}

/** A question that cannot be imported, and what to do about it. */
export type SourceRefusal = {
  readonly kind: 'refused'
  readonly line: number
  readonly code: string
  readonly message: string
}

/** Something that is no multiple-choice question: an essay, advertising, a card without options. */
export type Skip = { readonly kind: 'skipped'; readonly line: number; readonly message: string }

/** A remark about a file, such as the columns that are not read. */
export type Note = { readonly kind: 'note'; readonly line: number; readonly message: string }

export type SourceEntry = SourceQuestion | SourceRefusal | Skip | Note

/** A question, with nothing where its source says nothing. */
export const sourceQuestion = (
  known: Pick<SourceQuestion, 'line' | 'question' | 'options' | 'answer'> & Partial<SourceQuestion>,
): SourceQuestion => ({
  kind: 'question',
  name: null,
  isMarked: false,
  quotedAnswer: false,
  explanation: '',
  references: [],
  domain: null,
  difficulty: null,
  categories: [],
  tags: [],
  image: null,
  aliases: [],
  accept: [],
  shuffle: true,
  draft: false,
  isPlain: false,
  repairs: [],
  ...known,
})

export const refusal = (line: number, code: string, message: string): SourceRefusal => {
  return { kind: 'refused', line, code, message }
}

export const skip = (line: number, message: string): Skip => ({ kind: 'skipped', line, message })

export const note = (line: number, message: string): Note => ({ kind: 'note', line, message })
