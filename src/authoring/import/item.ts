import { type CountFrom, resolveAnswers } from './answers.ts'
import { type BankPicture, findPicture } from './pictures.ts'
import type { Source, SourceQuestion, SourceRefusal } from './source-entry.ts'

/** A question of a source that is ready to become a file of the bank. */
export type ImportItem = {
  readonly source: Source
  /** Its answer is the letters of the correct options; a draft's may be anything. */
  readonly question: SourceQuestion
  readonly picture: BankPicture | null
}

/** Resolves what a question names: its answer and its picture. */
export const prepareItem = (
  question: SourceQuestion,
  source: Source,
  countFrom: CountFrom,
): ImportItem | SourceRefusal => {
  const resolved = resolveAnswers(question, countFrom)
  // A draft may be unfinished: its answer stays as it is written.
  const ready = resolved.kind === 'refused' && question.draft ? question : resolved
  if (ready.kind === 'refused') return ready
  const picture = question.image === null ? null : findPicture(question.image.path, source, question.line)
  return picture?.kind === 'refused' ? picture : { source, question: ready, picture }
}
