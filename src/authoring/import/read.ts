import type { Progress } from '../audit/audit.ts'
import type { Format } from './formats/format.ts'
import { FORMATS, recognise } from './formats/index.ts'
import {
  type Found,
  type FoundQuestion,
  type Note,
  type Refused,
  type Skipped,
  type Source,
  skipped,
} from './found.ts'
import { gather, type SourceFile } from './gather.ts'
import { type CountFrom, lettered, provenCount } from './numbers.ts'
import { readSource } from './read-source.ts'
import { freeSwallowed } from './swallowed.ts'

/** What stands in one file, in its order; or why it cannot be read. */
export type Reading =
  | {
      readonly kind: 'read'
      readonly source: Source
      /** Its name. */
      readonly format: string
      readonly founds: readonly Found[]
    }
  | { readonly kind: 'unread'; readonly shown: string; readonly why: Refused | Skipped | Note }

export type ImportRequest = {
  readonly paths: readonly string[]
  /** Null: by each file's own looks. */
  readonly format: Format | null
  /** The bank that is written to; what is in it already is not read. */
  readonly to: string
  /** From where answers that are numbers count; null where the source must prove it. */
  readonly countFrom: CountFrom | null
}

/** Reads everything, with what is certain mended. Throws `ImportError` for a path to nothing. */
export const readAll = ({ paths, format, to, countFrom }: ImportRequest, progress: Progress): Reading[] => {
  const { files, passed } = gather(
    paths,
    new Set((format === null ? FORMATS : [format]).flatMap(({ endings }) => endings)),
    to,
  )
  const readings = files.flatMap((file, index) => {
    progress(index + 1, files.length)
    const reading = readOne(file, format)
    // Files of many questions may come from different hands: only single ones prove something together.
    return reading === null
      ? []
      : [{ group: questionsIn(reading).length > 1 ? file.path : file.group, reading }]
  })
  const mended = [...Map.groupBy(readings, ({ group }) => group).values()].flatMap(group =>
    mendNumbers(
      group.map(({ reading }) => reading),
      countFrom,
    ),
  )
  return [...passed.map(each => ({ kind: 'unread' as const, ...each })), ...mended]
}

/** Null for a file of which there is nothing to say. */
const readOne = (file: SourceFile, format: Format | null): Reading | null => {
  const source = readSource(file)
  if ('kind' in source) return { kind: 'unread', shown: file.shown, why: source }
  const isSaid = format !== null && !file.isAside
  const its = isSaid ? format : recognise(format === null ? FORMATS : [format], source)
  if (its === null && file.isAside) return null
  if (its === null) return { kind: 'unread', shown: file.shown, why: skipped(1, UNKNOWN) }
  const founds = its.read(source).map(found => (isQuestion(found) ? freeSwallowed(found) : found))
  return { kind: 'read', source, format: its.name, founds }
}

const UNKNOWN = 'no questions in a format that is known: say which by `--from`, if there are'

export const isQuestion = (found: Found): found is FoundQuestion => found.kind === 'question'

const questionsIn = (reading: Reading): FoundQuestion[] =>
  reading.kind === 'read' ? reading.founds.filter(isQuestion) : []

const mendNumbers = (readings: readonly Reading[], given: CountFrom | null): readonly Reading[] => {
  const from = given ?? provenCount(readings.flatMap(questionsIn))
  if (from === null) return readings
  const mend = (found: Found) => (isQuestion(found) ? lettered(found, from, given !== null) : found)
  return readings.map(reading =>
    reading.kind === 'read' ? { ...reading, founds: reading.founds.map(mend) } : reading,
  )
}
