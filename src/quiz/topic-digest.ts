import { memoizeByObject } from './memoize.ts'
import type { Bank } from './question.ts'
import { shortDigest } from './short-digest.ts'
import { type Topic, topicIndexOf } from './topic-index.ts'

/** The topic with this short digest of its value; null where the banks no longer have it. */
export const findDigestedTopic = (banks: readonly Bank[], digest: string): Topic | null =>
  digestsOf(banks).get(digest) ?? null

const digestsOf = memoizeByObject(
  (banks: readonly Bank[]): ReadonlyMap<string, Topic> =>
    new Map(topicIndexOf(banks).topics.map(topic => [shortDigest(topic.value), topic])),
)
