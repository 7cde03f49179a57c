import { ButtonStyle } from 'discord-api-types/v10'
import { type Answer, seriesOf } from '../../play/record.ts'
import type { RevealView } from '../../play/views.ts'
import { type LetteredOption, orderOptions } from '../../quiz/option-order.ts'
import type { Question } from '../../quiz/question.ts'
import { type Tally, tally } from '../../quiz/tally.ts'
import type { Words } from '../../words/index.ts'
import { answerRows } from './answer-rows.ts'
import { type Body, bodyOf, button, COLOURS, frame, mentionOf, row, text } from './body.ts'
import { fitBlocks, type TextBlock } from './fit.ts'
import { attachment, headerOf, imagesOf, isKeyed, linksOf, optionLine, withImage } from './question-parts.ts'
import { outcomeLine } from './verdict.ts'

const MAX_NAMES = 20
const BAR_LENGTH = 10

/** A closed question: what was right and why, and how people answered. `own`: the answer of its only person. */
export const revealBody = (view: RevealView, words: Words, own?: Answer): Body => {
  const { post, question } = view
  const options = orderOptions(question, post.seed)
  const result = tally(question, view.ballots)
  const fitted = fitBlocks(blocksOf(view, options, result, words, own), words.attached)
  const inside = [...withImage(fitted.texts.map(text), question, 2), ...attachment(fitted.file)]
  const rows = [...answerRows(view, options, words, true), ...followingRow(view, words)]
  // An edit that uploads a file must list all files of the message, so the image goes with it.
  const files = fitted.file ? { files: [fitted.file], images: imagesOf(question) } : {}
  return bodyOf([frame(inside, COLOURS.quiet), ...rows], files)
}

const blocksOf = (
  { post, question, goesOn, needsNext, ended, hidden }: RevealView,
  options: readonly LetteredOption[],
  result: Tally,
  words: Words,
  own: Answer | undefined,
): TextBlock[] => {
  const { reveal } = words
  const isPublic = post.audience === 'channel'
  const lineOf = (option: LetteredOption) =>
    revealedOption(option, question, isPublic ? result : null, own, words)
  return [
    { text: headerOf(post, question, words, reveal.closed), dropOrder: 0 },
    { text: question.text, dropOrder: 0 },
    ...options.map((option): TextBlock => ({ text: lineOf(option), dropOrder: 0 })),
    { text: own ? outcomeLine(own, post, words) : '', dropOrder: 0 },
    { text: isPublic ? resultLine(result, hidden, words) : own ? '' : reveal.unanswered, dropOrder: 0 },
    { text: ended ? words.standings.own(ended.right, ended.asked, ended.score) : '', dropOrder: 0 },
    { text: question.explanation && `**${reveal.why}**\n${question.explanation}`, dropOrder: 1 },
    { text: rationales(options, words), dropOrder: 3 },
    { text: linksOf(question, reveal.links), dropOrder: 2 },
    {
      text: isPublic && goesOn ? `-# ${needsNext ? reveal.nextWaits : reveal.nextSoon}` : '',
      dropOrder: 0,
    },
  ]
}

/** An option, marked if it is right, with the share of people who chose it. */
const revealedOption = (
  option: LetteredOption,
  question: Question,
  result: Tally | null,
  own: Answer | undefined,
  words: Words,
): string => {
  const { reveal } = words
  const isRight = isKeyed(question, option)
  const notes = [
    ...(isRight ? [`**${reveal.right}**`] : []),
    ...(own?.picked.includes(option.key) ? [reveal.yours] : []),
  ]
  const line = `${isRight ? '✅ ' : ''}${optionLine(option)}${notes.length > 0 ? ` ${reveal.notes(notes)}` : ''}`
  if (!result || result.answered === 0) return line
  return `${line}\n-# ${spread(result.chosen.get(option.key) ?? 0, result.answered, words)}`
}

const spread = (chosen: number, answered: number, { format, reveal }: Words): string => {
  const filled = Math.round((chosen / answered) * BAR_LENGTH)
  const bar = '█'.repeat(filled) + '░'.repeat(BAR_LENGTH - filled)
  return format.joinItems([`${bar} ${format.percent(chosen / answered)}`, reveal.chosen(chosen, answered)])
}

const resultLine = (
  { answered, right }: Tally,
  hidden: ReadonlySet<string>,
  { reveal, board }: Words,
): string => {
  if (answered === 0) return reveal.nobody
  const mentions = right
    .slice(0, MAX_NAMES)
    .map(userId => mentionOf(hidden.has(userId) ? null : userId, board.someone))
  const names = mentions.length > 0 ? `\n${reveal.who(mentions, right.length - mentions.length)}` : ''
  return `**${reveal.score(right.length, answered)}**${names}`
}

const rationales = (options: readonly LetteredOption[], { reveal }: Words): string => {
  const lines = options.flatMap(({ letter, rationale }) =>
    rationale === null ? [] : [`- **${letter}** ${rationale}`],
  )
  return lines.length === 0 ? '' : [`**${reveal.options}**`, ...lines].join('\n')
}

const followingRow = ({ post, goesOn, needsNext, ended }: RevealView, { reveal, question }: Words) => {
  const series = seriesOf(post)
  if (!series || ended)
    return [row([button({ kind: 'again', postId: post.id }, reveal.again, { style: ButtonStyle.Primary })])]
  if (!goesOn) return []
  const stop = button({ kind: 'stop', sessionId: series.sessionId }, question.stop)
  if (post.audience === 'channel' && !needsNext) return [row([stop])]
  return [row([button({ kind: 'next', postId: post.id }, reveal.next, { style: ButtonStyle.Primary }), stop])]
}
