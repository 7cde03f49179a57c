import { type Files, sky } from '../../../bank/sample.ts'

/** The files of a bank `b` with so many questions of four options, B correct in all of them. */
export const classBank = (questions: number): Files =>
  Object.fromEntries(
    Array.from({ length: questions }, (_, n) => [
      `b/q${n}.md`,
      sky('Which colour has the sky at noon?', `Which colour has the sky of planet ${n} at noon?`),
    ]),
  )
