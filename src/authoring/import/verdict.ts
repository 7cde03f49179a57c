import { join } from 'node:path'
import { isError } from '../../bank/problem.ts'
import type { Question } from '../../quiz/question.ts'
import { type Beside, createBeside, type Member } from './beside.ts'
import type { Existing, Resident } from './existing.ts'
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
  const lookAt = createLookup(staged, ground)
  const looks = staged.items.map(lookAt)
  const beside = createBeside(ground.existing, new Set(looks.flatMap(look => replacedBy(look, ground) ?? [])))
  const verdicts = new Map<StagedItem, Verdict>()
  const hasBefore = ({ item }: Look) => item.named.before !== null
  // What the bank has comes first, so that no copy of it takes its place.
  for (const look of [...looks.filter(hasBefore), ...looks.filter(it => !hasBefore(it))]) {
    const verdict = judge(look, beside, ground)
    verdicts.set(look.item, verdict)
    const replaced = replacedBy(look, ground)
    if (replaced !== null && verdict.kind !== 'written') beside.putBack(replaced)
  }
  return verdicts
}

const replacedBy = ({ item, why, standing }: Look, { update }: Ground): Resident | null =>
  update && why.length === 0 && standing === 'differs' ? item.named.before : null

const judge = (look: Look, beside: Beside, { to, existing, update }: Ground): Verdict => {
  const { item, why, warnings, member, standing } = look
  const { file, before } = item.named
  if (why.length > 0) return { kind: 'quarantined', why }
  const accepted = {
    kind: 'written',
    file,
    is: item.question.draft ? 'draft' : 'playable',
    warnings,
  } as const
  if (standing === 'same') return { ...accepted, written: 'same' }
  const trouble = aliasTaken(item, existing) ?? beside.conflictOf(member)
  if (trouble !== null) return { kind: 'quarantined', why: [trouble] }
  const twins = before === null ? beside.twinsOf(member) : null
  if (twins !== null) return { kind: 'twin', message: `${twins} asks the same` }
  if (standing === 'differs' && !update) return { kind: 'kept', file, message: keptMessage(join(to, file)) }
  beside.put(member)
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

/** An item with what can be said of it alone. */
type Look = {
  readonly item: StagedItem
  /** What keeps it out of the bank. */
  readonly why: readonly Why[]
  readonly warnings: number
  readonly member: Member
  readonly standing: 'new' | 'same' | 'differs'
}

/** What the loader and the audit say of each item, with the places of the source; and what stands at its place. */
const createLookup = ({ items, library, nameIn }: Staged, { to }: Ground): ((item: StagedItem) => Look) => {
  const problems = Map.groupBy(library.problems, ({ file }) => file)
  const questions = new Map(
    [...library.sources.entries.values()].map(({ source, parsed }) => [source.displayPath, parsed.question]),
  )
  const places = new Map(items.map(item => [item.shown, placeOf(item)]))
  return item => {
    const its = problems.get(item.shown) ?? []
    const errors = its
      .filter(isError)
      .map(({ code, message }) => ({ code, message: nameIn(message, places) }))
    const member = memberOf(item, questions.get(item.shown) ?? null)
    if (errors.length === 0 && member.question === null && !item.question.draft) errors.push(UNREAD)
    const standing = standingOf(item, to)
    const [stands, obstacle] =
      typeof standing === 'string' ? [standing, []] : (['differs', [standing]] as const)
    return {
      item,
      why: errors.length > 0 ? errors : obstacle,
      warnings: its.filter(({ code }) => code !== 'question-twice').length,
      member,
      standing: isSame(item, member) ? 'same' : stands,
    }
  }
}

const memberOf = (item: StagedItem, question: Question | null): Member => ({
  question,
  shown: placeOf(item),
  asks: question ?? { text: item.question.question, options: item.question.options, image: item.picture },
})

const UNREAD: Why = {
  code: 'file-name',
  message: 'a bank cannot hold a file of this name: give the question another id, or its file another name',
}

export const placeOf = ({ source, question }: StagedItem): string => `${source.shown}:${question.line}`
