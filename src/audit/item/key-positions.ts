import type { BankRule } from '../rule.ts'

/** Of chi-square with 1 to 9 degrees of freedom, what an even bank exceeds once in a hundred times. */
const CRITICAL = [6.63, 9.21, 11.34, 13.28, 15.09, 16.81, 18.48, 20.09, 21.67]
const MIN_QUESTIONS = 20

/** Readers of the files, and players of questions that are not shuffled, can guess by the usual place of the key. */
export const lopsidedKeys: BankRule = ({ questions }) => {
  const single = questions.filter(({ answer }) => answer.length === 1)
  const groups = Map.groupBy(single, ({ options }) => options.length)
  return [...groups].flatMap(([size, group]) => {
    const counts = Array.from({ length: size }, () => 0)
    for (const { options, answer } of group) counts[options.findIndex(({ key }) => key === answer[0])]!++
    if (group.length < MIN_QUESTIONS || chiSquare(counts) <= CRITICAL[size - 2]!) return []
    const distribution = counts.map((count, index) => `${'ABCDEFGHIJ'[index]} ${count}`).join(', ')
    const message = `in ${group.length} questions with ${size} options, the correct one is unevenly placed (${distribution}): the bot shuffles most, but not those that name letters; move some`
    return [{ question: null, path: [], code: 'keys-lopsided', message }]
  })
}

const chiSquare = (counts: readonly number[]): number => {
  const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
}
