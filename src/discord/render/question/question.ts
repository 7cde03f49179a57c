import {
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
  ComponentType,
} from 'discord-api-types/v10'
import { dailyOf, isReview, type Post, seriesOf } from '../../../play/record.ts'
import type { QuestionView } from '../../../play/views.ts'
import { hasSeveralAnswers } from '../../../quiz/grading.ts'
import { type LetteredOption, orderOptions } from '../../../quiz/option-order.ts'
import type { Question } from '../../../quiz/question.ts'
import { POINTS_FOR_SPEED } from '../../../quiz/scoring.ts'
import type { Confidence } from '../../../quiz/study/card.ts'
import type { Words } from '../../../words/index.ts'
import type { RenderedPicture, SentPicture } from '../board/picture.ts'
import { SEASON_PICTURE } from '../board/season.ts'
import { type Body, bodyOf, button, COLOURS, frame, row, text } from '../parts/body.ts'
import { fitBlocks, type TextBlock } from '../parts/fit.ts'
import { answerRows, type ButtonRow } from './answer-rows.ts'
import { aboveDaily, dailyFooter, yesterdayLine } from './daily-question.ts'
import { optionLine } from './option-line.ts'
import { attachment, headerOf, imagesOf, withImage } from './parts.ts'
import { sureLine, sureRow } from './sure-row.ts'

/** An open question with its buttons; `sure` is how sure its only person said they are. Nothing in it reveals which option is correct. */
export const questionBody = (
  view: QuestionView,
  words: Words,
  picture: RenderedPicture | SentPicture | null = null,
  sure: Confidence | null = null,
): Body => {
  const { post, question } = view
  const options = orderOptions(question, post.seed)
  const header = headerOf(post, question, words)
  const above = view.daily ? aboveDaily(view.daily, words, picture) : []
  const fitted = fitBlocks(
    [
      { text: header, dropOrder: 0 },
      { text: question.text, dropOrder: 0, joined: true },
      ...optionBlocks(options),
      { text: answerCount(question, words), dropOrder: 0 },
      { text: footerOf(view, words), dropOrder: 0 },
      { text: noteLines(view, words), dropOrder: 0, joined: true },
      { text: sureLine(post, sure, words), dropOrder: 0 },
      { text: view.daily?.yesterday ? yesterdayLine(post, view.daily.yesterday, words) : '', dropOrder: 1 },
    ],
    words.attached,
    above.flatMap(textsIn),
  )
  const inside = [...withImage(fitted.texts.map(text), question, 1), ...attachment(fitted.file)]
  const rows = [
    ...answerRows(view, options, words, sure),
    ...sureRow(post, sure, words),
    ...controlRow(post, words),
  ]
  return bodyOf([...above, frame(inside, COLOURS.open), ...rows], {
    files: [
      ...(fitted.file ? [fitted.file] : []),
      ...(picture && 'png' in picture ? [{ name: SEASON_PICTURE, data: picture.png }] : []),
    ],
    images: imagesOf(question),
    roles: view.daily?.roleId ? [view.daily.roleId] : [],
  })
}

/** Close together, so that they fit a phone with the question. */
export const optionBlocks = (options: readonly LetteredOption[]): TextBlock[] =>
  options.map((option, index) => ({ text: optionLine(option), dropOrder: 0, joined: index > 0 }))

const textsIn = (part: APIMessageTopLevelComponent | APIComponentInContainer): string[] => {
  if (part.type === ComponentType.TextDisplay) return [part.content]
  return part.type === ComponentType.Container ? part.components.flatMap(textsIn) : []
}

/** How many options to choose, unless the question's own text says it. */
export const answerCount = (question: Question, words: Words): string =>
  hasSeveralAnswers(question) && question.statesCount !== true
    ? `**${words.question.choose(question.answer.length)}**`
    : ''

const footerOf = ({ post, answered }: QuestionView, words: Words): string => {
  const daily = dailyOf(post)
  if (daily) return dailyFooter(post, daily, answered, words)
  // Rounded up, twenty seconds would begin as "in 21 seconds".
  const closes = words.question.closes(Math.round(post.closesAt / 1000))
  const items = [
    closes,
    ...(post.speedPays ? [words.question.speedPays(POINTS_FOR_SPEED)] : []),
    ...(post.audience === 'channel' ? [words.question.answered(answered)] : []),
  ]
  return `-# ${words.format.joinItems(items)}`
}

/** What the server's settings changed about what was asked for. */
const noteLines = ({ notes = [] }: QuestionView, { question, format }: Words): string =>
  notes
    .map(note =>
      note.kind === 'only-private'
        ? question.notes.onlyPrivate(format.list(note.channels.map(id => `<#${id}>`)))
        : question.notes.fewerQuestions(note.max),
    )
    .map(line => `-# ${line}`)
    .join('\n')

/** A daily stays open for people who come late in the day, so no one can reveal it early. */
const controlRow = (post: Post, { question: words }: Words): ButtonRow[] => {
  if (dailyOf(post)) return []
  const series = seriesOf(post)
  const label = post.audience === 'channel' ? words.reveal : words.showAnswer
  const kind = isReview(post) ? 'finish' : 'stop'
  const stop = series ? [button({ kind, sessionId: series.sessionId }, words.stop)] : []
  return [row([button({ kind: 'reveal', postId: post.id }, label), ...stop])]
}
