import { join } from 'node:path'
import { answerConflict, listFiles, withOtherAnswer } from '../../bank/validate/conflicts.ts'
import { createQuestionIndex, type QuestionContent } from '../../bank/validate/same-question.ts'
import type { Question } from '../../quiz/question.ts'
import type { ExistingBank, ExistingQuestion } from './existing-bank.ts'
import type { ImportOutcome, Reason, StagedItem } from './outcome.ts'
import { standingOf } from './write.ts'

export type ImportContext = {
  readonly to: string
  readonly bank: ExistingBank
  /** Whether a file that differs is replaced. */
  readonly update: boolean
}

/**
 * Classifies each item by what the loader and the audit found, then by what is in the bank already. Of two that are
 * the same the first stays; of two that differ in their correct answer neither, and what is in the bank stays as it is.
 */
export const classifyItems = (
  items: readonly StagedItem[],
  context: ImportContext,
): ReadonlyMap<StagedItem, ImportOutcome> => {
  const outcomes = new Map(items.map(item => [item, assess(item, context)]))
  const isUpdate = (item: StagedItem) => {
    const outcome = outcomes.get(item)!
    return outcome.kind === 'written' && outcome.written === 'updated'
  }
  /** The questions of the bank that are about to be replaced: they count no longer. */
  const replaced = new Set(items.flatMap(item => (isUpdate(item) ? (item.name.existing ?? []) : [])))
  const index = createQuestionIndex<BankEntry>(({ asks }) => asks)
  for (const entry of entriesOf(context.bank)) index.add(entry)
  // Questions of the bank come first, so that no copy takes their place.
  const inBank = items.filter(({ name }) => name.existing !== null)
  const others = items.filter(({ name }) => name.existing === null)
  for (const item of [...inBank, ...others]) {
    const outcome = outcomes.get(item)!
    if (outcome.kind === 'quarantined' || (outcome.kind === 'written' && outcome.written === 'same')) continue
    const entry = entryOf(item)
    const same = index.findSame(entry.asks).filter(({ existing }) => !replaced.has(existing!))
    const obstacle = obstacleTo(item, entry, same, context.bank)
    if (obstacle === null && outcome.kind === 'written') index.add(entry)
    if (obstacle === null) continue
    outcomes.set(item, obstacle)
    if (item.name.existing !== null) replaced.delete(item.name.existing)
  }
  return outcomes
}

const assess = (item: StagedItem, { to, update }: ImportContext): ImportOutcome => {
  const { file } = item.name
  if (item.errors.length > 0) return { kind: 'quarantined', why: item.errors }
  if (item.loaded === null && !item.question.draft) return { kind: 'quarantined', why: [NOT_LOADED] }
  const standing = standingOf(item, to)
  if (typeof standing !== 'string') return { kind: 'quarantined', why: [standing] }
  const isSame = standing === 'same' || hasSameContent(item)
  if (standing === 'differs' && !isSame && !update)
    return {
      kind: 'kept',
      file,
      message: `${join(to, file)} differs and stays as it is: \`--update\` writes it anew`,
    }
  return {
    kind: 'written',
    file,
    is: item.question.draft ? 'draft' : 'playable',
    warnings: item.warnings,
    written: isSame ? 'same' : standing === 'differs' ? 'updated' : 'new',
  }
}

const NOT_LOADED: Reason = {
  code: 'file-name',
  message: 'a bank cannot hold a file of this name: give the question another id, or its file another name',
}

/** Whether the bank's file has the same content, perhaps in another layout. */
const hasSameContent = ({ name: { existing, aliases }, question, loaded }: StagedItem): boolean => {
  if (!existing?.question || existing.question.hash !== loaded?.hash) return false
  const isEqual = (a: readonly string[], b: readonly string[]) =>
    a.toSorted().join('\n') === b.toSorted().join('\n')
  return isEqual(existing.aliases, aliases) && isEqual(existing.accepts, question.accept)
}

/** A question of the bank, one on its way into it, or one of a bank beside it, which counts for its answer alone. */
type BankEntry = {
  /** As a person would type it. */
  readonly displayPath: string
  readonly asks: QuestionContent
  /** Null for a draft. */
  readonly question: Question | null
  readonly existing: ExistingQuestion | null
  readonly isBeside: boolean
}

const entriesOf = ({ questions, neighbours }: ExistingBank): BankEntry[] => [
  ...questions.flatMap(existing => {
    const { shown: displayPath, asks, question, isBroken } = existing
    return asks === null || isBroken ? [] : [{ displayPath, asks, question, existing, isBeside: false }]
  }),
  ...neighbours.map(({ displayPath, question }) => {
    return { displayPath, asks: question, question, existing: null, isBeside: true }
  }),
]

const entryOf = ({ question, picture, loaded, place }: StagedItem): BankEntry => {
  const asks = loaded ?? { text: question.question, options: question.options, image: picture }
  return { displayPath: place, asks, question: loaded, existing: null, isBeside: false }
}

/** Why an item cannot go where it would, beside the questions that ask the same; null where it can. */
const obstacleTo = (
  { name }: StagedItem,
  { question }: BankEntry,
  same: readonly BankEntry[],
  bank: ExistingBank,
): ImportOutcome | null => {
  const played = same.flatMap(({ question, displayPath }) => (question ? [{ question, displayPath }] : []))
  const conflict =
    aliasConflict(name, bank) ?? (question && answerConflict(withOtherAnswer(question, played)))
  if (conflict !== null) return { kind: 'quarantined', why: [conflict] }
  const twins = name.existing === null ? same.filter(({ isBeside }) => !isBeside) : []
  return twins.length === 0 ? null : { kind: 'twin', message: `${listFiles(twins)} asks the same` }
}

/** Two questions with one id would put both out of play. */
const aliasConflict = ({ aliases, existing }: StagedItem['name'], bank: ExistingBank): Reason | null => {
  const alias = aliases.find(alias => ![null, existing].includes(bank.byId(alias)))
  if (alias === undefined) return null
  const message = `the alias \`${alias}\` leads to ${bank.byId(alias)!.shown} already: delete one of them`
  return { code: 'id-twice', message }
}
