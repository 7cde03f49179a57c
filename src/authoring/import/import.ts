import type { ProgressCallback } from '../../audit/audit.ts'
import { classifyItems } from './classify.ts'
import { readExistingBank } from './existing-bank.ts'
import { type ImportItem, prepareItem } from './item.ts'
import { nameQuestions } from './name-questions.ts'
import type { ImportOutcome, StagedItem } from './outcome.ts'
import { type ImportRequest, readAll } from './read.ts'
import type { SourceEntry, SourceQuestion } from './source-entry.ts'
import { stageItems } from './stage.ts'
import { writeItem } from './write.ts'

/** The outcome of one entry of a source. */
export type PlacedOutcome = ImportOutcome & {
  /** `file:line` in the source. */
  readonly place: string
  /** Repairs, each in a sentence. The name is that of the JSON report. */
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
 * `CliError` for a path to nothing, and for a bank that is broken itself.
 */
export const importQuestions = (
  request: ImportRequest,
  options: ImportOptions,
  progress: ImportProgress,
): Imported => {
  const readings = readAll(request, progress.files)
  const prepared = readings.flatMap(({ shown, source, entries }) =>
    entries.map(entry => ({
      place: source === null ? shown : `${shown}:${entry.line}`,
      ready: entry.kind === 'question' ? prepareItem(entry, source!, request.countFrom) : entry,
    })),
  )
  const items = prepared.flatMap(({ ready }) => ('question' in ready ? [ready] : []))
  const results = importItems(items, request.to, options, progress.questions)
  const outcomes = prepared.map(({ place, ready }) =>
    'question' in ready
      ? { place, mended: ready.question.repairs, ...results.get(ready)! }
      : { place, mended: [], ...outcomeOf(ready) },
  )
  const formats = new Map<string, number>()
  for (const { format } of readings) if (format !== null) formats.set(format, (formats.get(format) ?? 0) + 1)
  return { outcomes, formats }
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
  const bank = readExistingBank(to)
  const staged = stageItems(nameQuestions(items, bank), to, progress)
  const outcomes = classifyItems(staged, { to, update, bank })
  return new Map(
    staged.map((item, index) => {
      const outcome = outcomes.get(item)!
      return [items[index]!, dryRun ? outcome : write(outcome, item, to)]
    }),
  )
}

const write = (outcome: ImportOutcome, item: StagedItem, to: string): ImportOutcome => {
  if (outcome.kind !== 'written' || outcome.written === 'same') return outcome
  try {
    writeItem(item, to)
    return outcome
  } catch (error) {
    const message = `the file could not be written (${(error as Error).message}): correct that, and import again`
    return { kind: 'quarantined', why: [{ code: 'unwritable', message }] }
  }
}
