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
  return [...sameText.values()].filter(({ length }) => length > 1).flatMap(clashesIn)
}

/** Copies, of which a bank may have thousands, are compared with what else has their text once for all of them. */
const clashesIn = <C extends Candidate>(group: readonly C[]): Clash<C>[] => {
  const kinds = [...Map.groupBy(group, kindOf).values()]
  return kinds.flatMap(copies => {
    const { contrary, twins } = alikeOf(copies[0]!, kinds)
    return copies.flatMap(candidate => clashWith(candidate, contrary, twins) ?? [])
  })
}

const kindOf = ({ question }: Candidate): string =>
  JSON.stringify([question.bank, rightOf(question), [...textsOf(question)].sort()])

/** What one question clashes with, of others that have its text; it may be among them. */
export const clashOf = <C extends Candidate>(candidate: C, group: readonly C[]): Clash<C> | null => {
  const kinds = group.map(other => [other])
  const { contrary, twins } = alikeOf(candidate, kinds)
  return clashWith(candidate, contrary, twins)
}

/** Of questions with one text, in lists of copies, those that are the same one. */
const alikeOf = <C extends Candidate>({ question }: C, kinds: readonly C[][]) => {
  const alike = kinds.filter(([other]) => shareOptions(question, other!.question))
  const isContrary = ([other]: C[]) => rightOf(other!.question) !== rightOf(question)
  const isTwin = (kind: C[]) => !isContrary(kind) && kind[0]!.question.bank === question.bank
  return { contrary: alike.filter(isContrary).flat(), twins: alike.filter(isTwin).flat() }
}

const clashWith = <C extends Candidate>(
  candidate: C,
  contrary: readonly C[],
  twins: readonly C[],
): Clash<C> | null => {
  if (contrary.length > 0) {
    const message = `${namesOf(contrary)} asks the same with another right answer: ${CONFLICT_HINT}`
    return { candidate, ...CONFLICT, message }
  }
  const others = twins.filter(other => other !== candidate)
  return others.length === 0
    ? null
    : { candidate, ...TWIN, message: `${namesOf(others)} asks the same: delete one of them` }
}

const CONFLICT = { key: 'question', code: 'question-conflict', severity: 'error' } as const
const CONFLICT_HINT = 'correct or delete one of them'
const TWIN = { key: 'question', code: 'question-twice', severity: 'warning' } as const

type Optioned = { readonly options: readonly { readonly text: string }[] }

/** "Which statement is right?" may be asked of many things: it is the same question only with the same options. */
export const shareOptions = (a: Optioned, b: Optioned): boolean => {
  const [texts, others] = [textsOf(a), textsOf(b)]
  let shared = 0
  for (const text of others) if (texts.has(text)) shared++
  return shared * 2 >= Math.min(texts.size, others.size)
}

/** In a bank with many questions of one stem each is compared with each. */
const remembered = <K extends object, V>(work: (of: K) => V): ((of: K) => V) => {
  const known = new WeakMap<K, V>()
  return of => {
    const value = known.get(of) ?? work(of)
    known.set(of, value)
    return value
  }
}

const textsOf = remembered(({ options }: Optioned) => new Set(options.map(({ text }) => foldText(text))))

/** By text, since a copy may have its options in another order. */
const rightOf = remembered(({ options, answer }: Question): string =>
  JSON.stringify(options.flatMap(({ key, text }) => (answer.includes(key) ? [foldText(text)] : [])).sort()),
)

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
  namesOf(sharing.filter(other => other !== candidate))

/** At most three of them, and how many more there are. */
export const namesOf = (candidates: readonly { readonly shown: string }[]): string =>
  candidates.length > 3
    ? `${candidates
        .slice(0, 2)
        .map(({ shown }) => shown)
        .join(', ')} and ${candidates.length - 2} more`
    : candidates.map(({ shown }) => shown).join(', ')
