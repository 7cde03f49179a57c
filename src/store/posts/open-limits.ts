import type { Kysely } from 'kysely'
import type { OpenLimits } from '../../play/limits.ts'
import type { Post } from '../../play/record.ts'
import { lockUntilCommit } from '../database/advisory-lock.ts'
import type { Schema } from '../schema.ts'

export type OverLimit = 'person-limit' | 'channel-limit'

/**
 * Whether one more post would be over a limit; null if not. Counts open questions without an answer. Called in the
 * transaction that inserts the post.
 */
export const findOverLimit = async (
  trx: Kysely<Schema>,
  { askedBy, channelId, audience }: Post,
  limits: OpenLimits,
): Promise<OverLimit | null> => {
  const isInChannel = audience === 'channel'
  await lockUntilCommit(trx, [`asker ${askedBy}`, ...(isInChannel ? [`channel ${channelId}`] : [])])
  const ofPerson = await countUnanswered(trx, limits.ofPerson, posts => posts.where('asked_by', '=', askedBy))
  if (ofPerson >= limits.ofPerson) return 'person-limit'
  if (!isInChannel) return null
  const inChannel = await countUnanswered(trx, limits.inChannel, posts =>
    posts.where('channel_id', '=', channelId).where('audience', '=', 'channel'),
  )
  return inChannel >= limits.inChannel ? 'channel-limit' : null
}

const unanswered = (trx: Kysely<Schema>) =>
  trx
    .selectFrom('posts')
    .select('posts.id')
    .where('closed_at', 'is', null)
    .where('purpose', '<>', 'daily')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(selectFrom('answers').select('answers.post_id').whereRef('answers.post_id', '=', 'posts.id')),
      ),
    )

/** Counts no further than `max`. */
const countUnanswered = async (
  trx: Kysely<Schema>,
  max: number,
  which: (posts: ReturnType<typeof unanswered>) => ReturnType<typeof unanswered>,
): Promise<number> => (await which(unanswered(trx)).limit(max).execute()).length
