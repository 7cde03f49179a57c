import { isUtf8 } from 'node:buffer'
import { readFileSync } from 'node:fs'
import type { ProgressCallback } from '../audit/audit.ts'
import type { Format } from './formats/format.ts'
import { FORMATS, recognise } from './formats/index.ts'
import { gatherFiles, type SourceFile } from './gather.ts'
import { type CountFrom, inferCountFrom, numbersToLetters } from './numbers.ts'
import {
  refusal,
  type Source,
  type SourceEntry,
  type SourceQuestion,
  type SourceRefusal,
  skip,
} from './source-entry.ts'
import { splitMergedOptions } from './split-merged-options.ts'

/** The entries of one file, or why it is not read. */
export type SourceReading =
  | {
      readonly kind: 'read'
      readonly source: Source
      readonly format: string
      readonly entries: readonly SourceEntry[]
    }
  | { readonly kind: 'unread'; readonly shown: string; readonly why: Exclude<SourceEntry, SourceQuestion> }

export type ImportRequest = {
  readonly paths: readonly string[]
  /** Null: by each file's own looks. */
  readonly format: Format | null
  /** The bank that is written to; what is in it already is not read. */
  readonly to: string
  /** From where answers that are numbers count; null where the source must prove it. */
  readonly countFrom: CountFrom | null
}

/** Reads all files, and repairs what is certain. Throws `ImportError` for a path to nothing. */
export const readAll = (request: ImportRequest, progress: ProgressCallback): SourceReading[] => {
  const formats = request.format === null ? FORMATS : [request.format]
  const endings = new Set(formats.flatMap(({ endings }) => endings))
  const { files, passed } = gatherFiles(request.paths, endings, request.to)
  const readings = files.flatMap((file, index) => {
    progress(index + 1, files.length)
    const reading = readOne(file, request.format)
    // Files of many questions may come from different hands: only single ones prove something together.
    return reading === null
      ? []
      : [{ group: questionsIn(reading).length > 1 ? file.path : file.group, reading }]
  })
  const groups = [...Map.groupBy(readings, ({ group }) => group).values()]
  return [
    ...passed.map(each => ({ kind: 'unread' as const, ...each })),
    ...groups.flatMap(group =>
      withLetters(
        group.map(({ reading }) => reading),
        request.countFrom,
      ),
    ),
  ]
}

const readOne = (file: SourceFile, format: Format | null): SourceReading | null => {
  const source = readSource(file)
  if ('kind' in source) return { kind: 'unread', shown: file.shown, why: source }
  const isGiven = format !== null && !file.isReadme
  const known = isGiven ? format : recognise(format === null ? FORMATS : [format], source)
  if (known === null && file.isReadme) return null
  if (known === null) return { kind: 'unread', shown: file.shown, why: skip(1, UNKNOWN) }
  const entries = known
    .read(source)
    .map(entry => (isSourceQuestion(entry) ? splitMergedOptions(entry) : entry))
  return { kind: 'read', source, format: known.name, entries }
}

const UNKNOWN = 'no questions in a format that is known: say which by `--from`, if there are'

export const isSourceQuestion = (entry: SourceEntry): entry is SourceQuestion => entry.kind === 'question'

const questionsIn = (reading: SourceReading): SourceQuestion[] =>
  reading.kind === 'read' ? reading.entries.filter(isSourceQuestion) : []

const withLetters = (
  readings: readonly SourceReading[],
  given: CountFrom | null,
): readonly SourceReading[] => {
  const from = given ?? inferCountFrom(readings.flatMap(questionsIn))
  if (from === null) return readings
  const repair = (entry: SourceEntry) =>
    isSourceQuestion(entry) ? numbersToLetters(entry, from, given !== null) : entry
  return readings.map(reading =>
    reading.kind === 'read' ? { ...reading, entries: reading.entries.map(repair) } : reading,
  )
}

/** Ten thousand questions have some 15 MB. */
const MAX_BYTES = 20 * 1024 * 1024

/** The text of a file, or why it is none. */
export const readSource = ({
  path,
  shown,
  root,
  size,
}: Pick<SourceFile, 'path' | 'shown' | 'root' | 'size'>): Source | SourceRefusal => {
  if (size > MAX_BYTES)
    return refusal(
      1,
      'too-large',
      `the file has ${Math.ceil(size / 1024 / 1024)} MB, and 20 can be read at a time: split it`,
    )
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
  'the file is not UTF-8 (perhaps Windows-1252): save it anew with the encoding UTF-8 in your editor'
