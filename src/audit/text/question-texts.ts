import type { KeyPath } from '../../bank/problem.ts'
import type { WarningCode } from '../../bank/warning-codes.ts'
import type { Question } from '../../quiz/question.ts'
import type { QuestionRule } from '../rule.ts'

export type QuestionText = { readonly path: KeyPath; readonly text: string }

/** Every text of a question that people read, with its place. */
export const textsOf = ({ text, options, explanation, image }: Question): QuestionText[] => [
  { path: ['question'], text },
  ...options.map(option => ({ path: ['options', option.key], text: option.text })),
  ...options.flatMap(({ key, rationale }) =>
    rationale ? [{ path: ['rationale', key], text: rationale }] : [],
  ),
  ...(explanation ? [{ path: ['explanation'], text: explanation }] : []),
  ...(image ? [{ path: ['alt'], text: image.alt }] : []),
]

/** A rule that checks each text separately, with at most one warning per text. */
export const eachText =
  (code: WarningCode, check: (text: string) => string | null): QuestionRule =>
  question =>
    textsOf(question).flatMap(({ path, text }) => {
      const message = check(text)
      return message === null ? [] : [{ path, code, message }]
    })

/** What stands around a place in a text, for a message. */
export const around = (text: string, at: number, length: number): string =>
  text
    .slice(Math.max(0, at - 8), at + length + 8)
    .replaceAll(/\s+/g, ' ')
    .trim()
