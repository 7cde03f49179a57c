import type { Progress } from '../audit/audit.ts'
import { readExisting } from './existing.ts'
import type { Found, Source } from './found.ts'
import { type Item, type NamedItem, prepare } from './item.ts'
import { nameQuestions } from './names-of-files.ts'
import { isQuestion, type Reading, readAll, type Wanted } from './read.ts'
import { stage } from './stage.ts'
import { judgeItems, type Verdict } from './verdict.ts'
import { outcomeOf, type Written, writeBankFile, writeItem } from './write.ts'

/** What became of one thing that stands in the sources. */
export type Outcome = Fate & {
  /** `file:line` in the source. */
  readonly place: string
  /** What was certain, and was mended, each in a sentence. */
  readonly mended: readonly string[]
}

export type Fate =
  | {
      readonly kind: 'written'
      readonly file: string
      readonly written: Written
      readonly is: 'draft' | 'playable'
      readonly warnings: number
    }
  | {
      readonly kind: 'quarantined'
      readonly why: readonly { readonly code: string; readonly message: string }[]
    }
  | { readonly kind: 'skipped' | 'note'; readonly message: string }

export type Manner = {
  /** Whether a file that differs is written anew. */
  readonly update: boolean
  /** Whether nothing is written at all. */
  readonly dryRun: boolean
}

/**
 * Reads the sources, lets the loader judge what they hold, and writes what can be played into the bank. The outcomes
 * stand in the order of the sources. Throws `ImportError` for a path to nothing.
 */
export const importQuestions = (wanted: Wanted, manner: Manner, progress: Progress): Outcome[] => {
  const entries = readAll(wanted, progress).flatMap(entriesOf)
  const fates = fatesOf(
    entries.flatMap(({ ready }) => ('question' in ready ? [ready] : [])),
    wanted.to,
    manner,
    progress,
  )
  return entries.map(({ place, ready }) =>
    'question' in ready
      ? { place, mended: ready.question.mended, ...fates.get(ready)! }
      : { place, mended: [], ...ready },
  )
}

type Entry = { readonly place: string; readonly ready: Item | Fate }

const entriesOf = (reading: Reading): Entry[] =>
  reading.kind === 'unread'
    ? [{ place: `${reading.shown}:${reading.why.line}`, ready: fateOf(reading.why) }]
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
    ? { kind: 'quarantined', why: [found] }
    : { kind: found.kind, message: found.message }

const fatesOf = (
  items: readonly Item[],
  to: string,
  manner: Manner,
  progress: Progress,
): ReadonlyMap<Item, Fate> => {
  if (items.length === 0) return new Map()
  const existing = readExisting(to)
  const verdicts = judgeItems(stage(nameItems(items, existing.fileOf), to, progress), existing)
  return new Map(items.map((item, index) => [item, settle(verdicts[index]!, to, manner)]))
}

const nameItems = (items: readonly Item[], fileOf: (id: string) => string | null): NamedItem[] => {
  const names = nameQuestions(
    items.map(({ question }) => question),
    fileOf,
  )
  return items.map((item, index) => ({ ...item, named: names[index]! }))
}

const settle = (verdict: Verdict, to: string, { update, dryRun }: Manner): Fate => {
  if (verdict.kind === 'quarantined') return { kind: 'quarantined', why: verdict.why }
  if (verdict.kind === 'skipped') return { kind: 'skipped', message: verdict.message }
  const { item } = verdict
  const written = outcomeOf(item, to, update)
  if (!dryRun && (written === 'new' || written === 'updated')) {
    writeBankFile(to)
    writeItem(item, to)
  }
  const warnings = verdict.kind === 'playable' ? verdict.warnings.length : 0
  return { kind: 'written', file: `${item.named.path}.md`, written, is: verdict.kind, warnings }
}
