import type { Question } from '../../quiz/question.ts'
import {
  createReporter,
  type Diagnostic,
  FILE_START,
  fileError,
  firstFindings,
  hasErrors,
  type KeyPath,
  type Position,
} from '../problem.ts'
import { readUtf8File } from '../scan/read-text.ts'
import { readAcceptedCodes, type YamlMap } from './fields.ts'
import { readFrontMatter } from './front-matter.ts'
import { checkDelimiters, frontMatterOf } from './front-matter-delimiters.ts'
import { MAX_FINDINGS, MAX_YAML_LENGTH } from './limits.ts'
import { type FileLocation, readQuestion } from './question.ts'
import { warnOfComments } from './yaml-comments.ts'
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
  const head = frontMatterOf(text)
  if (head.length > MAX_YAML_LENGTH) return broken([fileError('too-large', TOO_LONG)])
  const front = readFrontMatter(head)
  if (front.kind === 'broken') return broken(front.diagnostics)
  const { data, source } = front
  const importSource = typeof data.source === 'string' ? data.source : null
  const draft = draftOf(data.draft)
  // A draft may be unfinished, so it is not checked.
  if (draft === true && !checkDrafts) return { ...NOTHING, draft, importSource }
  const report = createReporter()
  if (draft === null) report.error(['draft'], 'wrong-type', '`draft` must be `true` or `false`')
  const question = readQuestion(data, location, plainScalarCheck(source), report)
  warnOfComments(source, isText, report)
  const acceptedCodes = readAcceptedCodes(data, report)
  const diagnostics = locateFindings(source, firstFindings(report.findings, MAX_FINDINGS))
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

/** Whether the value at a path is for people to read. */
const isText = ([key]: KeyPath): boolean => TEXT_KEYS.has(String(key))

const TEXT_KEYS: ReadonlySet<string> = new Set([
  ...['question', 'options', 'rationale', 'explanation', 'alt'],
  ...['domain', 'difficulty', 'categories', 'tags'],
])

const TOO_LONG = `the front matter has over ${MAX_YAML_LENGTH / 1024} KB: shorten it`

const draftOf = (value: unknown): boolean | null => {
  if (value === undefined || value === null) return false
  if (typeof value !== 'string') return null
  const text = value.toLowerCase()
  return text === 'true' ? true : text === 'false' || text === '' ? false : null
}

/** The positions of parts of the front matter in a file that was parsed before; its start if the file has changed. */
export const positionsOf = (
  location: FileLocation,
  paths: readonly ((data: YamlMap) => KeyPath)[],
): readonly Position[] => {
  const read = readUtf8File(location.file, 0)
  const front =
    read.kind === 'text' && checkDelimiters(read.text) === null
      ? readFrontMatter(frontMatterOf(read.text))
      : null
  if (front?.kind !== 'read') return paths.map(() => FILE_START)
  const { source, data } = front
  const findings = paths.map(path => ({ ...fileError('', ''), path: path(data), on: 'value' as const }))
  return locateFindings(source, findings).map(({ line, column }) => ({ line, column }))
}
