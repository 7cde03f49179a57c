import type { ProgressCallback } from '../audit/audit.ts'
import { classifyItems, type ImportContext } from './classify.ts'
import { readExistingBank } from './existing-bank.ts'
import { type ImportItem, prepareItem } from './item.ts'
import { nameQuestions } from './name-questions.ts'
import type { ImportOutcome, QuestionOutcome, StagedItem } from './outcome.ts'
import { type ImportRequest, isSourceQuestion, readAll } from './read.ts'
import type { Source, SourceEntry, SourceQuestion } from './source-entry.ts'
import { stageItems } from './stage.ts'
import { writeItem } from './write.ts'

/** The outcome of one entry of a source. */
export type PlacedOutcome = ImportOutcome & {
  /** `file:line` in the source. */
  readonly place: string
  /** Repairs, each in a sentence. */
  readonly mended: readonly string[]
}

export type Imported = {
  readonly outcomes: readonly PlacedOutcome[]
  /** How many files were read as which format. */
  readonly formats: ReadonlyMap<string, number>
}

export type ImportOptions = {
  /** Whether a file that differs is replaced. */
  readonly update: boolean
  readonly dryRun: boolean
}

/** Progress callbacks: for reading files, then for checking questions. */
export type ImportProgress = { readonly files: ProgressCallback; readonly questions: ProgressCallback }

/**
 * Reads the sources, has the loader check what they hold, and writes what can be played into the bank. Throws
 * `ImportError` for a path to nothing, and for a bank that is broken itself.
 */
export const importQuestions = (
  request: ImportRequest,
  options: ImportOptions,
  progress: ImportProgress,
): Imported => {
  const readings = readAll(request, progress.files)
  const prepared = readings.flatMap(reading =>
    reading.kind === 'unread'
      ? [{ place: reading.shown, ready: outcomeOf(reading.why) }]
      : reading.entries.map(entry => ({
          place: `${reading.source.shown}:${entry.line}`,
          ready: prepare(entry, reading.source),
        })),
  )
  const items = prepared.flatMap(({ ready }) => ('question' in ready ? [ready] : []))
  const results = importItems(items, request.to, options, progress.questions)
  const outcomes = prepared.map(({ place, ready }) =>
    'question' in ready
      ? { place, mended: ready.question.mended, ...results.get(ready)! }
      : { place, mended: [], ...ready },
  )
  const formats = Map.groupBy(
    readings.flatMap(reading => (reading.kind === 'read' ? [reading.format] : [])),
    format => format,
  )
  return { outcomes, formats: new Map([...formats].map(([name, { length }]) => [name, length])) }
}

const prepare = (entry: SourceEntry, source: Source): ImportItem | ImportOutcome => {
  const ready = isSourceQuestion(entry) ? prepareItem(entry, source) : entry
  return 'question' in ready ? ready : outcomeOf(ready)
}

const outcomeOf = (entry: Exclude<SourceEntry, SourceQuestion>): ImportOutcome =>
  entry.kind === 'refused'
    ? { kind: 'quarantined', why: [{ code: entry.code, message: entry.message }] }
    : { kind: entry.kind, message: entry.message }

const importItems = (
  items: readonly ImportItem[],
  to: string,
  { update, dryRun }: ImportOptions,
  progress: ProgressCallback,
): ReadonlyMap<ImportItem, ImportOutcome> => {
  if (items.length === 0) return new Map()
  const context: ImportContext = { to, update, bank: readExistingBank(to) }
  const staged = stageItems(nameQuestions(items, context.bank), to, progress)
  const outcomes = classifyItems(staged, context)
  return new Map(
    items.map((item, index) => {
      const ready = staged.items[index]!
      const outcome = outcomes.get(ready)!
      return [item, dryRun ? outcome : write(outcome, ready, to)]
    }),
  )
}

const write = (outcome: QuestionOutcome, item: StagedItem, to: string): QuestionOutcome => {
  if (outcome.kind !== 'written' || outcome.written === 'same') return outcome
  try {
    writeItem(item, to)
    return outcome
  } catch (error) {
    const message = `the file could not be written (${(error as Error).message}): correct that, and import again`
    return { kind: 'quarantined', why: [{ code: 'unwritable', message }] }
  }
}
