import { letterAt } from '../formats/format.ts'
import type { Complain } from './values.ts'

/** Takes off letters that stand before the texts of all options: "A. Venus", "B) Mars". */
export const withoutLetters = (
  texts: readonly string[],
  complain: Complain,
): { readonly texts: readonly string[]; readonly mended: readonly string[] } => {
  const parts = texts.map(text => LETTERED.exec(text))
  const letters = parts.map(part => (part?.[1] ?? part?.[2] ?? '').toUpperCase())
  const inOrder = texts.map((_, place) => letterAt(place))
  if (texts.length < 2 || letters.toSorted().join() !== inOrder.join()) return { texts, mended: [] }
  if (letters.join() !== inOrder.join()) complain('options-letters', SHUFFLED)
  return { texts: parts.map((part, place) => texts[place]!.slice(part![0].length)), mended: [MENDED] }
}

const LETTERED = /^\s{0,20}(?:\(([A-Za-z])\)|([A-Za-z])[.):])\s{1,20}(?=\S)/

const MENDED = 'the letters before the texts of the options are taken off'
const SHUFFLED =
  'the options begin with letters that do not stand in their order: put them in order, or delete the letters'
