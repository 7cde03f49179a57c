import type { Bank, Question } from './question.ts'

/**
 * A topic that people can choose questions by. `value` is stored and sent to Discord, at most 100 characters:
 * `saa-c03`, `saa-c03/domain/<name>` or `saa-c03/tag/<name>`.
 */
export type Topic = { readonly value: string; readonly label: string; readonly size: number }

const MAX_VALUE_LENGTH = 100

const countTags = (bank: Bank): Map<string, number> => {
  const sizes = new Map<string, number>()
  for (const question of bank.questions)
    for (const tag of question.tags) sizes.set(tag, (sizes.get(tag) ?? 0) + 1)
  return sizes
}

/** A part is worth choosing if it has more than one question, but not all of the bank. */
const isWorthChoosing = (size: number, bank: Bank): boolean => size > 1 && size < bank.questions.length

/** All topics: first the banks, since suggestions show only the first 25; then each bank's domains, and its tags by size. */
export const topicsOf = (banks: readonly Bank[]): Topic[] =>
  [...banks.map(wholeOf), ...banks.flatMap(partsOf)].filter(({ value }) => value.length <= MAX_VALUE_LENGTH)

const wholeOf = ({ name, title, questions }: Bank): Topic => ({
  value: name,
  label: title,
  size: questions.length,
})

const partsOf = (bank: Bank): Topic[] => {
  const domains = bank.domains
    .map(({ name }) => ({ kind: 'domain', name, size: bank.questions.filter(q => q.domain === name).length }))
    .filter(({ size }) => isWorthChoosing(size, bank))
  const tags = [...countTags(bank)]
    .map(([name, size]) => ({ kind: 'tag', name, size }))
    .filter(({ size }) => isWorthChoosing(size, bank))
    .sort((a, b) => b.size - a.size || a.name.localeCompare(b.name))
  return [...domains, ...tags].map(({ kind, name, size }) => ({
    value: `${bank.name}/${kind}/${name}`,
    label: name,
    size,
  }))
}

const fold = (text: string): string => text.trim().toLowerCase()

/** The topics that match the text typed so far, best first. */
export const searchTopics = (topics: readonly Topic[], typed: string): Topic[] => {
  const query = fold(typed)
  const rank = ({ label, value }: Topic): number => {
    const name = fold(label)
    if (query === '' || name.startsWith(query)) return 0
    if (name.includes(` ${query}`)) return 1
    if (name.includes(query) || fold(value).includes(query)) return 2
    return 3
  }
  return topics
    .map(topic => ({ topic, rank: rank(topic) }))
    .filter(({ rank }) => rank < 3)
    .sort((a, b) => a.rank - b.rank)
    .map(({ topic }) => topic)
}

/** The topic with this value or name; null if there is none. */
export const findTopic = (topics: readonly Topic[], typed: string): Topic | null =>
  topics.find(topic => topic.value === typed) ??
  topics.find(topic => fold(topic.label) === fold(typed) || fold(topic.value) === fold(typed)) ??
  null

/** The difficulty of this name, in a bank's own spelling; null if no question has it. */
export const findDifficulty = (banks: readonly Bank[], typed: string): string | null => {
  const known = banks.flatMap(({ questions }) => questions.flatMap(({ difficulty }) => difficulty ?? []))
  return (
    known.find(difficulty => difficulty === typed.trim()) ??
    known.find(difficulty => fold(difficulty) === fold(typed)) ??
    null
  )
}

/** The questions of a topic, by its value; all questions for null. `difficulty` filters them further, in any case. */
export const questionsOn = (
  banks: readonly Bank[],
  value: string | null,
  difficulty: string | null,
): Question[] => {
  const [bankName, kind, ...rest] = value?.split('/') ?? []
  const name = rest.join('/')
  const wanted = difficulty === null ? null : fold(difficulty)
  return banks
    .filter(bank => bankName === undefined || bank.name === bankName)
    .flatMap(bank => bank.questions)
    .filter(q => kind === undefined || (kind === 'domain' ? q.domain === name : q.tags.includes(name)))
    .filter(q => wanted === null || (q.difficulty !== null && fold(q.difficulty) === wanted))
}

/** The difficulties worth offering, easiest first; none if all questions have the same. */
export const difficultiesOf = (banks: readonly Bank[]): string[] => {
  const difficulties = new Set(banks.flatMap(bank => bank.questions.map(q => q.difficulty ?? '')))
  const named = [...difficulties].filter(name => name !== '')
  return difficulties.size > 1 ? named.sort(byEase) : []
}

const EASE = ['easy', 'medium', 'hard']
const byEase = (a: string, b: string): number => {
  const rank = (name: string) => (EASE.includes(name) ? EASE.indexOf(name) : EASE.length)
  return rank(a) - rank(b) || a.localeCompare(b)
}
