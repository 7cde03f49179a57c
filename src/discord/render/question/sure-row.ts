import { ButtonStyle } from 'discord-api-types/v10'
import { isReview, type Post } from '../../../play/record.ts'
import { CONFIDENCES, type Confidence } from '../../../quiz/study/card.ts'
import type { Words } from '../../../words/index.ts'
import { button, row } from '../parts/body.ts'
import type { ButtonRow } from './answer-rows.ts'

/** "How sure?" below a question of a review; `said` is marked. */
export const sureRow = (post: Post, said: Confidence | null, { review }: Words): ButtonRow[] => {
  if (!isReview(post)) return []
  const buttons = CONFIDENCES.map(sure =>
    button({ kind: 'sure', postId: post.id, sure }, review.sure[sure], {
      style: sure === said ? ButtonStyle.Success : ButtonStyle.Secondary,
    }),
  )
  return [row(buttons)]
}

/** The same in words, above the buttons. */
export const sureLine = (post: Post, said: Confidence | null, { review }: Words): string => {
  if (!isReview(post)) return ''
  return said === null ? `-# ${review.howSure}` : `**${review.said[said]}**`
}
