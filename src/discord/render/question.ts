import { basename, extname } from 'node:path'
import {
  type APIActionRowComponent,
  type APIComponentInContainer,
  type APIComponentInMessageActionRow,
  type APIMessageTopLevelComponent,
  type APISelectMenuOption,
  ButtonStyle,
  ComponentType,
} from 'discord-api-types/v10'
import { dailyOf, type Post, seriesOf } from '../../play/record.ts'
import type { QuestionView } from '../../play/views.ts'
import { severalRight } from '../../quiz/grading.ts'
import { layout, type Placed } from '../../quiz/option-order.ts'
import type { Question } from '../../quiz/question.ts'
import type { Words } from '../../words/index.ts'
import { formatCustomId } from '../interactions/custom-id.ts'
import type { Picture, SentPicture } from './board-picture.ts'
import { type Body, bodyOf, button, COLOURS, frame, galleryOf, row, text } from './body.ts'
import { aboveDaily, dailyFooter, yesterdayLine } from './daily-question.ts'
import { type Block, FULL_TEXT, fitBlocks } from './fit.ts'
import { SEASON_PICTURE } from './season.ts'

/** An open question with its buttons. Nothing in it tells which option is right. */
export const questionBody = (
  view: QuestionView,
  words: Words,
  picture: Picture | SentPicture | null = null,
): Body => {
  const { post, question } = view
  const placed = layout(question, post.seed)
  const above = view.daily ? aboveDaily(view.daily, words, picture) : []
  const fitted = fitBlocks(
    [
      { text: headerOf(post, question, words), leave: 0 },
      { text: question.text, leave: 0 },
      ...placed.map((option): Block => ({ text: `**${option.letter}** ${option.text}`, leave: 0 })),
      { text: howMany(question, words), leave: 0 },
      { text: footerOf(view, words), leave: 0 },
      { text: view.daily?.yesterday ? yesterdayLine(view.post, view.daily.yesterday, words) : '', leave: 1 },
    ],
    words.attached,
    above.flatMap(textsIn),
  )
  const inside = [
    ...withImage(fitted.texts.map(text), question, headerOf(post, question, words) === '' ? 1 : 2),
    ...attachment(fitted.file),
  ]
  const buttons = [...answerRows(view, placed, words, false), ...controlRow(post, words)]
  return bodyOf([...above, frame(inside, COLOURS.open), ...buttons], {
    files: [
      ...(fitted.file ? [fitted.file] : []),
      ...(picture && 'png' in picture ? [{ name: SEASON_PICTURE, data: picture.png }] : []),
    ],
    images: imagesOf(question),
    roles: view.daily?.roleId ? [view.daily.roleId] : [],
  })
}

const textsIn = (part: APIMessageTopLevelComponent | APIComponentInContainer): string[] => {
  if (part.type === ComponentType.TextDisplay) return [part.content]
  return part.type === ComponentType.Container ? part.components.flatMap(textsIn) : []
}

/** Says how many are right, unless the question itself ends with it. */
const howMany = (question: Question, words: Words): string => {
  const saidAlready = /choose (two|three|four|five|\d)\W*$/i.test(question.text)
  return severalRight(question) && !saidAlready ? `**${words.question.choose(question.answer.length)}**` : ''
}

/** `Question 2 of 5 · Design Secure Architectures`; empty where there is neither. */
export const headerOf = (post: Post, question: Question, words: Words): string => {
  const series = seriesOf(post)
  const round = series ? words.question.round(series.round, series.rounds) : ''
  const date = dailyOf(post)
  const daily = date ? words.question.daily(date.day) : ''
  const parts = [daily, round, question.domain ?? ''].filter(part => part !== '')
  return parts.length > 0 ? `-# ${parts.join(' · ')}` : ''
}

const footerOf = ({ post, answered }: QuestionView, words: Words): string => {
  const date = dailyOf(post)
  if (date) return dailyFooter(post, date, answered, words)
  const closes = words.question.closes(Math.ceil(post.closesAt / 1000))
  return `-# ${post.audience === 'channel' ? `${closes} · ${words.question.answered(answered)}` : closes}`
}

type Row = APIActionRowComponent<APIComponentInMessageActionRow>

const BUTTONS_A_ROW = 5
const DESCRIPTION_LIMIT = 100

/** Letter buttons, or a select that takes exactly as many as are right. */
export const answerRows = (
  { post, question }: Pick<QuestionView, 'post' | 'question'>,
  placed: readonly Placed[],
  words: Words,
  disabled: boolean,
): Row[] => {
  if (severalRight(question)) return [row([selectOf(post, question, placed, words, disabled)])]
  const buttons = placed.map(({ key, letter }) =>
    button({ kind: 'answer', postId: post.id, key }, letter, { style: ButtonStyle.Primary, disabled }),
  )
  const rows = Math.ceil(buttons.length / BUTTONS_A_ROW)
  return Array.from({ length: rows }, (_, n) =>
    row(buttons.slice(n * BUTTONS_A_ROW, (n + 1) * BUTTONS_A_ROW)),
  )
}

const selectOf = (
  post: Post,
  question: Question,
  placed: readonly Placed[],
  words: Words,
  disabled: boolean,
) => ({
  type: ComponentType.StringSelect as const,
  custom_id: formatCustomId({ kind: 'choose', postId: post.id }),
  placeholder: words.question.pickFrom(question.answer.length),
  min_values: question.answer.length,
  max_values: question.answer.length,
  options: placed.map(choiceOf),
  ...(disabled && { disabled: true }),
})

/** The whole text stands in the message above; its beginning here only helps to find the letter. */
const choiceOf = ({ key, letter, text }: Placed): APISelectMenuOption => {
  const line = text.replace(/\s+/g, ' ').trim()
  const letters = [...line]
  // Half the limit in code points, where they are pairs: Discord counts UTF-16 units.
  const most = line.length === letters.length ? DESCRIPTION_LIMIT : DESCRIPTION_LIMIT / 2
  const shown =
    line.length <= DESCRIPTION_LIMIT
      ? line
      : `${letters
          .slice(0, most - 1)
          .join('')
          .trimEnd()}…`
  return { label: letter, value: key, description: shown }
}

/** A daily stays open for those who come late in the day, so nobody can reveal it early. */
const controlRow = (post: Post, { question: words }: Words): Row[] => {
  if (dailyOf(post)) return []
  const series = seriesOf(post)
  const label = post.audience === 'channel' ? words.reveal : words.showAnswer
  const stop = series ? [button({ kind: 'stop', sessionId: series.sessionId }, words.stop)] : []
  return [row([button({ kind: 'reveal', postId: post.id }, label), ...stop])]
}

/** The name under which a question's picture travels: its own may hold characters that Discord changes. */
const imageName = (file: string): string => `picture${extname(basename(file)).toLowerCase()}`

export const imagesOf = ({ image }: Question) =>
  image ? [{ name: imageName(image.file), path: image.file }] : []

/** The texts with the question's picture below the question itself, which ends the first `after` of them. */
export const withImage = (
  texts: APIComponentInContainer[],
  { image }: Question,
  after: number,
): APIComponentInContainer[] => {
  if (!image) return texts
  const gallery = galleryOf(imageName(image.file), image.alt)
  return [...texts.slice(0, after), gallery, ...texts.slice(after)]
}

export const attachment = (file: { name: string } | null): APIComponentInContainer[] =>
  file ? [{ type: ComponentType.File, file: { url: `attachment://${FULL_TEXT}` } }] : []
