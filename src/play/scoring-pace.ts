import type { Pace } from '../quiz/scoring.ts'
import { isPublic, type Post } from './record.ts'

/** Fixed when the question was asked: what the server sets later changes no question that is open. */
export const scoringPaceOf = ({
  speedPays,
  openedAt,
  closesAt,
}: Pick<Post, 'speedPays' | 'openedAt' | 'closesAt'>): Pace => ({ windowMs: closesAt - openedAt, speedPays })

/**
 * Whether quick answers score more: where the server wants that, and everyone sees that time is short, so only in a round for
 * everyone whose starter set a time limit.
 */
export const paysForSpeed = (
  wanted: boolean,
  post: Pick<Post, 'audience' | 'purpose' | 'seconds'>,
): boolean => wanted && isPublic(post) && post.purpose.kind === 'series' && post.seconds !== null
