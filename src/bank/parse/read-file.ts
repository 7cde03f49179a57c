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
import { locateFindings, plainScalarCheck } from './yaml-positions.ts'

/** A single question file, without the rest of its bank. */
export type ParsedFile = {
  readonly question: Question | null
  readonly draft: boolean
  /** Whether the file names a picture, even a missing one. */
  readonly hasImage: boolean
  /** Codes of warnings that the author has accepted. */
  readonly acceptedCodes: readonly string[]
  /** Where an import took the question from. */
  readonly importSource: string | null
  readonly diagnostics: readonly Diagnostic[]
}

/** Reads a question file. Never throws because of its content. */
export const readQuestionFile = (location: FileLocation, size: number): ParsedFile => {
  const read = readUtf8File(location.file, size)
  return read.kind === 'broken' ? broken([read.diagnostic]) : parseQuestionFile(read.text, location)
}

const broken = (diagnostics: readonly Diagnostic[]): ParsedFile => ({ ...NOTHING, diagnostics })

const NOTHING = {
  question: null,
  draft: false,
  hasImage: false,
  acceptedCodes: [],
  importSource: null,
  diagnostics: [],
} as const

/** `checkDrafts`: also the question of a draft and its problems, for the draft's author. */
export const parseQuestionFile = (
  text: string,
  location: FileLocation,
  { checkDrafts = false } = {},
): ParsedFile => {
  const delimiterError = checkDelimiters(text)
  if (delimiterError !== null) return broken([delimiterError])
  const front = readFrontMatter(text)
  if (front.kind === 'broken') return broken(front.diagnostics)
  const { data, source } = front
  const importSource = typeof data.source === 'string' ? data.source : null
  const draft = draftOf(data.draft)
  // A draft may be unfinished, so it is not checked.
  if (draft === true && !checkDrafts) return { ...NOTHING, draft, importSource }
  const report = createReporter()
  if (draft === null) report.error(['draft'], 'wrong-type', '`draft` must be `true` or `false`')
  const question = readQuestion(data, location, plainScalarCheck(source), report)
  const acceptedCodes = readAcceptedCodes(data, report)
  const diagnostics = locateFindings(source, report.findings)
  const hasImage = data.image !== undefined
  return {
    question: hasErrors(diagnostics) ? null : question,
    draft: draft === true,
    hasImage,
    acceptedCodes,
    importSource,
    diagnostics,
  }
}

const draftOf = (value: unknown): boolean | null => {
  if (value === undefined || value === null) return false
  if (typeof value !== 'string') return null
  const text = value.toLowerCase()
  return text === 'true' ? true : text === 'false' || text === '' ? false : null
}

/** The position of a part of the front matter in a file that was parsed before; its start if the file has changed. */
export const positionOf = (location: FileLocation, path: (data: YamlMap) => KeyPath): Position => {
  const read = readUtf8File(location.file, 0)
  const front =
    read.kind === 'text' && checkDelimiters(read.text) === null ? readFrontMatter(read.text) : null
  if (front?.kind !== 'read') return FILE_START
  const [located] = locateFindings(front.source, [
    { ...fileError('', ''), path: path(front.data), on: 'value' },
  ])
  return located ? { line: located.line, column: located.column } : FILE_START
}
