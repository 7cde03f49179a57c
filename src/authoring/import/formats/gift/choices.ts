import { letterAt } from '../../letters.ts'

export type GiftChoice = { readonly text: string; readonly feedback: string; readonly weight: number }

/** The options; a sentence on the kind of question where it has none; null where it is broken. */
export const choicesIn = (written: string): GiftChoice[] | string | null => {
  // Some write `~=` before the correct option.
  const answers = written.replaceAll(/~(?==)/g, '')
  const [first = '', ...feedback] = answers.split('#')
  const truth = first.trim()
  if (/^(?:T|F|TRUE|FALSE)$/.test(truth)) return truthChoices(truth.startsWith('T'), feedback)
  if (answers.trim() === '') return 'the answer is an essay'
  if (/^\s*#/.test(answers)) return 'the answer is a number that is typed in'
  const [before = '', ...pieces] = answers.split(/(?=[=~])/)
  const all = /^[=~]/.test(before) ? [before, ...pieces] : pieces
  if (!answers.includes('~'))
    return all.length > 0 && all.every(piece => piece.includes('->'))
      ? 'the answers are pairs to match'
      : 'the answer is typed in'
  if (all.length === pieces.length && before.trim() !== '') return null
  const choices = all.map(piece => {
    const [, percent, text = ''] = /^.\s*(?:%(-?[\d.]+)%)?([\s\S]*)$/.exec(piece)!
    const [own = '', ...rest] = text.split('#')
    const weight = percent === undefined ? (piece.startsWith('=') ? 100 : 0) : Number(percent)
    return { text: own, feedback: rest.join('#'), weight }
  })
  return choices.some(({ text, weight }) => /^\s*%/.test(text) || Number.isNaN(weight)) ? null : choices
}

/** The first feedback is for those who answer wrongly, the second for those who answer rightly. */
const truthChoices = (isTrue: boolean, [wrong = '', right = '']: readonly string[]): GiftChoice[] => [
  { text: 'True', feedback: isTrue ? right : wrong, weight: isTrue ? 100 : 0 },
  { text: 'False', feedback: isTrue ? wrong : right, weight: isTrue ? 0 : 100 },
]

/** The letters of the options that are right; or why the weights do not say. Nothing where none is marked. */
export const keyOf = (choices: readonly GiftChoice[]): readonly string[] | string => {
  const right = choices.flatMap(({ weight }, place) =>
    weight > 0 ? [{ weight, letter: letterAt(place) }] : [],
  )
  const weights = right.map(({ weight }) => weight)
  if (weights.length > 1 && weights.every(weight => weight === 100)) return SEVERAL
  const sum = weights.reduce((total, weight) => total + weight, 0)
  // Equal shares of 100, which people round (33 %, 33 %, 34 %).
  const isFair = Math.abs(sum - 100) < 1.5 && Math.max(...weights) - Math.min(...weights) < 1.5
  return weights.length > 0 && !isFair ? PARTIAL : right.map(({ letter }) => letter)
}

const SEVERAL =
  'several options are right by themselves: mark one with `=`, or give each its share, as `~%50%`; a `=` inside a text is written `\\=`'
const PARTIAL =
  'the weights do not say which options are right together: give each right one the same share of 100 %, as `~%50%`'
