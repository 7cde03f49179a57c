import type { Option, Question } from '../../quiz/question.ts'
import { type ImageName, idWithin, type NotCarried } from './written.ts'

/** A question as the JSON has it; only keys that have a value. */
export type WrittenQuestion = {
  readonly id: string
  readonly aliases?: readonly string[]
  readonly domain?: string
  readonly difficulty?: string
  readonly tags?: readonly string[]
  readonly question: string
  readonly image?: string
  readonly alt?: string
  readonly options: Readonly<Record<string, string>>
  readonly answer: readonly string[]
  readonly rationale?: Readonly<Record<string, string>>
  readonly explanation?: string
  readonly references?: readonly string[]
}

export const JSON_NOT_CARRIED: NotCarried = []

export const writeJson = (questions: readonly Question[], imageName: ImageName): string =>
  `${JSON.stringify(
    questions.map(question => writtenQuestion(question, imageName)),
    null,
    2,
  )}\n`

export const writtenQuestion = (question: Question, imageName: ImageName): WrittenQuestion => {
  const { aliases, domain, difficulty, tags, text, image, options, answer, explanation, references } =
    question
  const reasoned = options.filter(({ rationale }) => rationale !== null)
  return {
    id: idWithin(question.id, question),
    ...(aliases.length > 0 && { aliases: aliases.map(alias => idWithin(alias, question)) }),
    ...(domain !== null && { domain }),
    ...(difficulty !== null && { difficulty }),
    ...(tags.length > 0 && { tags }),
    question: text,
    ...(image !== null && { image: imageName(question), alt: image.alt }),
    options: byLetter(options, ({ text }) => text),
    answer,
    ...(reasoned.length > 0 && { rationale: byLetter(reasoned, ({ rationale }) => rationale!) }),
    ...(explanation !== '' && { explanation }),
    ...(references.length > 0 && { references }),
  }
}

const byLetter = (options: readonly Option[], textOf: (option: Option) => string): Record<string, string> =>
  Object.fromEntries(options.map(option => [option.key, textOf(option)]))
