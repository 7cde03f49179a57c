import type { Question } from '../../quiz/question.ts'
import type { Severity } from '../problem.ts'
import { createQuestionIndex, memoizeByObject, normalizedOptions, normalizeText } from './same-question.ts'

/** A question that could be played, and where it comes from. */
export type LocatedQuestion = { readonly question: Question; readonly shown: string }

/** Something wrong between files. `key` is the key of the front matter that shows it. */
export type Conflict<C extends LocatedQuestion> = {
  readonly member: C
  readonly key: string
  readonly code: string
  readonly message: string
  readonly severity: Severity
}

/** Two files for one id, or for an alias: nobody could say whose history it is. */
export const findIdConflicts = <C extends LocatedQuestion>(candidates: readonly C[]): Conflict<C>[] => {
  const owners = new Map<string, C[]>()
  for (const candidate of candidates)
    for (const id of idsOf(candidate.question)) {
      const sharing = owners.get(id)
      if (sharing) sharing.push(candidate)
      else owners.set(id, [candidate])
    }
  return [...owners].flatMap(([id, sharing]) => {
    if (sharing.length === 1) return []
    return sharing.map(candidate => idClash(candidate, id, others(candidate, sharing)))
  })
}

const idsOf = ({ id, aliases }: Question): readonly string[] =>
  aliases.length === 0 ? [id] : [id, ...aliases]

const idClash = <C extends LocatedQuestion>(candidate: C, id: string, files: string): Conflict<C> => ({
  member: candidate,
  key: candidate.question.id === id ? 'id' : 'aliases',
  code: 'id-twice',
  message: `the id \`${id}\` is also used by ${files}: give each file an id of its own`,
  severity: 'error',
})

/** The same question with another right answer: one of them is wrong, so neither is played. */
export const findQuestionConflicts = <C extends LocatedQuestion>(candidates: readonly C[]): Conflict<C>[] => {
  const sameText = Map.groupBy(candidates, ({ question }) => normalizeText(question.text))
  return [...sameText.values()].filter(({ length }) => length > 1).flatMap(clashesIn)
}

/** Copies, of which a bank may have thousands, are compared with what else has their text once for all of them. */
const clashesIn = <C extends LocatedQuestion>(group: readonly C[]): Conflict<C>[] => {
  const index = createQuestionIndex<{ asks: Question; copies: readonly C[] }>()
  const kinds = [...Map.groupBy(group, kindOf).values()].map(copies => ({
    asks: copies[0]!.question,
    copies,
  }))
  for (const kind of kinds) index.put(kind)
  return kinds.flatMap(({ asks, copies }) => {
    const alike = index.find(asks).flatMap(kind => kind.copies)
    const contrary = withOtherAnswer(asks, alike)
    const twins = alike.filter(({ question }) => question.bank === asks.bank)
    return copies.flatMap(candidate => clashWith(candidate, contrary, twins) ?? [])
  })
}

const kindOf = ({ question }: LocatedQuestion): string =>
  JSON.stringify([
    question.bank,
    answerFingerprint(question),
    question.image?.digest,
    [...normalizedOptions(question)].sort(),
  ])

/** Of those that ask the same, the ones with another right answer. */
export const withOtherAnswer = <C extends LocatedQuestion>(question: Question, alike: readonly C[]): C[] =>
  alike.filter(other => answerFingerprint(other.question) !== answerFingerprint(question))

/** The clash with questions of another right answer; null where there are none. */
export const answerConflict = (
  contrary: readonly { readonly shown: string }[],
): Omit<Conflict<LocatedQuestion>, 'member'> | null =>
  contrary.length === 0
    ? null
    : {
        ...CONFLICT,
        message: `${listFiles(contrary)} asks the same with another right answer: ${CONFLICT_HINT}`,
      }

const clashWith = <C extends LocatedQuestion>(
  candidate: C,
  contrary: readonly C[],
  twins: readonly C[],
): Conflict<C> | null => {
  const conflict = answerConflict(contrary)
  if (conflict !== null) return { member: candidate, ...conflict }
  const others = twins.filter(other => other !== candidate)
  return others.length === 0
    ? null
    : { member: candidate, ...TWIN, message: `${listFiles(others)} asks the same: delete one of them` }
}

const CONFLICT = { key: 'question', code: 'question-conflict', severity: 'error' } as const
const CONFLICT_HINT = 'correct or delete one of them'
const TWIN = { key: 'question', code: 'question-twice', severity: 'warning' } as const

/** By text, since a copy may have its options in another order. */
export const answerFingerprint = memoizeByObject(
  ({ options, answer }: Pick<Question, 'options' | 'answer'>): string =>
    JSON.stringify(
      options.flatMap(({ key, text }) => (answer.includes(key) ? [normalizeText(text)] : [])).sort(),
    ),
)

const others = (candidate: LocatedQuestion, sharing: readonly LocatedQuestion[]): string =>
  listFiles(sharing.filter(other => other !== candidate))

/** At most three of them, and how many more there are. */
export const listFiles = (candidates: readonly { readonly shown: string }[]): string =>
  candidates.length > 3
    ? `${candidates
        .slice(0, 2)
        .map(({ shown }) => shown)
        .join(', ')} and ${candidates.length - 2} more`
    : candidates.map(({ shown }) => shown).join(', ')
