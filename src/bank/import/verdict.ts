import { join } from 'node:path'
import { isError } from '../problem.ts'
import { createBeside, type Member } from './beside.ts'
import type { Existing } from './existing.ts'
import type { Verdict, Why } from './outcome.ts'
import type { Staged, StagedItem } from './stage.ts'
import { standingOf } from './write.ts'

/** Where the items go. */
export type Ground = {
  /** The bank's folder. */
  readonly to: string
  readonly existing: Existing
  /** Whether a file that differs is written anew. */
  readonly update: boolean
}

/**
 * Judges each item by what the loader and the audit found, then beside what is in the bank already. Of two that are
 * the same the first stays; of two that differ in their right answer neither, and what is in the bank stays as it is.
 */
export const judgeItems = (staged: Staged, ground: Ground): ReadonlyMap<StagedItem, Verdict> => {
  const alone = createLookup(staged)
  const beside = createBeside(ground.existing)
  const verdicts = new Map<StagedItem, Verdict>()
  const hasBefore = ({ named }: StagedItem) => named.before !== null
  // What the bank has comes first, so that no copy of it takes its place.
  const inOrder = [...staged.items.filter(hasBefore), ...staged.items.filter(item => !hasBefore(item))]
  for (const item of inOrder) verdicts.set(item, judge(item, alone, beside, ground))
  return verdicts
}

const judge = (
  item: StagedItem,
  alone: Lookup,
  beside: ReturnType<typeof createBeside>,
  { to, existing, update }: Ground,
): Verdict => {
  const { why, warnings, member } = alone(item)
  if (why.length > 0) return { kind: 'quarantined', why }
  const { named } = item
  const accepted = {
    kind: 'written',
    file: named.file,
    is: item.question.draft ? 'draft' : 'playable',
    warnings,
  } as const
  const standing = standingOf(item, to)
  if (typeof standing !== 'string') return { kind: 'quarantined', why: [standing] }
  if (standing === 'same' || isSame(item, member)) return { ...accepted, written: 'same' }
  const taken = aliasTaken(item, existing)
  if (taken !== null) return { kind: 'quarantined', why: [taken] }
  const conflict = beside.conflictOf(member, update ? named.before : null)
  if (conflict !== null) return { kind: 'quarantined', why: [conflict] }
  const twins = beside.twinsOf(member, named.before)
  if (twins !== null) return { kind: 'twin', message: `${twins} asks the same` }
  if (standing === 'differs' && !update)
    return { kind: 'kept', file: named.file, message: keptMessage(join(to, named.file)) }
  beside.put(member, named.before)
  return { ...accepted, written: standing === 'differs' ? 'updated' : 'new' }
}

/** Whether the bank's file says the same in another layout, as a person wrote it. */
const isSame = ({ named, question }: StagedItem, member: Member): boolean => {
  const { before } = named
  if (!before?.question || before.question.hash !== member.question?.hash) return false
  return isEqual(before.aliases, named.aliases) && isEqual(before.accepts, question.accept)
}

const isEqual = (a: readonly string[], b: readonly string[]): boolean =>
  a.toSorted().join('\n') === b.toSorted().join('\n')

const keptMessage = (shown: string): string =>
  `${shown} differs and stays as it is: \`--update\` writes it anew`

/** An id that leads to two questions puts both out of play. */
const aliasTaken = ({ named }: StagedItem, existing: Existing): Why | null => {
  for (const alias of named.aliases) {
    const owner = existing.byId(alias)
    if (owner !== null && owner !== named.before)
      return {
        code: 'id-twice',
        message: `the alias \`${alias}\` leads to ${owner.shown} already: delete one of them`,
      }
  }
  return null
}

type Lookup = (item: StagedItem) => {
  readonly why: readonly Why[]
  readonly warnings: number
  readonly member: Member
}

/** What the loader and the audit say of each item, with the places of the source. */
const createLookup = ({ items, library, nameIn }: Staged): Lookup => {
  const problems = Map.groupBy(library.problems, ({ file }) => file)
  const questions = new Map(
    [...library.sources.entries.values()].map(({ source, reading }) => [source.shown, reading.question]),
  )
  const places = new Map(items.map(item => [item.shown, placeOf(item)]))
  return item => {
    const its = problems.get(item.shown) ?? []
    const question = questions.get(item.shown) ?? null
    const errors = its
      .filter(isError)
      .map(({ code, message }) => ({ code, message: nameIn(message, places) }))
    return {
      why: errors.length === 0 && question === null && !item.question.draft ? [UNREAD] : errors,
      warnings: its.filter(({ code }) => code !== 'question-twice').length,
      member: {
        question,
        shown: placeOf(item),
        resident: null,
        asks: question ?? {
          text: item.question.question,
          options: item.question.options,
          image: item.picture,
        },
      },
    }
  }
}

const UNREAD: Why = {
  code: 'file-name',
  message: 'a bank cannot hold a file of this name: give the question another id, or its file another name',
}

export const placeOf = ({ source, question }: StagedItem): string => `${source.shown}:${question.line}`
