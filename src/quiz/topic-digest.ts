import { hash } from 'node:crypto'
import { memoizeByObject } from './memoize.ts'
import type { Bank } from './question.ts'
import { type Topic, topicIndexOf } from './topic-index.ts'

/** The length of a topic's digest, which is short enough for a custom id. */
export const TOPIC_DIGEST_LENGTH = 12

/** Stands for a topic where its value is too long: hex digits of a hash. */
export const topicDigest = (value: string): string =>
  hash('sha256', value, 'hex').slice(0, TOPIC_DIGEST_LENGTH)

/** The topic with this digest; null where the banks no longer have it. */
export const findDigestedTopic = (banks: readonly Bank[], digest: string): Topic | null =>
  digestsOf(banks).get(digest) ?? null

const digestsOf = memoizeByObject(
  (banks: readonly Bank[]): ReadonlyMap<string, Topic> =>
    new Map(topicIndexOf(banks).topics.map(topic => [topicDigest(topic.value), topic])),
)
