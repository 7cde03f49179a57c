import { ButtonStyle } from 'discord-api-types/v10'
import { type Answer, seriesOf } from '../../play/record.ts'
import type { RevealView } from '../../play/views.ts'
import { orderOptions } from '../../quiz/option-order.ts'
import type { Words } from '../../words/index.ts'
import { type Body, bodyOf, button, COLOURS, frame, row, text } from './body.ts'
import { fitBlocks, type TextBlock } from './fit.ts'
import { firstLinksOf } from './links.ts'
import { linkToDetails } from './next-steps.ts'
import { attachment, imagesOf, isKeyed, withImage } from './question-parts.ts'
import { colourOf, keyLine, reasonOf, verdictBlocks } from './verdict-blocks.ts'

/**
 * A closed question of one person, in place of the question: their verdict, or the answer where they gave none. The
 * question's text and the other options are behind a button, so that the outcome is not above the screen of a phone.
 */
export const ownRevealBody = (view: RevealView, words: Words, own: Answer | undefined): Body => {
  const { question } = view
  const blocks = [...(own ? ownVerdict(view, own, words) : unanswered(view, words)), ...endOf(view, words)]
  const fitted = fitBlocks(blocks, words.attached)
  const inside = [
    ...withImage(fitted.texts.map(text), question, fitted.texts.length),
    ...attachment(fitted.file),
  ]
  // An edit that uploads a file must list all files of the message, so the image goes with it.
  const files = fitted.file ? { files: [fitted.file], images: imagesOf(question) } : {}
  return bodyOf([frame(inside, own ? colourOf(question, own) : COLOURS.quiet), nextRow(view, words)], files)
}

const ownVerdict = ({ post, question }: RevealView, answer: Answer, words: Words): TextBlock[] => {
  const series = seriesOf(post)
  const notes = series ? [words.question.round(series.round, series.rounds)] : []
  return verdictBlocks({ post, question, answer, notes }, words)
}

const unanswered = ({ post, question }: RevealView, words: Words): TextBlock[] => {
  const keyed = orderOptions(question, post.seed).filter(option => isKeyed(question, option))
  return [
    { text: `### ${words.reveal.unanswered}`, dropOrder: 0 },
    ...keyed.map((option): TextBlock => ({ text: keyLine(option, words), dropOrder: 0 })),
    { text: reasonOf(question, keyed), dropOrder: 2 },
    { text: firstLinksOf(question, words), dropOrder: 3 },
  ]
}

/** How the round went, once its last question is closed. */
const endOf = ({ ended }: RevealView, { standings }: Words): TextBlock[] =>
  ended ? [{ text: `## ${standings.you(ended.right, ended.asked)}`, dropOrder: 0 }] : []

const nextRow = ({ post, goesOn }: RevealView, words: Words) => {
  const { reveal, question } = words
  const series = seriesOf(post)
  const details = linkToDetails(post, words)
  const primary = { style: ButtonStyle.Primary } as const
  if (series && goesOn)
    return row([
      button({ kind: 'next', postId: post.id }, reveal.next, primary),
      details,
      button({ kind: 'stop', sessionId: series.sessionId }, question.stop),
    ])
  const again = button({ kind: 'again', postId: post.id }, reveal.again, primary)
  return row([again, details])
}
