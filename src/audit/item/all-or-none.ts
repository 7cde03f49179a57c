import { refersToOptions } from '../../bank/parse/can-shuffle.ts'
import { shorten } from '../../bank/parse/fields.ts'
import type { QuestionRule } from '../rule.ts'

/** Haladyna, Downing and Rodriguez 2002, guidelines 25 and 26. */
export const allOrNone: QuestionRule = ({ options }) =>
  options
    .filter(({ text }) => refersToOptions(text, options.length))
    .map(({ key, text }) => ({
      path: ['options', key],
      code: 'all-or-none',
      message: `“${shorten(text)}” refers to the other options, so they can’t be shuffled, and knowing two of them is enough: let people choose several instead`,
    }))
