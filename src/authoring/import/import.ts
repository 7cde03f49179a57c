import type { Progress } from '../audit/audit.ts'
import { classifyItems, type ImportContext, type ImportOutcome, type QuestionOutcome } from './classify.ts'
import { readExistingBank } from './existing-bank.ts'
import type { Found, Source } from './found.ts'
import { type Item, prepare } from './item.ts'
import { nameQuestions } from './name-questions.ts'
import { type ImportRequest, isQuestion, type Reading, readAll } from './read.ts'
import { type StagedItem, stage } from './stage.ts'
import { writeBankFile, writeItem } from './write.ts'

/** What became of one thing that stands in the sources. */
export type PlacedOutcome = ImportOutcome & {
  /** `file:line` in the source. */
  readonly place: string
  /** What was certain, and was repaired, each in a sentence. */
  readonly mended: readonly string[]
}

export type Imported = {
  /** In the order of the sources. */
  readonly outcomes: readonly PlacedOutcome[]
  /** How many files were read as which format. */
  readonly formats: ReadonlyMap<string, number>
}

export type ImportOptions = {
  /** Whether a file that differs is written anew. */
  readonly update: boolean
  /** Whether nothing is written at all. */
  readonly dryRun: boolean
}

/** How far the work is: reading files, then judging questions. */
export type Steps = { readonly files: Progress; readonly questions: Progress }

/**
 * Reads the sources, lets the loader judge what they hold, and writes what can be played into the bank. Throws
 * `ImportError` for a path to nothing, and for a bank that is broken itself.
 */
export const importQuestions = (request: ImportRequest, options: ImportOptions, steps: Steps): Imported => {
  const readings = readAll(request, steps.files)
  const entries = readings.flatMap(entriesOf)
  const items = entries.flatMap(({ ready }) => ('question' in ready ? [ready] : []))
  const classified = outcomesOf(items, request.to, options, steps.questions)
  const outcomes = entries.map(({ place, ready }) =>
    'question' in ready
      ? { place, mended: ready.question.mended, ...classified.get(ready)! }
      : { place, mended: [], ...ready },
  )
  return { outcomes, formats: formatsOf(readings) }
}

type Entry = { readonly place: string; readonly ready: Item | ImportOutcome }

const entriesOf = (reading: Reading): Entry[] =>
  reading.kind === 'unread'
    ? [{ place: reading.shown, ready: outcomeOf(reading.why) }]
    : reading.founds.map(found => ({
        place: `${reading.source.shown}:${found.line}`,
        ready: readyOf(found, reading.source),
      }))

const readyOf = (found: Found, source: Source): Item | ImportOutcome => {
  if (!isQuestion(found)) return outcomeOf(found)
  const ready = prepare(found, source)
  return 'question' in ready ? ready : outcomeOf(ready)
}

const outcomeOf = (found: Exclude<Found, { kind: 'question' }>): ImportOutcome =>
  found.kind === 'refused'
    ? { kind: 'quarantined', why: [{ code: found.code, message: found.message }] }
    : { kind: found.kind, message: found.message }

const formatsOf = (readings: readonly Reading[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const reading of readings)
    if (reading.kind === 'read') counts.set(reading.format, (counts.get(reading.format) ?? 0) + 1)
  return counts
}

const outcomesOf = (
  items: readonly Item[],
  to: string,
  { update, dryRun }: ImportOptions,
  progress: Progress,
): ReadonlyMap<Item, ImportOutcome> => {
  if (items.length === 0) return new Map()
  const context: ImportContext = { to, update, bank: readExistingBank(to) }
  const staged = stage(nameQuestions(items, context.bank), to, progress)
  const classified = classifyItems(staged, context)
  return new Map(
    items.map((item, index) => {
      const ready = staged.items[index]!
      const outcome = classified.get(ready)!
      return [item, dryRun ? outcome : carryOut(outcome, ready, to)]
    }),
  )
}

const carryOut = (outcome: QuestionOutcome, item: StagedItem, to: string): QuestionOutcome => {
  if (outcome.kind !== 'written' || outcome.written === 'same') return outcome
  try {
    writeBankFile(to)
    writeItem(item, to)
    return outcome
  } catch (error) {
    const message = `the file could not be written (${(error as Error).message}): correct that, and import again`
    return { kind: 'quarantined', why: [{ code: 'unwritable', message }] }
  }
}
