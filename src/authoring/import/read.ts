import { isUtf8 } from 'node:buffer'
import { readFileSync } from 'node:fs'
import type { ProgressCallback } from '../../audit/audit.ts'
import type { CountFrom } from './answers.ts'
import type { Format } from './formats/format.ts'
import { FORMATS, recognise } from './formats/index.ts'
import { gatherFiles, type SourceFile } from './gather.ts'
import {
  refusal,
  type Source,
  type SourceEntry,
  type SourceQuestion,
  type SourceRefusal,
  skip,
} from './source-entry.ts'

/** What stands in one file. Without a source it was not read, and its one entry says why. */
export type SourceReading = {
  readonly shown: string
  readonly source: Source | null
  readonly format: string | null
  readonly entries: readonly SourceEntry[]
}

export type ImportRequest = {
  readonly paths: readonly string[]
  /** Null: by each file's own looks. */
  readonly format: Format | null
  /** The bank that is written to; what is in it already is not read. */
  readonly to: string
  readonly countFrom: CountFrom
}

/** Reads all files. Throws `CliError` for a path to nothing. */
export const readAll = (
  { paths, format, to }: ImportRequest,
  progress: ProgressCallback,
): SourceReading[] => {
  const formats = format === null ? FORMATS : [format]
  const endings = new Set(formats.flatMap(({ endings }) => endings))
  const { files, passed } = gatherFiles(paths, endings, to)
  const unread = passed.map(({ shown, why }) => ({ shown, source: null, format: null, entries: [why] }))
  const readings = files.flatMap((file, index) => {
    progress(index + 1, files.length)
    return readOne(file, formats, format !== null && !file.isReadme) ?? []
  })
  return [...unread, ...readings]
}

/** Null for a README without questions. `isForced`: whatever the file looks like. */
const readOne = (file: SourceFile, formats: readonly Format[], isForced: boolean): SourceReading | null => {
  const { shown } = file
  const source = readSource(file)
  if ('kind' in source) return { shown, source: null, format: null, entries: [source] }
  const format = isForced ? formats[0]! : recognise(formats, source)
  if (format === null)
    return file.isReadme ? null : { shown, source: null, format, entries: [skip(1, UNKNOWN)] }
  const entries = format
    .read(source)
    .map(entry => (entry.kind === 'question' ? (tooLarge(entry) ?? entry) : entry))
  return { shown, source, format: format.name, entries }
}

/** Characters. A message of Discord has room for 4,000, and what looks at texts takes its time. */
const MAX_TEXT = 20_000

/** Each option is compared with all others. */
const MAX_OPTIONS = 1000

const tooLarge = ({ line, question, options, answer, explanation }: SourceQuestion): SourceRefusal | null => {
  if (options.length > MAX_OPTIONS)
    return refusal(
      line,
      'options-many',
      `${options.length} options, and at most ten can be shown: leave some out`,
    )
  const own = options.flatMap(({ text, rationale }) => [text, rationale ?? ''])
  const long = [question, explanation, ...answer, ...own].find(({ length }) => length > MAX_TEXT)
  return long === undefined
    ? null
    : refusal(
        line,
        'text-long',
        `a text of ${long.length} characters, and ${MAX_TEXT} can be read: shorten it`,
      )
}

const UNKNOWN = 'no questions in a format that is known: say which by `--from`, if there are'

/** Ten thousand questions have some 15 MB. */
const MAX_BYTES = 20 * 1024 * 1024

/** The text of a file, or why it is none. */
export const readSource = (
  file: Omit<Source, 'text'> & { readonly size: number },
): Source | SourceRefusal => {
  const { path, shown, root, size } = file
  const megabytes = Math.ceil(size / 1024 / 1024)
  if (size > MAX_BYTES)
    return refusal(1, 'too-large', `the file has ${megabytes} MB, and 20 can be read at a time: split it`)
  try {
    const bytes = readFileSync(path)
    if (bytes.includes(0)) return refusal(1, 'not-text', NOT_TEXT)
    if (!isUtf8(bytes)) return refusal(1, 'not-utf8', NOT_UTF8)
    const text = bytes.toString('utf8').replace(/^\uFEFF/, '')
    return { shown, path, root, text: text.replaceAll(/\r\n?/g, '\n') }
  } catch (error) {
    const message = `the file cannot be read (${(error as Error).message}): check its permissions`
    return refusal(1, 'unreadable', message)
  }
}

const NOT_TEXT =
  'the file is no text (a picture, a spreadsheet, or UTF-16): export it as text with the encoding UTF-8'
const NOT_UTF8 =
  'the file is not UTF-8 (perhaps Windows-1252): save it again with the encoding UTF-8 in your editor'
