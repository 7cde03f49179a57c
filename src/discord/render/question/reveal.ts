import { ButtonStyle } from 'discord-api-types/v10'
import type { StudyNote } from '../../../play/answer.ts'
import { type Answer, seriesOf } from '../../../play/record.ts'
import type { RevealView } from '../../../play/views.ts'
import { type LetteredOption, orderOptions } from '../../../quiz/option-order.ts'
import { type Tally, tally } from '../../../quiz/tally.ts'
import type { Words } from '../../../words/index.ts'
import { linkToDetails, linkToReport } from '../next-steps.ts'
import { type Body, bodyOf, button, COLOURS, frame, mentionOf, row, text } from '../parts/body.ts'
import { fitBlocks, type TextBlock } from '../parts/fit.ts'
import { firstLinksOf } from '../parts/links.ts'
import { creditBlock } from './credit.ts'
import { keyBlocks } from './key-blocks.ts'
import { ownRevealBody } from './own-reveal.ts'
import { attachment, headerOf, imagesOf, isKeyed, withImage } from './parts.ts'
import { reasonOf } from './verdict-blocks.ts'
import { votesOf } from './votes.ts'

const MAX_NAMES = 20

/** A closed question: its answer, how people voted, and why. `own`, `study`: the answer of its only person. */
export const revealBody = (view: RevealView, words: Words, own?: Answer, study?: StudyNote): Body => {
  const { post, question } = view
  if (post.audience !== 'channel') return ownRevealBody(view, words, own && { answer: own, study })
  const fitted = fitBlocks(blocksOf(view, words), words.attached)
  const inside = [...withImage(fitted.texts.map(text), question, 1), ...attachment(fitted.file)]
  // An edit that uploads a file must list all files of the message, so the image goes with it.
  const files = fitted.file ? { files: [fitted.file], images: imagesOf(question) } : {}
  return bodyOf([frame(inside, COLOURS.quiet), nextRow(view, words)], files)
}

const blocksOf = (view: RevealView, words: Words): TextBlock[] => {
  const { post, question, goesOn, needsNext } = view
  const { reveal } = words
  const options = orderOptions(question, post.seed)
  const keyed = options.filter(option => isKeyed(question, option))
  const result = tally(question, view.ballots)
  return [
    { text: headerOf(post, question, words), dropOrder: 0 },
    { text: question.text, dropOrder: 0, joined: true },
    ...keyBlocks({ question, seed: post.seed, picked: [] }, words),
    { text: resultOf(view, options, result, words), dropOrder: 0 },
    { text: reasonOf(question, keyed), dropOrder: 1 },
    { text: firstLinksOf(question, words), dropOrder: 2 },
    creditBlock(question, words),
    { text: goesOn ? `-# ${needsNext ? reveal.nextWaits : reveal.nextSoon}` : '', dropOrder: 0 },
  ]
}

/** The score, who was right, and how many chose each option. */
const resultOf = (
  { question, hidden }: RevealView,
  options: readonly LetteredOption[],
  result: Tally,
  words: Words,
): string => {
  const { reveal, board } = words
  const { answered, right } = result
  if (answered === 0) return reveal.nobody
  const mentions = right
    .slice(0, MAX_NAMES)
    .map(userId => mentionOf(hidden.has(userId) ? null : userId, board.someone))
  const score = reveal.score(right.length, answered, mentions, right.length - mentions.length)
  return [score, ...votesOf(question, options, result, words)].join('\n')
}

const nextRow = ({ post, goesOn, needsNext }: RevealView, words: Words) => {
  const { reveal, question } = words
  const series = seriesOf(post)
  const details = linkToDetails(post, words)
  const report = linkToReport(post, words)
  const primary = { style: ButtonStyle.Primary } as const
  if (!series)
    return row([button({ kind: 'again', postId: post.id }, reveal.again, primary), details, report])
  const next = goesOn && needsNext ? [button({ kind: 'next', postId: post.id }, reveal.next, primary)] : []
  const stop = goesOn ? [button({ kind: 'stop', sessionId: series.sessionId }, question.stop)] : []
  return row([...next, details, ...stop, report])
}
