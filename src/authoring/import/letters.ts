/** The letter of the option at a place from 0; past Z a sign that no option has. */
export const letterAt = (place: number): string => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[place] ?? `#${place + 1}`

export const letterIndex = (letter: string): number => letter.charCodeAt(0) - 'A'.charCodeAt(0)

/** The refusal of options whose letters have a gap or repeat. */
export const gapMessage = (place: number, expected: number): string =>
  place < expected
    ? `option ${letterAt(place)} is written twice: keep one, or give it another letter`
    : `option ${letterAt(expected)} is missing before ${letterAt(place)}: add it, or letter the options without gaps`

/** "B) Mars", "(b) Mars": the capital letter, and the text behind it; null where none stands there. */
export const splitLetter = (text: string): { readonly letter: string; readonly rest: string } | null => {
  const [head, letter] = /^\(?([A-Z])[.):]{1,2}\s{1,20}(?=\S)/i.exec(text) ?? []
  return head === undefined ? null : { letter: letter!.toUpperCase(), rest: text.slice(head.length) }
}

type Unlettered = {
  readonly texts: readonly string[]
  readonly repairs: readonly string[]
  /** Whether each has a letter, but not in their order; then they stay. */
  readonly isShuffled: boolean
}

/** Takes off the letters before the texts of options where they are A, B, C … */
export const withoutLetters = (texts: readonly string[]): Unlettered => {
  const heads = texts.map(text => LETTERED.exec(text))
  const letters = heads.map(head => (head?.[1] ?? head?.[2] ?? '').toUpperCase())
  const inOrder = texts.map((_, place) => letterAt(place)).join()
  if (texts.length < 2 || letters.join() !== inOrder)
    return { texts, repairs: [], isShuffled: texts.length > 1 && letters.toSorted().join() === inOrder }
  const rests = texts.map((text, place) => text.slice(heads[place]![0].length))
  return { texts: rests, repairs: [MENDED], isShuffled: false }
}

/** "A. Venus", "b) Mars", "(C) Saturn", "**D.** Jupiter". */
const LETTERED = /^\s{0,20}(?:\*\*)?(?:\(([A-Za-z])\)|([A-Za-z])[.):])(?:\*\*)?\s{1,20}(?=\S)/

const MENDED = 'the letters before the texts of the options are taken off'
