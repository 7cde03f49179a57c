import type { Bank, Question } from '../question.ts'
import { topicValue } from '../topic-value.ts'
import type { KnownCard, StudyScope } from './history.ts'
import { type Attempts, likelyRangeOf } from './likely-range.ts'

/** A domain or tag: first attempts in it, and how many of its questions were seen. */
export type StudyGroup = Attempts & {
  readonly kind: 'domain' | 'tag'
  readonly name: string
  /** As `/quiz` takes it. */
  readonly topic: string
  readonly seen: number
  readonly size: number
}

/** A group with fewer first attempts is called neither weak nor strong. */
export const MIN_FOR_WEAKEST = 5
const MAX_WEAKEST = 3

type Counts = { seen: number; size: number; answered: number; right: number }

/** Domains in the order of the bank; tags with most questions seen first. */
export const groupsOf = (
  { bank, questions }: StudyScope,
  cards: readonly KnownCard[],
  kind: StudyGroup['kind'],
): StudyGroup[] => {
  const names = kind === 'domain' ? bank.domains.map(({ name }) => name) : []
  const groups = new Map(names.map(name => [name, noCounts()]))
  for (const question of questions) for (const name of namesOf(question, kind)) countsOf(groups, name).size++
  for (const card of cards)
    for (const name of namesOf(card.question, kind)) addCard(countsOf(groups, name), card)
  const found = [...groups]
    .filter(([, { size }]) => size > 0)
    .map(([name, counts]) => ({ kind, name, topic: topicOf(bank, kind, name, counts.size), ...counts }))
  return kind === 'domain' ? found : found.sort(bySeen)
}

const noCounts = (): Counts => ({ seen: 0, size: 0, answered: 0, right: 0 })

const countsOf = (groups: Map<string, Counts>, name: string): Counts => {
  const known = groups.get(name) ?? noCounts()
  groups.set(name, known)
  return known
}

const addCard = (counts: Counts, { firstFair, firstRight }: KnownCard): void => {
  counts.seen++
  if (firstFair) counts.answered++
  if (firstFair && firstRight) counts.right++
}

/** A part that is all of its bank is no topic of its own. */
const topicOf = (bank: Bank, kind: StudyGroup['kind'], name: string, size: number): string =>
  size === bank.questions.length ? bank.name : topicValue(bank.name, kind, name)

const namesOf = ({ domain, tags }: Question, kind: StudyGroup['kind']): readonly string[] =>
  kind === 'tag' ? tags : domain === null ? [] : [domain]

const bySeen = (a: StudyGroup, b: StudyGroup): number =>
  b.seen - a.seen || b.size - a.size || a.name.localeCompare(b.name)

/** By the lower end of the interval; only groups that were answered often enough, and not always right. */
export const weakestOf = (groups: readonly StudyGroup[]): StudyGroup[] =>
  groups
    .filter(({ answered, right }) => answered >= MIN_FOR_WEAKEST && right < answered)
    .map(group => ({ group, low: likelyRangeOf(group).low }))
    .sort((a, b) => a.low - b.low || b.group.answered - a.group.answered)
    .slice(0, MAX_WEAKEST)
    .map(({ group }) => group)

/** What is best practiced next: the weakest, or while little was answered, what was seen least of. */
export const practiceNext = (groups: readonly StudyGroup[]): StudyGroup | null => {
  const leastSeen = groups.toSorted((a, b) => a.seen / a.size - b.seen / b.size)
  return weakestOf(groups)[0] ?? leastSeen[0] ?? null
}
