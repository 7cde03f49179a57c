import { type CountFrom, resolveAnswers } from './answers.ts'
import { type BankPicture, findPicture } from './pictures.ts'
import { asMarkdown } from './plain-text.ts'
import type { Source, SourceQuestion, SourceRefusal } from './source-entry.ts'

/** A question of a source that is ready to become a file of the bank. */
export type ImportItem = {
  readonly source: Source
  /** Its texts are Markdown, its answer is the letters of the correct options; a draft's may be anything. */
  readonly question: SourceQuestion
  readonly picture: BankPicture | null
}

/** Resolves what a question names, its answer and its picture, and makes its texts Markdown. */
export const prepareItem = (
  question: SourceQuestion,
  source: Source,
  countFrom: CountFrom,
): ImportItem | SourceRefusal => {
  const resolved = resolveAnswers(question, countFrom)
  // A draft may be unfinished: its answer stays as it is written.
  const known = resolved.kind === 'refused' && question.draft ? question : resolved
  if (known.kind === 'refused') return known
  const picture = question.image === null ? null : findPicture(question.image.path, source, question.line)
  return picture?.kind === 'refused' ? picture : { source, question: asMarkdown(known), picture }
}
