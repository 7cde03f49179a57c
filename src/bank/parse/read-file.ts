import type { Question } from '../../quiz/question.ts'
import {
  createReporter,
  type Diagnostic,
  FILE_START,
  fileError,
  hasErrors,
  type KeyPath,
  type Position,
} from '../problem.ts'
import { readUtf8File } from '../scan/read-text.ts'
import { readAcceptedCodes, type YamlMap } from './fields.ts'
import { readFrontMatter } from './front-matter.ts'
import { checkDelimiters } from './front-matter-delimiters.ts'
import { type FileLocation, readQuestion } from './question.ts'
import { locateFindings, plainScalarCheck } from './yaml.ts'

/** What one file says by itself, without the rest of its bank. */
export type ParsedFile = {
  readonly question: Question | null
  readonly draft: boolean
  /** Whether the file names a picture, found or not. */
  readonly hasImage: boolean
  /** Codes of warnings that the author has looked at. */
  readonly acceptedCodes: readonly string[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Reads a question file. Never throws for what stands in it. */
export const readQuestionFile = (location: FileLocation, size: number): ParsedFile => {
  const read = readUtf8File(location.file, size)
  return read.kind === 'broken' ? broken([read.diagnostic]) : parseQuestionFile(read.text, location)
}

const broken = (diagnostics: readonly Diagnostic[]): ParsedFile => ({ ...NOTHING, diagnostics })

const NOTHING = { question: null, draft: false, hasImage: false, acceptedCodes: [], diagnostics: [] } as const

export const parseQuestionFile = (text: string, location: FileLocation): ParsedFile => {
  const delimiterError = checkDelimiters(text)
  if (delimiterError !== null) return broken([delimiterError])
  const front = readFrontMatter(text)
  if (front.kind === 'broken') return broken(front.diagnostics)
  const { data, source } = front
  const draft = draftOf(data.draft)
  // A draft may be unfinished; what is missing in it is no problem yet.
  if (draft === true) return { ...NOTHING, draft }
  const report = createReporter()
  if (draft === null) report.error(['draft'], 'wrong-type', '`draft` must be `true` or `false`')
  const question = readQuestion(data, location, plainScalarCheck(source), report)
  const acceptedCodes = readAcceptedCodes(data, report)
  const diagnostics = locateFindings(source, report.findings)
  const hasImage = data.image !== undefined
  return {
    question: hasErrors(diagnostics) ? null : question,
    draft: false,
    hasImage,
    acceptedCodes,
    diagnostics,
  }
}

const draftOf = (value: unknown): boolean | null => {
  if (value === undefined || value === null) return false
  if (typeof value !== 'string') return null
  const text = value.toLowerCase()
  return text === 'true' ? true : text === 'false' || text === '' ? false : null
}

/** Where a part of the front matter stands in a file that was read before; the top where that cannot be told any more. */
export const positionOf = (location: FileLocation, path: (data: YamlMap) => KeyPath): Position => {
  const read = readUtf8File(location.file, 0)
  const front =
    read.kind === 'text' && checkDelimiters(read.text) === null ? readFrontMatter(read.text) : null
  if (front?.kind !== 'read') return FILE_START
  const [found] = locateFindings(front.source, [
    { ...fileError('', ''), path: path(front.data), on: 'value' },
  ])
  return found ? { line: found.line, column: found.column } : FILE_START
}
