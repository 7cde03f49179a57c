import type { Question } from '../../../quiz/question.ts'
import type { Words } from '../../../words/index.ts'
import { asPlainLine } from '../parts/first-words.ts'
import type { TextBlock } from '../parts/fit.ts'

/** Who suggested a question, below where to read more. As text: it pings no one. */
export const creditBlock = ({ author }: Question, { suggestion }: Words): TextBlock => ({
  text: author === undefined ? '' : `-# ${suggestion.credit(`@${asPlainLine(author)}`)}`,
  dropOrder: 3,
  joined: true,
})
