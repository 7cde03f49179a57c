import { withoutNothing, writeQuestionFile } from '../../bank/write/question-file.ts'
import { letterAt } from './letters.ts'
import type { SourceQuestion } from './source-entry.ts'

/** Parts of the file that the source does not contain. */
export type Extra = {
  readonly id: string | null
  /** Where the question comes from: `<file>#<key>`. */
  readonly source: string
  readonly answer: readonly string[]
  /** The picture's path from the file. */
  readonly image: string | null
  /** The way from the file to the JSON Schema, for editors. */
  readonly schema: string | null
}

export const fileText = (question: SourceQuestion, extra: Extra): string =>
  writeQuestionFile(
    frontOf(question, extra),
    extra.schema === null ? '' : `# yaml-language-server: $schema=${extra.schema}\n`,
  )

const frontOf = (question: SourceQuestion, { id, source, answer, image }: Extra): Record<string, unknown> => {
  const options = byLetter(question.options.map(({ text }) => text))
  const rationale = byLetter(question.options.map(option => option.rationale))
  return withoutNothing({
    id,
    aliases: question.aliases,
    draft: question.draft || null,
    status: question.status,
    categories: question.categories,
    domain: question.domain,
    difficulty: question.difficulty,
    question: question.question,
    image,
    alt: image === null ? null : question.image?.alt,
    options,
    answer: answer.length === 1 ? answer[0] : answer,
    accepted: answer.length === 1 ? question.accepted?.flat() : question.accepted,
    rationale: withoutNothing(rationale),
    explanation: question.explanation,
    references: question.references,
    tags: question.tags,
    shuffle: question.shuffle ? null : false,
    accept: question.accept,
    source,
  })
}

const byLetter = <T>(values: readonly T[]): Record<string, T> =>
  Object.fromEntries(values.map((value, place) => [letterAt(place), value]))
