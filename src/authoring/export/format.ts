import { canShuffle } from '../../bank/parse/can-shuffle.ts'
import { withoutBankName } from '../../bank/parse/identity.ts'
import type { Link, Question } from '../../quiz/question.ts'

/** A format that other programs read. */
export type ExportFormat = {
  readonly write: (questions: readonly Question[], imageName: ImageName) => string
  /** Whether a question means the same in it; absent where all do. */
  readonly carries?: (question: Question) => boolean
  /** What a file begins with: a byte order mark where spreadsheets need one to take it for UTF-8. */
  readonly mark: '' | '\uFEFF'
  /** What it has no place for, in words that follow "Not in the file:". */
  readonly notCarried: readonly string[]
}

/** The picture of a question as the export names it. */
export type ImageName = (question: Question) => string

/** Without the bank's name, since the bank may be called otherwise where it is read again. */
export const idWithin = (id: string, { bank }: Question): string => withoutBankName(id, bank)

/** Whether the author keeps the order of the options, which the loader would otherwise shuffle. */
export const keepsOrder = ({ shuffle, explanation, options }: Question): boolean =>
  !shuffle && canShuffle(explanation, options)

export const exportedLinks = ({ links, references }: Question): readonly Link[] =>
  links ?? references.map(url => ({ url, title: null }))
