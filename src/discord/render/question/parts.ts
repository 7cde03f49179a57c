import { basename, extname } from 'node:path'
import { type APIComponentInContainer, ComponentType } from 'discord-api-types/v10'
import { dailyOf, type Post, seriesOf } from '../../../play/record.ts'
import { isKey } from '../../../quiz/grading.ts'
import type { LetteredOption } from '../../../quiz/option-order.ts'
import type { Question } from '../../../quiz/question.ts'
import type { Words } from '../../../words/index.ts'
import { galleryOf } from '../parts/body.ts'
import { FULL_TEXT_FILE } from '../parts/fit.ts'

/** What an open question, its verdicts and its reveal have in common. */

/** A question in the order of its options, and what someone chose; empty if they gave no answer. */
export type Detailed = {
  readonly question: Question
  readonly seed: number
  readonly picked: readonly string[]
}

/** `Question 2 of 5 · Design Secure Architectures`; empty if there is nothing to say. */
export const headerOf = (post: Post, question: Question, words: Words): string => {
  const series = seriesOf(post)
  const daily = dailyOf(post)
  const where = [
    daily ? words.question.daily(daily.day) : '',
    series ? words.question.round(series.round, series.rounds) : '',
  ]
  return headerOfQuestion(question, words, where)
}

/** The same of a question that isn't asked. `where`: what comes first. */
export const headerOfQuestion = (question: Question, words: Words, where: readonly string[] = []): string => {
  const items = [
    ...where,
    question.domain ?? '',
    question.status === 'trial' ? words.question.trial : '',
  ].filter(item => item !== '')
  return items.length > 0 ? `-# ${words.format.joinItems(items)}` : ''
}

export const isKeyed = (question: Question, { key }: LetteredOption): boolean => isKey(question, key)

/** The file name that an image is uploaded under: its own may hold characters that Discord changes. */
const imageName = (file: string): string => `picture${extname(basename(file)).toLowerCase()}`

export const imagesOf = ({ image }: Question) =>
  image ? [{ name: imageName(image.file), path: image.file }] : []

/** The texts with the question's image below the question itself, which is the last of the first `after` texts. */
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
  file ? [{ type: ComponentType.File, file: { url: `attachment://${FULL_TEXT_FILE}` } }] : []
