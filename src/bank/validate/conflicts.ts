import { memoizeByObject } from '../../quiz/memoize.ts'
import type { Question } from '../../quiz/question.ts'
import type { Severity } from '../problem.ts'
import { createQuestionIndex, normalizedOptions, normalizeMarkdown } from './same-question.ts'

/** A question, and the file that it comes from as a person would type it. */
export type LocatedQuestion = { readonly question: Question; readonly displayPath: string }

/** A problem that a file has only because of other files. `key` is the front matter key that it is reported at. */
export type Conflict<Q extends LocatedQuestion> = {
  readonly member: Q
  readonly key: string
  readonly code: string
  readonly message: string
  readonly severity: Severity
}

/** Files that share an id or an alias: no one could say which of them the recorded answers belong to. */
export const findIdConflicts = <Q extends LocatedQuestion>(questions: readonly Q[]): Conflict<Q>[] => {
  const owners = new Map<string, Q[]>()
  for (const member of questions)
    for (const id of idsOf(member.question)) {
      const sharing = owners.get(id)
      if (sharing) sharing.push(member)
      else owners.set(id, [member])
    }
  return [...owners].flatMap(([id, sharing]) =>
    sharing.length === 1 ? [] : sharing.map(member => idConflict(member, id, sharing)),
  )
}

const idsOf = ({ id, aliases }: Question): readonly string[] =>
  aliases.length === 0 ? [id] : [id, ...aliases]

const idConflict = <Q extends LocatedQuestion>(
  member: Q,
  id: string,
  sharing: readonly Q[],
): Conflict<Q> => ({
  member,
  key: member.question.id === id ? 'id' : 'aliases',
  code: 'id-twice',
  message: `the id \`${id}\` is also used by ${listOthers(sharing, member)}: give each file its own id`,
  severity: 'error',
})

/**
 * Files that ask the same question. With different correct answers one of them is wrong, so neither is played; with
 * the same answer in the same bank they are duplicates, which is a warning.
 */
export const findQuestionConflicts = <Q extends LocatedQuestion>(questions: readonly Q[]): Conflict<Q>[] => {
  const sameText = Map.groupBy(questions, ({ question }) => normalizeMarkdown(question.text))
  return [...sameText.values()].filter(({ length }) => length > 1).flatMap(conflictsWithin)
}

/** Exact copies, of which a bank may have thousands, are compared with the other questions only once per group. */
const conflictsWithin = <Q extends LocatedQuestion>(sameText: readonly Q[]): Conflict<Q>[] => {
  const groups = [...Map.groupBy(sameText, contentKey).values()]
  const index = createQuestionIndex<Q[]>(([first]) => first!.question)
  for (const copies of groups) index.add(copies)
  return groups.flatMap(copies => {
    const { question } = copies[0]!
    const same = index.findSame(question).flat()
    const contradicting = withOtherAnswer(question, same)
    const duplicates = same.filter(other => other.question.bank === question.bank)
    return copies.flatMap(member => conflictOf(member, contradicting, duplicates) ?? [])
  })
}

const contentKey = ({ question }: LocatedQuestion): string =>
  JSON.stringify([
    question.bank,
    answerFingerprint(question),
    question.image?.digest,
    [...normalizedOptions(question)].sort(),
  ])

const conflictOf = <Q extends LocatedQuestion>(
  member: Q,
  contradicting: readonly Q[],
  duplicates: readonly Q[],
): Conflict<Q> | null => {
  const contradiction = answerConflict(contradicting)
  if (contradiction !== null) return { member, ...contradiction }
  return duplicates.length < 2
    ? null
    : { member, ...DUPLICATE, message: `${listOthers(duplicates, member)} asks the same: delete one of them` }
}

const DUPLICATE = { key: 'question', code: 'question-twice', severity: 'warning' } as const
const CONTRADICTION = { key: 'question', code: 'question-conflict', severity: 'error' } as const

/** Of questions that ask the same, those with a different correct answer from `question`. */
export const withOtherAnswer = <Q extends { readonly question: Question }>(
  question: Question,
  same: readonly Q[],
): Q[] => same.filter(other => answerFingerprint(other.question) !== answerFingerprint(question))

/** The conflict of a question with those that contradict it; null if there are none. */
export const answerConflict = (
  contradicting: readonly Pick<LocatedQuestion, 'displayPath'>[],
): Omit<Conflict<LocatedQuestion>, 'member'> | null =>
  contradicting.length === 0
    ? null
    : {
        ...CONTRADICTION,
        message: `${listFiles(contradicting)} asks the same with a different correct answer: fix or delete one of them`,
      }

/** The correct answer by its text, since a copy may have its options in another order. */
const answerFingerprint = memoizeByObject(
  ({ options, answer }: Pick<Question, 'options' | 'answer'>): string =>
    JSON.stringify(
      options.flatMap(({ key, text }) => (answer.includes(key) ? [normalizeMarkdown(text)] : [])).sort(),
    ),
)

const MAX_FILES_NAMED = 3

/** The names of the files but one, which is among them. Looks at the first few only: there may be thousands. */
const listOthers = <Q extends LocatedQuestion>(files: readonly Q[], one: Q): string =>
  listFiles(
    files.slice(0, MAX_FILES_NAMED + 2).filter(other => other !== one),
    files.length - 1,
  )

/** The files' names, or two of them and the number of the rest. `count`: of all, where only the first are given. */
export const listFiles = (
  files: readonly Pick<LocatedQuestion, 'displayPath'>[],
  count = files.length,
): string => {
  const names = files.map(({ displayPath }) => displayPath)
  return count > MAX_FILES_NAMED
    ? `${names.slice(0, 2).join(', ')} and ${count - 2} more`
    : names.slice(0, count).join(', ')
}
