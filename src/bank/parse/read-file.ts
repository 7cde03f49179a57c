import type { Question } from '../../quiz/question.ts'
import { createNotes, fileError, hasErrors, type Mark, type Path, type Position, TOP } from '../problem.ts'
import { readText } from '../scan/read-text.ts'
import { readAccepts } from './accepts.ts'
import type { Data } from './fields.ts'
import { readFrontMatter } from './front-matter.ts'
import { checkFences } from './front-matter-delimiters.ts'
import { type Place, readQuestion } from './question.ts'
import { locate, plainIn } from './yaml.ts'

/** What one file says by itself, without the rest of its bank. */
export type Reading = {
  readonly question: Question | null
  readonly draft: boolean
  /** Whether the file names a picture, found or not. */
  readonly hasImage: boolean
  /** Codes of warnings that the author has looked at. */
  readonly accepts: readonly string[]
  /** Where an import took the question from. */
  readonly importSource: string | null
  readonly marks: readonly Mark[]
}

/** Reads a question file. Never throws for what stands in it. */
export const readFile = (place: Place, size: number): Reading => {
  const read = readText(place.file, size)
  return read.kind === 'broken' ? broken([read.mark]) : readMarkdown(read.text, place)
}

const broken = (marks: readonly Mark[]): Reading => ({ ...NOTHING, marks })

const NOTHING = {
  question: null,
  draft: false,
  hasImage: false,
  accepts: [],
  importSource: null,
  marks: [],
} as const

export const readMarkdown = (text: string, place: Place): Reading => {
  const fence = checkFences(text)
  if (fence !== null) return broken([fence])
  const front = readFrontMatter(text)
  if (front.kind === 'broken') return broken(front.marks)
  const { data, source } = front
  const importSource = typeof data.source === 'string' ? data.source : null
  const draft = draftOf(data.draft)
  // A draft may be unfinished; what is missing in it is no problem yet.
  if (draft === true) return { ...NOTHING, draft, importSource }
  const notes = createNotes()
  if (draft === null) notes.error(['draft'], 'wrong-type', '`draft` must be `true` or `false`')
  const question = readQuestion(data, place, plainIn(source), notes)
  const accepts = readAccepts(data, notes)
  const marks = locate(source, notes.findings)
  const hasImage = data.image !== undefined
  return {
    question: hasErrors(marks) ? null : question,
    draft: false,
    hasImage,
    accepts,
    importSource,
    marks,
  }
}

const draftOf = (value: unknown): boolean | null => {
  if (value === undefined || value === null) return false
  if (typeof value !== 'string') return null
  const text = value.toLowerCase()
  return text === 'true' ? true : text === 'false' || text === '' ? false : null
}

/** Where a part of the front matter stands in a file that was read before; the top where that cannot be told any more. */
export const placeIn = (place: Place, path: (data: Data) => Path): Position => {
  const read = readText(place.file, 0)
  const front = read.kind === 'text' && checkFences(read.text) === null ? readFrontMatter(read.text) : null
  if (front?.kind !== 'read') return TOP
  const [found] = locate(front.source, [{ ...fileError('', ''), path: path(front.data), on: 'value' }])
  return found ? { line: found.line, column: found.column } : TOP
}
