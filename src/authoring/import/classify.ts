import { join } from 'node:path'
import {
  answerConflict,
  type LocatedQuestion,
  listFiles,
  withOtherAnswer,
} from '../../bank/validate/conflicts.ts'
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
  const { bank } = context
  const outcomes = new Map(items.map(item => [item, assess(item, context)]))
  const replaced = new Set(items.flatMap(item => replacedBy(item, outcomes.get(item)!) ?? []))
  const duplicates = createDuplicateCheck(bank, replaced)
  // Questions of the bank come first, so that no copy takes their place.
  const [inBank, others] = [items.filter(isInBank), items.filter(item => !isInBank(item))]
  for (const item of [...inBank, ...others]) {
    const existing = replacedBy(item, outcomes.get(item)!)
    const outcome = compare(item, outcomes.get(item)!, duplicates, bank)
    outcomes.set(item, outcome)
    if (existing !== null && outcome.kind !== 'written') duplicates.addExisting(existing)
  }
  return outcomes
}

const isInBank = ({ name }: StagedItem): boolean => name.existing !== null

/** The question of the bank that an item replaces if it is written. */
const replacedBy = ({ name }: StagedItem, outcome: ImportOutcome): ExistingQuestion | null =>
  outcome.kind === 'written' && outcome.written === 'updated' ? name.existing : null

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

/** The outcome of an item after it was compared with all other questions. */
const compare = (
  item: StagedItem,
  outcome: ImportOutcome,
  duplicates: ReturnType<typeof createDuplicateCheck>,
  bank: ExistingBank,
): ImportOutcome => {
  if (outcome.kind === 'quarantined' || (outcome.kind === 'written' && outcome.written === 'same'))
    return outcome
  const { question, picture, loaded, place, name } = item
  const asks = loaded ?? { text: question.question, options: question.options, image: picture }
  const entry = { question: loaded, shown: place, asks }
  const conflict = aliasConflict(item, bank) ?? duplicates.conflictOf(entry)
  if (conflict !== null) return { kind: 'quarantined', why: [conflict] }
  const twins = name.existing === null ? duplicates.twinsOf(entry) : null
  if (twins !== null) return { kind: 'twin', message: `${twins} asks the same` }
  if (outcome.kind === 'written') duplicates.add(entry)
  return outcome
}

/** Two questions with one id would put both out of play. */
const aliasConflict = ({ name }: StagedItem, bank: ExistingBank): Reason | null => {
  const isTaken = (alias: string) => ![null, name.existing].includes(bank.byId(alias))
  const alias = name.aliases.find(isTaken)
  if (alias === undefined) return null
  const message = `the alias \`${alias}\` leads to ${bank.byId(alias)!.shown} already: delete one of them`
  return { code: 'id-twice', message }
}

/** A question of the bank, or one on its way into it. */
type BankEntry = {
  /** As a person would type it. */
  readonly shown: string
  readonly asks: QuestionContent
  readonly question: Question | null
}

/**
 * Compares a question with what is in the bank so far: without what is about to be replaced, and without what has
 * errors. The other banks that lie beside it are there too, for their answers alone.
 */
const createDuplicateCheck = (
  { questions, neighbours }: ExistingBank,
  replaced: ReadonlySet<ExistingQuestion>,
) => {
  const own = createQuestionIndex<BankEntry>(({ asks }) => asks)
  const others = createQuestionIndex<LocatedQuestion>(({ question }) => question)
  for (const neighbour of neighbours) others.add(neighbour)
  const addExisting = ({ shown, question, asks, isBroken }: ExistingQuestion): void => {
    if (asks !== null && !isBroken) own.add({ shown, question, asks })
  }
  for (const existing of questions) if (!replaced.has(existing)) addExisting(existing)
  return {
    add: own.add,
    addExisting,
    conflictOf: ({ asks, question }: BankEntry): Reason | null => {
      if (question === null) return null
      const alike = own
        .findSame(asks)
        .flatMap(({ question, shown }) => (question === null ? [] : [{ question, displayPath: shown }]))
      return answerConflict(withOtherAnswer(question, [...alike, ...others.findSame(asks)]))
    },
    /** The names of questions that are the same, drafts too; null where there are none. */
    twinsOf: ({ asks }: BankEntry): string | null => {
      const twins = own.findSame(asks).map(({ shown }) => ({ displayPath: shown }))
      return twins.length === 0 ? null : listFiles(twins)
    },
  }
}
