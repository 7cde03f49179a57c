import { ButtonStyle } from 'discord-api-types/v10'
import type { StudyNote } from '../../../play/answer.ts'
import { type Answer, isReview, type Post, type SeriesPurpose, seriesOf } from '../../../play/record.ts'
import type { RevealView } from '../../../play/views.ts'
import { orderOptions } from '../../../quiz/option-order.ts'
import type { Words } from '../../../words/index.ts'
import { linkToDetails, linkToReport, linkToReview } from '../next-steps.ts'
import { type Body, bodyOf, button, COLOURS, frame, row, text } from '../parts/body.ts'
import { fitBlocks, type TextBlock } from '../parts/fit.ts'
import { firstLinksOf } from '../parts/links.ts'
import { guessButtons } from '../study/notes.ts'
import { creditBlock } from './credit.ts'
import { keyBlocks } from './key-blocks.ts'
import { attachment, imagesOf, isKeyed, withImage } from './parts.ts'
import { colourOf, reasonOf, verdictBlocks } from './verdict-blocks.ts'

type Own = { readonly answer: Answer; readonly study: StudyNote | undefined }

/**
 * A closed question of one person, in place of the question: their verdict, or the answer where they gave none. The
 * question's text and the other options are behind a button, so that the outcome is not above the screen of a phone.
 */
export const ownRevealBody = (view: RevealView, words: Words, own: Own | undefined): Body => {
  const { question } = view
  const blocks = [...(own ? ownVerdict(view, own, words) : unanswered(view, words)), ...endOf(view, words)]
  const fitted = fitBlocks(blocks, words.attached)
  const inside = [
    ...withImage(fitted.texts.map(text), question, fitted.texts.length),
    ...attachment(fitted.file),
  ]
  // An edit that uploads a file must list all files of the message, so the image goes with it.
  const files = fitted.file ? { files: [fitted.file], images: imagesOf(question) } : {}
  const colour = own ? colourOf(question, own.answer) : COLOURS.quiet
  return bodyOf([frame(inside, colour), nextRow(view, words, own)], files)
}

const ownVerdict = ({ post, question }: RevealView, own: Own, words: Words): TextBlock[] => {
  const series = seriesOf(post)
  const notes = series ? [words.question.round(series.round, series.rounds)] : []
  return verdictBlocks({ post, question, ...own, rewards: [], notes }, words)
}

const unanswered = ({ post, question }: RevealView, words: Words): TextBlock[] => {
  const keyed = orderOptions(question, post.seed).filter(option => isKeyed(question, option))
  return [
    { text: `### ${words.reveal.unanswered}`, dropOrder: 0 },
    ...keyBlocks({ question, seed: post.seed, picked: [] }, words),
    { text: reasonOf(question, keyed), dropOrder: 2 },
    { text: firstLinksOf(question, words), dropOrder: 3 },
    creditBlock(question, words),
  ]
}

/** How the round went, once its last question is closed. A review has a summary of its own. */
const endOf = ({ post, ended }: RevealView, { standings }: Words): TextBlock[] =>
  ended && !isReview(post) ? [{ text: `## ${standings.you(ended.right, ended.asked)}`, dropOrder: 0 }] : []

const nextRow = (view: RevealView, words: Words, own: Own | undefined) => {
  const { post } = view
  const series = seriesOf(post)
  const more = [...guessButtons(post, own?.study, words), linkToDetails(post, words)]
  const report = linkToReport(post, words)
  if (series && view.goesOn)
    return row([nextButton(view, words), ...more, stopButton(post, series, words), report])
  if (series && isReview(post)) {
    const finish = { kind: 'finish', sessionId: series.sessionId } as const
    return row([button(finish, words.review.finish, PRIMARY), ...more, report])
  }
  const again = button({ kind: 'again', postId: post.id }, words.reveal.again, PRIMARY)
  const hasMistakes = view.ended ? view.ended.right < view.ended.asked : own?.answer.right === false
  return row([again, ...more, ...(hasMistakes ? [linkToReview(words.review.mistakes)] : []), report])
}

const PRIMARY = { style: ButtonStyle.Primary } as const

const nextButton = ({ post }: RevealView, { reveal }: Words) =>
  button({ kind: 'next', postId: post.id }, reveal.next, PRIMARY)

const stopButton = (post: Post, { sessionId }: SeriesPurpose, { question }: Words) =>
  button({ kind: isReview(post) ? 'finish' : 'stop', sessionId }, question.stop)
