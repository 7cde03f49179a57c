import type { StudyNote } from '../../../play/answer.ts'
import { isReview, type Post } from '../../../play/record.ts'
import type { Words } from '../../../words/index.ts'
import { button } from '../parts/body.ts'

/** When a question comes back, for the small text of a verdict. */
export const studyNotes = (post: Post, study: StudyNote | undefined, { review }: Words): string[] => {
  if (!study) return []
  const { days, resting } = study.back
  if (resting) return [review.rests(days)]
  const noted = study.guess === 'noted' ? [review.guessNoted] : []
  return [...noted, isReview(post) ? review.back(days) : review.backInReview(days)]
}

/** "I guessed", where that can still be said. */
export const guessButtons = (post: Post, study: StudyNote | undefined, { review }: Words) =>
  study?.guess === 'possible' ? [button({ kind: 'guess', postId: post.id }, review.guess)] : []
