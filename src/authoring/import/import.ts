import type { Progress } from '../audit/audit.ts'
import { readExisting } from './existing.ts'
import type { Found, Source } from './found.ts'
import { type Item, prepare } from './item.ts'
import { nameItems } from './names-of-files.ts'
import type { Fate, Outcome, Verdict } from './outcome.ts'
import { isQuestion, type Reading, readAll, type Wanted } from './read.ts'
import { type StagedItem, stage } from './stage.ts'
import { type Ground, judgeItems } from './verdict.ts'
import { writeBankFile, writeItem } from './write.ts'

export type Imported = {
  /** In the order of the sources. */
  readonly outcomes: readonly Outcome[]
  /** How many files were read as which format. */
  readonly formats: ReadonlyMap<string, number>
}

export type Manner = {
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
export const importQuestions = (wanted: Wanted, manner: Manner, steps: Steps): Imported => {
  const readings = readAll(wanted, steps.files)
  const entries = readings.flatMap(entriesOf)
  const items = entries.flatMap(({ ready }) => ('question' in ready ? [ready] : []))
  const fates = fatesOf(items, wanted.to, manner, steps.questions)
  const outcomes = entries.map(({ place, ready }) =>
    'question' in ready
      ? { place, mended: ready.question.mended, ...fates.get(ready)! }
      : { place, mended: [], ...ready },
  )
  return { outcomes, formats: formatsOf(readings) }
}

type Entry = { readonly place: string; readonly ready: Item | Fate }

const entriesOf = (reading: Reading): Entry[] =>
  reading.kind === 'unread'
    ? [{ place: reading.shown, ready: fateOf(reading.why) }]
    : reading.founds.map(found => ({
        place: `${reading.source.shown}:${found.line}`,
        ready: readyOf(found, reading.source),
      }))

const readyOf = (found: Found, source: Source): Item | Fate => {
  if (!isQuestion(found)) return fateOf(found)
  const ready = prepare(found, source)
  return 'question' in ready ? ready : fateOf(ready)
}

const fateOf = (found: Exclude<Found, { kind: 'question' }>): Fate =>
  found.kind === 'refused'
    ? { kind: 'quarantined', why: [{ code: found.code, message: found.message }] }
    : { kind: found.kind, message: found.message }

const formatsOf = (readings: readonly Reading[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const reading of readings)
    if (reading.kind === 'read') counts.set(reading.format, (counts.get(reading.format) ?? 0) + 1)
  return counts
}

const fatesOf = (
  items: readonly Item[],
  to: string,
  { update, dryRun }: Manner,
  progress: Progress,
): ReadonlyMap<Item, Fate> => {
  if (items.length === 0) return new Map()
  const ground: Ground = { to, update, existing: readExisting(to) }
  const staged = stage(nameItems(items, ground.existing), to, progress)
  const verdicts = judgeItems(staged, ground)
  return new Map(
    items.map((item, index) => {
      const ready = staged.items[index]!
      const verdict = verdicts.get(ready)!
      return [item, dryRun ? verdict : carryOut(verdict, ready, to)]
    }),
  )
}

const carryOut = (verdict: Verdict, item: StagedItem, to: string): Verdict => {
  if (verdict.kind !== 'written' || verdict.written === 'same') return verdict
  try {
    writeBankFile(to)
    writeItem(item, to)
    return verdict
  } catch (error) {
    const message = `the file could not be written (${(error as Error).message}): correct that, and import again`
    return { kind: 'quarantined', why: [{ code: 'unwritable', message }] }
  }
}
