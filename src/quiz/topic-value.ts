import { shortDigest } from './short-digest.ts'

/** What a topic is. People see the kinds in this order. */
export type TopicKind = 'bank' | 'domain' | 'tag'

/** The most that Discord takes as the name and as the value of a suggestion, in UTF-16 units. */
export const MAX_TOPIC_LENGTH = 100

/**
 * The value of a topic, at most 100 characters: `saa-c03`, `saa-c03/domain/<name>`, `saa-c03/tag/<name>`. A longer one is
 * shortened to `~<hash>/<kind>/<beginning of the name>…`, where the hash of the full value makes it unique.
 */
export const topicValue = (bank: string, kind: TopicKind, name: string): string => {
  const full = fullValue(bank, kind, name)
  if (full.length <= MAX_TOPIC_LENGTH) return full
  const head = `~${shortDigest(full)}/${kind}/`
  return head + cutGraphemes(name, MAX_TOPIC_LENGTH - head.length)
}

const fullValue = (bank: string, kind: TopicKind, name: string): string =>
  kind === 'bank' ? bank : `${bank}/${kind}/${name}`

/** Whether the value of a topic holds only the beginning of its name. */
export const isShortened = (bank: string, kind: TopicKind, name: string): boolean =>
  fullValue(bank, kind, name).length > MAX_TOPIC_LENGTH

/** A text of at most `max` UTF-16 units; a longer one is cut between graphemes, so that no emoji is halved. */
export const cutGraphemes = (text: string, max: number): string => {
  if (text.length <= max) return text
  let cut = ''
  for (const { segment } of GRAPHEMES.segment(text)) {
    if (cut.length + segment.length >= max) break
    cut += segment
  }
  return `${cut.trimEnd()}…`
}

const GRAPHEMES = new Intl.Segmenter('en', { granularity: 'grapheme' })
