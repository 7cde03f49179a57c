import { hash } from 'node:crypto'
import type { Question } from '../../quiz/question.ts'

/** Everything that a player sees or is graded by; the image by its content, since its name shows nowhere. */
export const revisionHash = (question: Omit<Question, 'hash' | 'id' | 'aliases' | 'bank'>): string => {
  const { text, options, answer, explanation, references, image, domain, difficulty, tags, shuffle } =
    question
  const picture = image === null ? null : [image.digest, image.alt]
  const choices = options.map(({ key, text, rationale }) => [key, text, rationale])
  const seen = [text, choices, answer, explanation, references, picture, domain, difficulty, tags, shuffle]
  return hash('sha256', JSON.stringify(seen), 'hex').slice(0, 16)
}
