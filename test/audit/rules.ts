import { QUESTION_RULES } from '../../src/audit/rules.ts'
import { questionOf } from '../bank/sample.ts'

type Given = {
  readonly question?: string
  readonly options?: readonly string[]
  /** Letters, such as `AC`. */
  readonly answer?: string
  readonly explanation?: string
  /** More keys, as JSON. */
  readonly more?: Readonly<Record<string, unknown>>
}

/** A question with nothing to complain about but what is given. */
export const fileWith = ({ question, options, answer, explanation, more = {} }: Given): string => {
  const texts = options ?? ['Jupiter', 'Saturn', 'Neptune', 'Uranus']
  const keys = {
    question: question ?? 'Which planet has the most striking rings?',
    options: Object.fromEntries(texts.map((text, index) => ['ABCDEFGHIJ'[index], text])),
    answer: [...(answer ?? 'B')],
    explanation:
      explanation ?? `Its rings are bright ice. They make ${texts[1]} stand out among the planets.`,
    references: ['https://example.org/planets'],
    ...more,
  }
  return `---\n${Object.entries(keys)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
    .join('\n')}\n---\n`
}

/** `path code` of all that the rules say of one question. */
export const concernsOf = (given: Given): string[] => {
  const question = questionOf(fileWith(given))
  return QUESTION_RULES.flatMap(rule => rule(question)).map(({ path, code }) => `${path.join('.')} ${code}`)
}
