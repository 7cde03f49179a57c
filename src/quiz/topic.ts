import type { Bank, Question } from './question.ts'
import { type Topic, topicIndexOf } from './topic-index.ts'
import { foldName } from './topic-name.ts'

export type { Topic }

/** All topics: banks, then domains, since suggestions show only the first 25; then tags by their size. */
export const topicsOf = (banks: readonly Bank[]): readonly Topic[] => topicIndexOf(banks).topics

export type TopicMatch =
  | { readonly kind: 'one'; readonly topic: Topic }
  | { readonly kind: 'several'; readonly topics: readonly Topic[] }
  | { readonly kind: 'none' }

/**
 * The topic with this value, label or name; also with its bank before it (`typescript enums`). Case, spaces and hyphens
 * do not matter. Of a bank, a domain and a tag of one name it is the first; of several of one kind, `several`.
 */
export const findTopic = (banks: readonly Bank[], typed: string): TopicMatch => {
  const { byValue, byName, byQualifiedName } = topicIndexOf(banks)
  const exact = byValue.get(typed.trim())
  if (exact) return { kind: 'one', topic: exact }
  const forms = [typed, typed.slice(0, MAX_TYPED_LENGTH).replace(NOTE, '')].map(foldName)
  const found = forms.map(form => byName.get(form) ?? byQualifiedName.get(form)).find(topics => topics)
  const [first, ...others] = found ?? []
  if (!first) return { kind: 'none' }
  const rivals = others.filter(({ kind }) => kind === first.kind)
  return rivals.length === 0 ? { kind: 'one', topic: first } : { kind: 'several', topics: [first, ...rivals] }
}

const MAX_TYPED_LENGTH = 300

/** What a suggestion says behind the name: ` (tag, 12 questions)`. */
const NOTE = /\s{0,9}\([^()]*\)\s{0,9}$/

/** The questions of a topic, by its value; all questions for null. `difficulty` filters them further, in any case. */
export const questionsOn = (
  banks: readonly Bank[],
  value: string | null,
  difficulty: string | null,
): readonly Question[] => {
  const { all, questions } = topicIndexOf(banks)
  const onTopic = value === null ? all : (questions.get(value) ?? [])
  if (difficulty === null) return onTopic
  const wanted = fold(difficulty)
  return onTopic.filter(question => question.difficulty !== null && fold(question.difficulty) === wanted)
}

const fold = (text: string): string => text.trim().toLowerCase()

/** The difficulty of this name, in a bank's own spelling; null if no question has it. */
export const findDifficulty = (banks: readonly Bank[], typed: string): string | null => {
  const { difficulties } = topicIndexOf(banks)
  return (
    difficulties.find(difficulty => difficulty === typed.trim()) ??
    difficulties.find(difficulty => fold(difficulty) === fold(typed)) ??
    null
  )
}

/** The difficulties worth offering, easiest first; none if all questions have the same. */
export const difficultiesOf = (banks: readonly Bank[]): readonly string[] => {
  const { all, difficulties } = topicIndexOf(banks)
  const isDivided = difficulties.length > 1 || all.some(({ difficulty }) => difficulty === null)
  return isDivided ? difficulties : []
}
