import { isInSomeKey, isKey } from '../../../quiz/grading.ts'
import type { LetteredOption } from '../../../quiz/option-order.ts'
import type { Question } from '../../../quiz/question.ts'
import type { Tally } from '../../../quiz/tally.ts'
import type { Words } from '../../../words/index.ts'
import { isShort } from './option-line.ts'

const BAR_LENGTH = 8

/** Where one is longer, no option is repeated beside its bar: some with a text and some without look like a mistake. */
const MAX_OPTION_LENGTH = 10

/** A line of small text for each option: its letter, a bar, the share and the number of people who chose it. */
export const votesOf = (
  question: Question,
  options: readonly LetteredOption[],
  { answered, chosen }: Tally,
  { format, reveal }: Words,
): string[] => {
  const named = options.every(option => isShort(option.text, MAX_OPTION_LENGTH))
  return options.map(option => {
    const votes = chosen.get(option.key) ?? 0
    const share = votes / answered
    const filled = Math.round(share * BAR_LENGTH)
    const bar = '█'.repeat(filled) + '░'.repeat(BAR_LENGTH - filled)
    const mark = isKey(question, option.key) ? ' ✅' : ''
    const isAccepted = mark === '' && isInSomeKey(question, option.key)
    const items = [
      `${bar} ${format.percent(share)}`,
      reveal.votes(votes),
      ...(named ? [option.text] : []),
      ...(isAccepted ? [reveal.accepted] : []),
    ]
    return `-# **${option.letter}** ${format.joinItems(items)}${mark}`
  })
}
