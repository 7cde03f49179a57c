import type { Bank, Question } from './question.ts'

/**
 * What somebody may ask to be quizzed on. `value` is what is kept and sent, at most 100 characters:
 * `saa-c03`, `saa-c03/domain/<name>` or `saa-c03/tag/<name>`.
 */
export type Topic = { readonly value: string; readonly label: string; readonly size: number }

const VALUE_LIMIT = 100

const tagsOf = (bank: Bank): Map<string, number> => {
  const sizes = new Map<string, number>()
  for (const question of bank.questions)
    for (const tag of question.tags) sizes.set(tag, (sizes.get(tag) ?? 0) + 1)
  return sizes
}

/** A part divides a bank when it leaves something out and is more than one question. */
const divides = (size: number, bank: Bank): boolean => size > 1 && size < bank.questions.length

/** All topics: the banks first, so that each is seen at once; then bank by bank its domains, and its tags by size. */
export const topicsOf = (banks: readonly Bank[]): Topic[] =>
  [...banks.map(wholeOf), ...banks.flatMap(partsOf)].filter(({ value }) => value.length <= VALUE_LIMIT)

const wholeOf = ({ name, title, questions }: Bank): Topic => ({
  value: name,
  label: title,
  size: questions.length,
})

const partsOf = (bank: Bank): Topic[] => {
  const domains = bank.domains
    .map(({ name }) => ({ kind: 'domain', name, size: bank.questions.filter(q => q.domain === name).length }))
    .filter(({ size }) => divides(size, bank))
  const tags = [...tagsOf(bank)]
    .map(([name, size]) => ({ kind: 'tag', name, size }))
    .filter(({ size }) => divides(size, bank))
    .sort((a, b) => b.size - a.size || a.name.localeCompare(b.name))
  return [...domains, ...tags].map(({ kind, name, size }) => ({
    value: `${bank.name}/${kind}/${name}`,
    label: name,
    size,
  }))
}

const fold = (text: string): string => text.trim().toLowerCase()

/** The topics that fit what was typed so far, best first. */
export const searchTopics = (topics: readonly Topic[], typed: string): Topic[] => {
  const wanted = fold(typed)
  const rank = ({ label, value }: Topic): number => {
    const name = fold(label)
    if (wanted === '' || name.startsWith(wanted)) return 0
    if (name.includes(` ${wanted}`)) return 1
    if (name.includes(wanted) || fold(value).includes(wanted)) return 2
    return 3
  }
  return topics
    .map(topic => ({ topic, rank: rank(topic) }))
    .filter(({ rank }) => rank < 3)
    .sort((a, b) => a.rank - b.rank)
    .map(({ topic }) => topic)
}

/** The topic that a value or a typed name means; null where it means none. */
export const findTopic = (topics: readonly Topic[], typed: string): Topic | null =>
  topics.find(topic => topic.value === typed) ??
  topics.find(topic => fold(topic.label) === fold(typed) || fold(topic.value) === fold(typed)) ??
  null

/** The questions of a topic's value; all of all banks for null. A difficulty narrows them further. */
export const questionsOn = (
  banks: readonly Bank[],
  value: string | null,
  difficulty: string | null,
): Question[] => {
  const [bankName, kind, ...rest] = value?.split('/') ?? []
  const name = rest.join('/')
  return banks
    .filter(bank => bankName === undefined || bank.name === bankName)
    .flatMap(bank => bank.questions)
    .filter(q => kind === undefined || (kind === 'domain' ? q.domain === name : q.tags.includes(name)))
    .filter(q => difficulty === null || q.difficulty === difficulty)
}

/** The difficulties worth offering: none where every question has the same. */
export const difficultiesOf = (banks: readonly Bank[]): string[] => {
  const found = new Set(banks.flatMap(bank => bank.questions.map(q => q.difficulty ?? '')))
  const named = [...found].filter(name => name !== '')
  return found.size > 1 ? named.sort(byEase) : []
}

const EASE = ['easy', 'medium', 'hard']
const byEase = (a: string, b: string): number => {
  const rank = (name: string) => (EASE.includes(name) ? EASE.indexOf(name) : EASE.length)
  return rank(a) - rank(b) || a.localeCompare(b)
}
