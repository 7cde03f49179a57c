import type { Question } from '../quiz/question.ts'
import { collapse } from './fields.ts'
import type { Severity } from './problem.ts'

/** A question that could be played, and where it comes from. */
export type Candidate = { readonly question: Question; readonly shown: string }

/** Something wrong between files. `key` is the key of the front matter that shows it. */
export type Clash<C extends Candidate> = {
  readonly candidate: C
  readonly key: string
  readonly code: string
  readonly message: string
  readonly severity: Severity
}

/** Two files for one id, or for an alias: nobody could say whose history it is. */
export const clashingIds = <C extends Candidate>(candidates: readonly C[]): Clash<C>[] => {
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

const idClash = <C extends Candidate>(candidate: C, id: string, files: string): Clash<C> => ({
  candidate,
  key: candidate.question.id === id ? 'id' : 'aliases',
  code: 'id-twice',
  message: `the id \`${id}\` is also used by ${files}: give each file an id of its own`,
  severity: 'error',
})

/** The same question with another right answer: one of them is wrong, so neither is played. */
export const clashingQuestions = <C extends Candidate>(candidates: readonly C[]): Clash<C>[] => {
  const sameText = Map.groupBy(candidates, ({ question }) => foldText(question.text))
  const clashes: Clash<C>[] = []
  for (const group of sameText.values()) {
    if (group.length === 1) continue
    for (const candidate of group) clashes.push(...questionClashes(candidate, group))
  }
  return clashes
}

const questionClashes = <C extends Candidate>(candidate: C, group: readonly C[]): Clash<C>[] => {
  const alike = group.filter(other => other !== candidate && shareOptions(candidate.question, other.question))
  const rightTexts = rightOf(candidate.question)
  const contrary = alike.filter(other => rightOf(other.question) !== rightTexts)
  const twins = alike.filter(other => other.question.bank === candidate.question.bank)
  if (contrary.length > 0)
    return [
      {
        candidate,
        ...CONFLICT,
        message: `${names(contrary)} asks the same with another right answer: ${CONFLICT_HINT}`,
      },
    ]
  if (twins.length === 0) return []
  return [{ candidate, ...TWIN, message: `${names(twins)} asks the same: delete one of them` }]
}

const CONFLICT = { key: 'question', code: 'question-conflict', severity: 'error' } as const
const CONFLICT_HINT = 'correct or delete one of them'
const TWIN = { key: 'question', code: 'question-twice', severity: 'warning' } as const

/** "Which statement is right?" may be asked of many things: it is the same question only with the same options. */
const shareOptions = (a: Question, b: Question): boolean => {
  const texts = new Set(a.options.map(({ text }) => foldText(text)))
  const shared = b.options.filter(({ text }) => texts.has(foldText(text))).length
  return shared * 2 >= Math.min(a.options.length, b.options.length)
}

/** By text, since a copy may have its options in another order. */
const rightOf = ({ options, answer }: Question): string =>
  JSON.stringify(options.flatMap(({ key, text }) => (answer.includes(key) ? [foldText(text)] : [])).sort())

/** Punctuation stays: `==` and `===` differ. */
export const foldText = (text: string): string => {
  const folded = collapse(text).toLowerCase()
  return TYPOGRAPHIC.test(folded) ? folded.replaceAll(/./gu, sign => PLAIN[sign] ?? sign) : folded
}

const TYPOGRAPHIC = /[\u2013-\u201d]/
const PLAIN: Readonly<Record<string, string>> = {
  '\u2013': '-',
  '\u2014': '-',
  '\u2018': "'",
  '\u2019': "'",
  '\u201c': '"',
  '\u201d': '"',
}

const others = (candidate: Candidate, sharing: readonly Candidate[]): string =>
  names(sharing.filter(other => other !== candidate))

const names = (candidates: readonly Candidate[]): string =>
  candidates.length > 3
    ? `${candidates
        .slice(0, 2)
        .map(({ shown }) => shown)
        .join(', ')} and ${candidates.length - 2} more`
    : candidates.map(({ shown }) => shown).join(', ')
