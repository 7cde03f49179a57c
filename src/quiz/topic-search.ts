import { distance } from 'fastest-levenshtein'
import { memoizeByObject } from './memoize.ts'
import type { Topic } from './topic-index.ts'
import { foldName, nameWordsOf } from './topic-name.ts'

/** More than any topic has. What somebody typed may have 6,000 characters. */
const MAX_QUERY_LENGTH = 100

/** The topics that match the text typed so far, best first. With a typo in it only where nothing matches as typed. */
export const searchTopics = (topics: readonly Topic[], typed: string): readonly Topic[] => {
  const query = parseQuery(typed.slice(0, MAX_QUERY_LENGTH))
  if (query.folded === '') return topics
  const found = rankBy(topics, forms => rankOf(forms, query))
  return found.length > 0 ? found : rankBy(topics, forms => typosIn(forms, query.folded))
}

const MIN_WORD_LENGTH = 3

/** The topics nearest to a name that is none, at most `max`: those that match all of it, or else one of its words. */
export const nearTopics = (topics: readonly Topic[], typed: string, max: number): readonly Topic[] => {
  const query = typed.slice(0, MAX_QUERY_LENGTH)
  const words = nameWordsOf(query).filter(({ length }) => length >= MIN_WORD_LENGTH)
  const found = [query, ...words].map(part => searchTopics(topics, part))
  const [whole, ...ofWords] = foldName(query) === '' ? [] : found
  return whole && whole.length > 0 ? whole.slice(0, max) : [...new Set(ofWords.flat())].slice(0, max)
}

/** The topics that have a rank, lowest first; equal ones stay in their order. */
const rankBy = (topics: readonly Topic[], rank: (forms: SearchForms) => number | null): Topic[] => {
  const byRank: Topic[][] = []
  for (const forms of searchForms(topics)) {
    const own = rank(forms)
    if (own === null) continue
    byRank[own] ??= []
    byRank[own].push(forms.topic)
  }
  return byRank.flat()
}

type Query = { readonly folded: string; readonly words: readonly string[] }

const parseQuery = (typed: string): Query => ({ folded: foldName(typed), words: nameWordsOf(typed) })

type SearchForms = {
  readonly topic: Topic
  readonly name: string
  readonly words: readonly string[]
  /** The bank's title and folder, where the topic is the bank or a domain of it. */
  readonly bankNames: readonly string[]
  readonly bankWords: readonly string[]
  /** With the bank and the kind. */
  readonly qualified: string
}

/** Computed once for the topics of a loaded library. */
const searchForms = memoizeByObject((topics: readonly Topic[]): readonly SearchForms[] =>
  topics.map(topic => {
    const { label, name, value, kind, bank } = topic
    const title = foldName(bank.title)
    return {
      topic,
      name: foldName(label),
      words: nameWordsOf(label),
      bankNames: kind === 'tag' ? [] : [title, foldName(bank.name)],
      bankWords: nameWordsOf(bank.title),
      qualified: `${title} ${foldName(name)} ${foldName(value)}`,
    }
  }),
)

/**
 * 0 for the name itself, then the domains of the bank with this name, the beginning of a name, beginnings of its words, a part
 * of it, and the bank beside it, in either order.
 */
const rankOf = (
  { name, words, bankNames, bankWords, qualified }: SearchForms,
  query: Query,
): number | null => {
  if (name === query.folded) return 0
  if (bankNames.includes(query.folded)) return 1
  if (name.startsWith(query.folded)) return 2
  if (beginWords(words, query.words)) return 3
  if (name.includes(query.folded)) return 4
  if (qualified.includes(query.folded)) return 5
  return beginWords([...bankWords, ...words], query.words) ||
    beginWords([...words, ...bankWords], query.words)
    ? 5
    : null
}

/** Whether the query's words begin words of the name, in order: `key sig` does for "Key and time signatures". */
const beginWords = (words: readonly string[], query: readonly string[]): boolean => {
  let next = 0
  for (const word of words) if (query[next] !== undefined && word.startsWith(query[next]!)) next++
  return query.length > 0 && next === query.length
}

/**
 * The fewest typos that make the query the name, one of its words, or the beginning of one; null if too many. The first
 * letter must be right, which spares most comparisons.
 */
const typosIn = ({ name, words }: SearchForms, query: string): number | null => {
  const allowed = query.length < 4 ? 0 : query.length < 7 ? 1 : 2
  if (allowed === 0) return null
  let fewest = allowed + 1
  for (const word of [name, ...words])
    if (word[0] === query[0] && word.length >= query.length - allowed)
      fewest = Math.min(fewest, typosBetween(word, query, allowed))
  return fewest <= allowed ? fewest : null
}

/** Also of the word's beginning, a letter more or less: what was typed may end within it. */
const typosBetween = (word: string, query: string, allowed: number): number => {
  if (word.length <= query.length + allowed) return distanceWithSwap(word, query, allowed)
  const beginnings = [-1, 0, 1].map(more => word.slice(0, query.length + more))
  return Math.min(...beginnings.map(beginning => distanceWithSwap(beginning, query, allowed)))
}

/** The Levenshtein distance, in which two letters that changed places are one typo, not two. */
const distanceWithSwap = (word: string, query: string, allowed: number): number => {
  const plain = distance(word, query)
  if (plain !== allowed + 1) return plain
  for (let at = 1; at < query.length - 1; at++) {
    const swapped = `${query.slice(0, at)}${query[at + 1]}${query[at]}${query.slice(at + 2)}`
    if (distance(word, swapped) < allowed) return allowed
  }
  return plain
}
