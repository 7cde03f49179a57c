import { ButtonStyle } from 'discord-api-types/v10'
import { type Answer, seriesOf } from '../../play/record.ts'
import type { RevealView } from '../../play/views.ts'
import { type LetteredOption, orderOptions } from '../../quiz/option-order.ts'
import type { Question } from '../../quiz/question.ts'
import { type Tally, tally } from '../../quiz/tally.ts'
import type { Words } from '../../words/index.ts'
import { type Body, bodyOf, button, COLOURS, frame, nameOf, row, text } from './body.ts'
import { isKeyed, linksOf, optionLine } from './explain.ts'
import { type Block, fitBlocks } from './fit.ts'
import { answerRows, attachment, headerOf, imagesOf, withImage } from './question.ts'
import { outcomeLine } from './verdict.ts'

const MAX_NAMES = 20
const BAR_LENGTH = 10

/** A closed question: what was right and why, and how it was answered. `own`: the verdict of its only person. */
export const revealBody = (view: RevealView, words: Words, own?: Answer): Body => {
  const { post, question } = view
  const placed = orderOptions(question, post.seed)
  const result = tally(question, view.ballots)
  const fitted = fitBlocks(blocksOf(view, placed, result, words, own), words.attached)
  const inside = [...withImage(fitted.texts.map(text), question, 2), ...attachment(fitted.file)]
  const buttons = [...answerRows(view, placed, words, true), ...followingRow(view, words)]
  // With a file of its own the message names all its files anew, and so the picture too.
  const files = fitted.file ? { files: [fitted.file], images: imagesOf(question) } : {}
  return bodyOf([frame(inside, COLOURS.quiet), ...buttons], files)
}

const blocksOf = (
  { post, question, goesOn, hidden }: RevealView,
  placed: readonly LetteredOption[],
  result: Tally,
  words: Words,
  own: Answer | undefined,
): Block[] => {
  const { reveal } = words
  const header = headerOf(post, question, words)
  const channel = post.audience === 'channel'
  return [
    { text: header === '' ? `-# ${reveal.closed}` : `${header} · ${reveal.closed}`, leave: 0 },
    { text: question.text, leave: 0 },
    ...placed.map(
      (option): Block => ({
        text: markedLine(option, question, channel ? result : null, own, words),
        leave: 0,
      }),
    ),
    { text: own ? outcomeLine(own, post, words) : '', leave: 0 },
    { text: channel ? resultLine(result, hidden, words) : own ? '' : reveal.unanswered, leave: 0 },
    { text: question.explanation && `**${reveal.why}**\n${question.explanation}`, leave: 1 },
    { text: rationales(placed, words), leave: 3 },
    { text: linksOf(question, reveal.links), leave: 2 },
    { text: channel && goesOn ? `-# ${reveal.nextSoon}` : '', leave: 0 },
  ]
}

/** The option with what became of it: marked where right, and how many chose it. */
const markedLine = (
  option: LetteredOption,
  question: Question,
  result: Tally | null,
  own: Answer | undefined,
  { reveal, verdict }: Words,
): string => {
  const mark = isKeyed(question, option) ? '✅ ' : ''
  const notes = [
    isKeyed(question, option) ? `**${reveal.right}**` : '',
    own?.picked.includes(option.key) ? verdict.yours.toLowerCase() : '',
  ].filter(note => note !== '')
  const line = `${mark}${optionLine(option)}${notes.length > 0 ? ` (${notes.join(', ')})` : ''}`
  if (!result || result.answered === 0) return line
  return `${line}\n-# ${spread(result.chosen.get(option.key) ?? 0, result.answered, reveal.chosen)}`
}

const spread = (chosen: number, answered: number, say: (n: number, of: number) => string): string => {
  const filled = Math.round((chosen / answered) * BAR_LENGTH)
  const bar = '█'.repeat(filled) + '░'.repeat(BAR_LENGTH - filled)
  return `${bar} ${Math.round((chosen / answered) * 100)} % · ${say(chosen, answered)}`
}

const resultLine = (
  { answered, right }: Tally,
  hidden: ReadonlySet<string>,
  { reveal, board }: Words,
): string => {
  if (answered === 0) return reveal.nobody
  const mentions = right
    .slice(0, MAX_NAMES)
    .map(userId => nameOf(hidden.has(userId) ? null : userId, board.someone))
  const names =
    mentions.length > 0 ? `\n${reveal.who(mentions.join(', '), right.length - mentions.length)}` : ''
  return `**${reveal.score(right.length, answered)}**${names}`
}

const rationales = (placed: readonly LetteredOption[], { reveal }: Words): string => {
  const lines = placed.flatMap(({ letter, rationale }) =>
    rationale === null ? [] : [`- **${letter}** ${rationale}`],
  )
  return lines.length === 0 ? '' : [`**${reveal.options}**`, ...lines].join('\n')
}

const followingRow = ({ post, goesOn }: RevealView, { reveal, question }: Words) => {
  const series = seriesOf(post)
  if (!series)
    return [row([button({ kind: 'again', postId: post.id }, reveal.again, { style: ButtonStyle.Primary })])]
  if (!goesOn) return []
  const stop = button({ kind: 'stop', sessionId: series.sessionId }, question.stop)
  if (post.audience === 'channel') return [row([stop])]
  return [row([button({ kind: 'next', postId: post.id }, reveal.next, { style: ButtonStyle.Primary }), stop])]
}
