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
  /** With the bank and the kind: typing a bank's name lists all of it. */
  readonly qualified: string
}

/** Computed once for the topics of a loaded library. */
const searchForms = memoizeByObject((topics: readonly Topic[]): readonly SearchForms[] =>
  topics.map(topic => ({
    topic,
    name: foldName(topic.label),
    words: nameWordsOf(topic.label),
    qualified: `${foldName(topic.name)} ${foldName(topic.value)}`,
  })),
)

/** 0 for the name itself, then its beginning, beginnings of its words, a part of it, a part of its bank's name. */
const rankOf = ({ name, words, qualified }: SearchForms, query: Query): number | null => {
  if (name === query.folded) return 0
  if (name.startsWith(query.folded)) return 1
  if (beginWords(words, query.words)) return 2
  if (name.includes(query.folded)) return 3
  return qualified.includes(query.folded) ? 4 : null
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

const typosBetween = (word: string, query: string, allowed: number): number =>
  word.length <= query.length + allowed ? distance(word, query) : distance(word.slice(0, query.length), query)
