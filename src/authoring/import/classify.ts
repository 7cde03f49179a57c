import { join } from 'node:path'
import { isError } from '../../bank/problem.ts'
import type { Question } from '../../quiz/question.ts'
import { type BankEntry, createDuplicateCheck, type DuplicateCheck } from './duplicate-check.ts'
import type { ExistingBank, ExistingQuestion } from './existing-bank.ts'
import type { QuestionOutcome, Reason, StagedItem } from './outcome.ts'
import type { StagedBank } from './stage.ts'
import { standingOf } from './write.ts'

export type ImportContext = {
  readonly to: string
  readonly bank: ExistingBank
  /** Whether a file that differs is replaced. */
  readonly update: boolean
}

/**
 * Classifies each item by what the loader and the audit found, then by what is in the bank already. Of two that are
 * the same the first stays; of two that differ in their right answer neither, and what is in the bank stays as it is.
 */
export const classifyItems = (
  staged: StagedBank,
  context: ImportContext,
): ReadonlyMap<StagedItem, QuestionOutcome> => {
  const assess = createAssessment(staged, context)
  const assessments = staged.items.map(assess)
  const replaced = new Set(assessments.flatMap(each => replacedBy(each, context) ?? []))
  const duplicates = createDuplicateCheck(context.bank, replaced)
  const outcomes = new Map<StagedItem, QuestionOutcome>()
  const isInBank = ({ item }: Assessment) => item.name.existing !== null
  // Questions of the bank come first, so that no copy takes their place.
  for (const each of [...assessments.filter(isInBank), ...assessments.filter(it => !isInBank(it))]) {
    const outcome = classify(each, duplicates, context)
    outcomes.set(each.item, outcome)
    const existing = replacedBy(each, context)
    if (existing !== null && outcome.kind !== 'written') duplicates.addExisting(existing)
  }
  return outcomes
}

const replacedBy = (
  { item, errors, standing }: Assessment,
  { update }: ImportContext,
): ExistingQuestion | null =>
  update && errors.length === 0 && standing === 'differs' ? item.name.existing : null

const classify = (
  { item, errors, warnings, entry, standing }: Assessment,
  duplicates: DuplicateCheck,
  { to, bank, update }: ImportContext,
): QuestionOutcome => {
  const { file, existing } = item.name
  if (errors.length > 0) return { kind: 'quarantined', why: errors }
  const accepted = {
    kind: 'written',
    file,
    is: item.question.draft ? 'draft' : 'playable',
    warnings,
  } as const
  if (standing === 'same') return { ...accepted, written: 'same' }
  const conflict = aliasConflict(item, bank) ?? duplicates.conflictOf(entry)
  if (conflict !== null) return { kind: 'quarantined', why: [conflict] }
  const twins = existing === null ? duplicates.twinsOf(entry) : null
  if (twins !== null) return { kind: 'twin', message: `${twins} asks the same` }
  if (standing === 'differs' && !update)
    return {
      kind: 'kept',
      file,
      message: `${join(to, file)} differs and stays as it is: \`--update\` writes it anew`,
    }
  duplicates.add(entry)
  return { ...accepted, written: standing === 'differs' ? 'updated' : 'new' }
}

/** Two questions with one id would put both out of play. */
const aliasConflict = ({ name }: StagedItem, bank: ExistingBank): Reason | null => {
  for (const alias of name.aliases) {
    const owner = bank.byId(alias)
    if (owner !== null && owner !== name.existing)
      return {
        code: 'id-twice',
        message: `the alias \`${alias}\` leads to ${owner.shown} already: delete one of them`,
      }
  }
  return null
}

/** An item checked by itself. */
type Assessment = {
  readonly item: StagedItem
  /** Any of these keeps it out of the bank. */
  readonly errors: readonly Reason[]
  readonly warnings: number
  readonly entry: BankEntry
  readonly standing: 'new' | 'same' | 'differs'
}

/** Checks items by the loader's and the audit's problems, with places in the source, and by the file at their path. */
const createAssessment = ({ items, library, nameIn }: StagedBank, { to }: ImportContext) => {
  const problems = Map.groupBy(library.problems, ({ file }) => file)
  const questions = new Map(
    [...library.sources.entries.values()].map(({ source, parsed }) => [source.displayPath, parsed.question]),
  )
  const places = new Map(items.map(item => [item.shown, sourcePlace(item)]))
  return (item: StagedItem): Assessment => {
    const own = problems.get(item.shown) ?? []
    const errors = own
      .filter(isError)
      .map(({ code, message }) => ({ code, message: nameIn(message, places) }))
    const entry = entryOf(item, questions.get(item.shown) ?? null)
    if (errors.length === 0 && entry.question === null && !item.question.draft) errors.push(NOT_LOADED)
    const standing = standingOf(item, to)
    if (typeof standing !== 'string' && errors.length === 0) errors.push(standing)
    return {
      item,
      errors,
      warnings: own.filter(({ code }) => code !== 'question-twice').length,
      entry,
      standing: saysTheSame(item, entry) ? 'same' : typeof standing === 'string' ? standing : 'differs',
    }
  }
}

const NOT_LOADED: Reason = {
  code: 'file-name',
  message: 'a bank cannot hold a file of this name: give the question another id, or its file another name',
}

const entryOf = (item: StagedItem, question: Question | null): BankEntry => ({
  question,
  shown: sourcePlace(item),
  asks: question ?? { text: item.question.question, options: item.question.options, image: item.picture },
})

export const sourcePlace = ({ source, question }: StagedItem): string => `${source.shown}:${question.line}`

/** Whether the bank's file has the same content, perhaps in another layout. */
const saysTheSame = ({ name, question }: StagedItem, entry: BankEntry): boolean => {
  const { existing } = name
  if (!existing?.question || existing.question.hash !== entry.question?.hash) return false
  const isEqual = (a: readonly string[], b: readonly string[]) =>
    a.toSorted().join('\n') === b.toSorted().join('\n')
  return isEqual(existing.aliases, name.aliases) && isEqual(existing.accepts, question.accept)
}
