import type { Library } from '../../bank/load.ts'
import { isGuess } from '../../bank/warning-codes.ts'
import { summaryOf } from './summary.ts'

/** For other programs: `problems` in the order of their places, and for each bank its counts and distributions. */
export const reportJson = ({ banks, countsOf, problems }: Library): string =>
  JSON.stringify(
    {
      problems: problems.map(problem => ({ ...problem, guess: isGuess(problem.code) })),
      banks: [...countsOf].map(([name, counts]) => {
        const bank = banks.find(each => each.name === name)
        return { name, counts, ...(bank && { summary: summaryOf(bank) }) }
      }),
    },
    null,
    2,
  )
