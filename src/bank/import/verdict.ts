import { join } from 'node:path'
import { isError, type Problem } from '../problem.ts'
import { createBeside, type Member } from './beside.ts'
import type { Existing } from './existing.ts'
import type { Staged, StagedItem } from './stage.ts'
import { standingOf } from './write.ts'

/** What becomes of a question that was found. */
export type Verdict =
  | {
      readonly kind: 'written'
      /** Its path below the bank. */
      readonly file: string
      readonly written: 'new' | 'updated' | 'same'
      readonly is: 'draft' | 'playable'
      readonly warnings: number
    }
  /** The bank has it otherwise, and nothing said that it may be changed. */
  | { readonly kind: 'kept'; readonly file: string; readonly message: string }
  /** The bank has it already. */
  | { readonly kind: 'twin'; readonly message: string }
  | { readonly kind: 'quarantined'; readonly why: readonly Why[] }

export type Why = Pick<Problem, 'code' | 'message'>

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
  const file = `${item.named.path}.md`
  const accepted = {
    kind: 'written',
    file,
    is: item.question.draft ? 'draft' : 'playable',
    warnings,
  } as const
  const standing = standingOf(item, to)
  if (standing === 'same') return { ...accepted, written: 'same' }
  const taken = aliasTaken(item, existing)
  if (taken !== null) return { kind: 'quarantined', why: [taken] }
  const { before } = item.named
  const contrary = beside.contraryTo(member, update ? before : null)
  if (contrary !== null) return { kind: 'quarantined', why: [contrary] }
  const twins = beside.twinsOf(member, before)
  if (twins !== null) return { kind: 'twin', message: `${twins} asks the same` }
  if (standing === 'differs' && !update) return { kind: 'kept', file, message: keptMessage(join(to, file)) }
  beside.put(member, before)
  return { ...accepted, written: standing === 'differs' ? 'updated' : 'new' }
}

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
        asks: question ?? { text: item.question.question, options: item.question.options },
      },
    }
  }
}

const UNREAD: Why = {
  code: 'file-name',
  message: 'a bank cannot hold a file of this name: give the question another id, or its file another name',
}

export const placeOf = ({ source, question }: StagedItem): string => `${source.shown}:${question.line}`
