import type { Pace } from '../quiz/scoring.ts'
import { isPublic, type Post, seriesOf } from './record.ts'

/** Speed counts only where everyone knew beforehand that time is short: in public sessions with `seconds`. */
export const scoringPaceOf = (
  post: Pick<Post, 'audience' | 'purpose' | 'seconds' | 'openedAt' | 'closesAt'>,
): Pace => ({
  windowMs: post.closesAt - post.openedAt,
  speedPays: isPublic(post) && seriesOf(post) !== null && post.seconds !== null,
})
