import type { Option, Question } from '../../quiz/question.ts'
import { exportedLinks, type ImageName, idWithin, keepsOrder } from './format.ts'

/** A list of questions with our keys, without those that a question has no value for. */
export const writeJson = (questions: readonly Question[], imageName: ImageName): string => {
  const written = questions.map(question => formatQuestion(question, imageName))
  return `${JSON.stringify(written, null, 2)}\n`
}

const formatQuestion = (question: Question, imageName: ImageName): object => {
  const { aliases, domain, difficulty, tags, text, image, options, answer, accepted, explanation, status } =
    question
  const references = exportedLinks(question)
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
    ...(accepted && { accepted: answer.length === 1 ? accepted.flat() : accepted }),
    ...(reasoned.length > 0 && { rationale: byLetter(reasoned, ({ rationale }) => rationale!) }),
    ...(explanation !== '' && { explanation }),
    ...(references.length > 0 && {
      references: references.map(link => (link.title === null ? link.url : link)),
    }),
    ...(keepsOrder(question) && { shuffle: false }),
    ...(status && { status }),
    format: 'markdown',
  }
}

const byLetter = (options: readonly Option[], textOf: (option: Option) => string): Record<string, string> =>
  Object.fromEntries(options.map(option => [option.key, textOf(option)]))
