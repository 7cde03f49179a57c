import type { Option } from '../../quiz/question.ts'
import type { Concern, QuestionRule } from '../rule.ts'

const MIN_SHARED_WORDS = 3

/** Two options that are both right in some case: ranges that meet, and one that says the other and more. */
export const overlappingOptions: QuestionRule = ({ options }) =>
  options.flatMap((option, index) =>
    options.slice(0, index).flatMap((before): Concern[] => {
      const message = overlapMessage(before, option)
      return message === null ? [] : [{ path: ['options', option.key], code: 'options-overlap', message }]
    }),
  )

const overlapMessage = (a: Option, b: Option): string | null => {
  const [first, second] = [rangeOf(a.text), rangeOf(b.text)]
  if (first && second && first.unit === second.unit && first.from <= second.to && second.from <= first.to)
    return `the ranges of options ${a.key} and ${b.key} overlap, so a number in both fits both: let one begin after the other ends`
  const [inner, outer] = a.text.length <= b.text.length ? [a, b] : [b, a]
  return extendsText(outer.text, inner.text)
    ? `option ${outer.key} says everything option ${inner.key} says, and more, so both may be correct: make them exclude each other`
    : null
}

type Range = { readonly from: number; readonly to: number; readonly unit: string }

const rangeOf = (text: string): Range | null => {
  const [, from, to, unit] = RANGE.exec(text) ?? []
  return from === undefined ? null : { from: Number(from), to: Number(to), unit: unit!.trim().toLowerCase() }
}

/** The whole option is a range: “5 to 10 minutes”, “5–10%”. */
const RANGE = /^(?:from |between )?(\d+(?:\.\d+)?)\s*(?:to|and|-|–)\s*(\d+(?:\.\d+)?)([\p{L}%\s]*)\.?$/iu

/** Whether one text begins with another of at least three words, and goes on. */
const extendsText = (longer: string, shorter: string): boolean => {
  const [long, short] = [wordsIn(longer), wordsIn(shorter)]
  return (
    short.length >= MIN_SHARED_WORDS &&
    long.length > short.length &&
    short.every((word, index) => long[index] === word)
  )
}

const wordsIn = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}'-]+/gu) ?? []
