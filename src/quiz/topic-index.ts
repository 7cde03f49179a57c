import { memoizeByObject } from './memoize.ts'
import type { Bank, Question } from './question.ts'
import { foldName } from './topic-name.ts'
import { type TopicKind, topicValue } from './topic-value.ts'

/** A topic that people can choose questions by. */
export type Topic = {
  readonly kind: TopicKind
  /** Stored and sent to Discord, at most 100 characters: see `topicValue`. */
  readonly value: string
  /** As its author wrote it. */
  readonly label: string
  /** The label, with the bank's title behind it where several banks have a topic of this kind and label. */
  readonly name: string
  /** Questions, at least one. */
  readonly size: number
  /** The bank that it is, or that it's a part of. */
  readonly bank: Pick<Bank, 'name' | 'title'>
}

export type TopicIndex = {
  readonly all: readonly Question[]
  readonly topics: readonly Topic[]
  readonly byValue: ReadonlyMap<string, Topic>
  /** By folded label and name. */
  readonly byName: ReadonlyMap<string, readonly Topic[]>
  /** By folded value, and by folded title or folder of the bank with the label. */
  readonly byQualifiedName: ReadonlyMap<string, readonly Topic[]>
  readonly questions: ReadonlyMap<string, readonly Question[]>
  readonly difficulties: readonly string[]
}

/** Built once for each loaded library: a bank with 10,000 tags would take milliseconds at every key that is typed. */
export const topicIndexOf = memoizeByObject((banks: readonly Bank[]): TopicIndex => {
  const parts = banks.flatMap(partsOf)
  const named = withNames(banks, parts)
  const all = banks.flatMap(({ questions }) => questions)
  return {
    all,
    topics: named.map(({ topic }) => topic),
    byValue: new Map(named.map(({ topic }) => [topic.value, topic])),
    byName: mapOfNames(named, ({ topic }) => [topic.label, topic.name]),
    byQualifiedName: mapOfNames(named, ({ topic, bank }) => [
      topic.value,
      `${bank.title} ${topic.label}`,
      `${bank.name} ${topic.label}`,
    ]),
    questions: new Map(parts.map(({ value, questions }) => [value, questions])),
    difficulties: [...new Set(all.flatMap(({ difficulty }) => difficulty ?? []))].sort(byEase),
  }
})

/** A bank or a part of it. */
type Part = {
  readonly bank: Bank
  readonly kind: TopicKind
  readonly value: string
  readonly label: string
  readonly questions: readonly Question[]
}

const partsOf = (bank: Bank): Part[] => {
  const part = (kind: TopicKind, label: string, questions: readonly Question[], name = label): Part => ({
    bank,
    kind,
    value: topicValue(bank.name, kind, name),
    label,
    questions,
  })
  return [
    part('bank', bank.title, bank.questions, bank.name),
    ...[...byDomain(bank)].map(([name, questions]) => part('domain', name, questions)),
    ...[...byTag(bank)].map(([name, questions]) => part('tag', name, questions)),
  ]
}

/** In the order of bank.yaml; domains that are only in questions come after them. */
const byDomain = ({ domains, questions }: Bank): ReadonlyMap<string, readonly Question[]> => {
  const groups = new Map<string, Question[]>(domains.map(({ name }) => [name, []]))
  for (const question of questions) if (question.domain !== null) put(groups, question.domain, question)
  return groups
}

const byTag = ({ questions }: Bank): ReadonlyMap<string, readonly Question[]> => {
  const groups = new Map<string, Question[]>()
  for (const question of questions) for (const tag of question.tags) put(groups, tag, question)
  return groups
}

const put = <K, V>(groups: Map<K, V[]>, key: K, value: V): void => {
  const group = groups.get(key)
  if (group) group.push(value)
  else groups.set(key, [value])
}

/** What has a question is worth choosing, but no part that is all of its bank. */
const isWorthChoosing = ({ kind, questions, bank }: Part): boolean =>
  questions.length > 0 && (kind === 'bank' || questions.length < bank.questions.length)

const KINDS: readonly TopicKind[] = ['bank', 'domain', 'tag']

const inOrder = (a: Part, b: Part): number => {
  if (a.kind !== b.kind) return KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind)
  return a.kind === 'tag' ? b.questions.length - a.questions.length || a.label.localeCompare(b.label) : 0
}

type NamedTopic = { readonly topic: Topic; readonly bank: Bank }

const withNames = (banks: readonly Bank[], parts: readonly Part[]): NamedTopic[] => {
  const offered = parts.filter(isWorthChoosing).sort(inOrder)
  const titles = countBy(banks, ({ title }) => foldName(title))
  const labels = countBy(offered, keyOf)
  const bankName = ({ title, name }: Bank) =>
    titles.get(foldName(title))! > 1 ? `${title} (${name})` : title
  const nameOf = (part: Part) => {
    if (part.kind === 'bank') return bankName(part.bank)
    return labels.get(keyOf(part))! > 1 ? `${part.label} · ${bankName(part.bank)}` : part.label
  }
  return offered.map(part => ({
    bank: part.bank,
    topic: {
      kind: part.kind,
      value: part.value,
      label: part.label,
      name: nameOf(part),
      size: part.questions.length,
      bank: { name: part.bank.name, title: part.bank.title },
    },
  }))
}

const keyOf = ({ kind, label }: Part): string => `${kind} ${foldName(label)}`

const countBy = <T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1)
  return counts
}

const mapOfNames = (
  named: readonly NamedTopic[],
  namesOf: (named: NamedTopic) => readonly string[],
): ReadonlyMap<string, readonly Topic[]> => {
  const map = new Map<string, Topic[]>()
  for (const one of named) for (const name of new Set(namesOf(one).map(foldName))) put(map, name, one.topic)
  return map
}

const EASE = ['easy', 'medium', 'hard']
const byEase = (a: string, b: string): number => {
  const rank = (name: string) => (EASE.includes(name) ? EASE.indexOf(name) : EASE.length)
  return rank(a) - rank(b) || a.localeCompare(b)
}
