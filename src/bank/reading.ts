import type { Question } from '../quiz/question.ts'
import { checkFences } from './fences.ts'
import { readFrontMatter } from './front-matter.ts'
import { createNotes, fileError, hasErrors, type Mark } from './problem.ts'
import { type Place, readQuestion } from './question-file.ts'
import { readText } from './read-text.ts'
import { isPlain, locate } from './yaml.ts'

/** What one file says by itself, without the rest of its bank. */
export type Reading = {
  readonly question: Question | null
  readonly draft: boolean
  /** Whether the file names a picture, found or not. */
  readonly hasImage: boolean
  readonly marks: readonly Mark[]
}

/** Reads a question file. Never throws for what stands in it. */
export const readFile = (place: Place, size: number): Reading => {
  const read = readText(place.file, size)
  return read.kind === 'broken' ? broken([read.mark]) : readMarkdown(read.text, place)
}

const broken = (marks: readonly Mark[]): Reading => ({ question: null, draft: false, hasImage: false, marks })

export const readMarkdown = (text: string, place: Place): Reading => {
  const fence = checkFences(text)
  if (fence !== null) return broken([fence])
  const front = readFrontMatter(text)
  if (front.kind === 'broken') return broken(front.marks)
  const { data, source } = front
  const draft = draftOf(data.draft)
  // A draft may be unfinished; what is missing in it is no problem yet.
  if (draft === true) return { question: null, draft: true, hasImage: false, marks: [] }
  const notes = createNotes()
  if (draft === null) notes.error(['draft'], 'wrong-type', '`draft` must be `true` or `false`')
  const question = readQuestion(data, place, path => isPlain(source, path), notes)
  const marks = locate(source, notes.findings)
  const hasImage = data.image !== undefined
  return { question: hasErrors(marks) ? null : question, draft: false, hasImage, marks }
}

const draftOf = (value: unknown): boolean | null => {
  if (value === undefined || value === null) return false
  if (typeof value !== 'string') return null
  const text = value.toLowerCase()
  return text === 'true' ? true : text === 'false' || text === '' ? false : null
}

/** Where a key stands in a file that was read before; the top where that cannot be told any more. */
export const markAt = (place: Place, key: string, mark: Omit<Mark, 'line' | 'column'>): Mark => {
  const read = readText(place.file, 0)
  const front = read.kind === 'text' && checkFences(read.text) === null ? readFrontMatter(read.text) : null
  if (front?.kind !== 'read' || !Object.hasOwn(front.data, key)) return { ...fileError('', ''), ...mark }
  const [found] = locate(front.source, [{ path: [key], on: 'value', ...mark }])
  return { ...fileError('', ''), ...found, ...mark }
}
