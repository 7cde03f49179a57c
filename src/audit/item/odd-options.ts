import type { Question } from '../../quiz/question.ts'
import type { Concern, QuestionRule } from '../rule.ts'

const MIN_ALIKE = 3

/** An option with another form than all others stands out, right or wrong. */
export const oddOptions: QuestionRule = question => {
  for (const { trait, differs, hint } of TRAITS) {
    const odd = oddOneOf(question, trait)
    if (odd !== null) return [concernOf(odd, `only option ${odd} ${differs}: ${hint}`)]
  }
  return articleOf(question)
}

const concernOf = (key: string, message: string): Concern => ({
  path: ['options', key],
  code: 'options-grammar',
  message,
})

type Trait = (text: string) => string | null

const TRAITS: readonly { readonly trait: Trait; readonly differs: string; readonly hint: string }[] = [
  {
    trait: text => (/[.]$/.test(text) ? 'stop' : 'none'),
    differs: 'ends differently, with or without a full stop',
    hint: 'end them all the same way',
  },
  {
    trait: text => (/^\p{Lu}\p{Ll}/u.test(text) ? 'upper' : /^\p{Ll}{2}/u.test(text) ? 'lower' : null),
    differs: 'begins differently, with a lowercase or capital letter',
    hint: 'begin them all the same way',
  },
]

/** The one option that differs where at least three others are alike; null if there is none. */
const oddOneOf = ({ options }: Question, trait: Trait): string | null => {
  const traits = options.map(({ text }) => trait(text))
  if (traits.includes(null) || options.some(({ text }) => text.includes('`'))) return null
  const odd = options.filter((_, index) => traits.filter(each => each === traits[index]).length === 1)
  return odd.length === 1 && options.length > MIN_ALIKE ? odd[0]!.key : null
}

const MAX_END_LENGTH = 40
const ARTICLE = /\b(an?)\s{0,9}(?:_{1,9}|…|\.{3}|:)?\s{0,9}$/i

/** “… is an” and an option that begins with a consonant. */
const articleOf = ({ text, options }: Question): Concern[] => {
  const article = ARTICLE.exec(text.slice(-MAX_END_LENGTH))?.[1]?.toLowerCase()
  if (article === undefined) return []
  const fits = options.filter(({ text: option }) => /^[aeiou]/i.test(option) === (article === 'an'))
  if (fits.length === 0 || fits.length === options.length) return []
  const message = `the question ends with “${article}”, which only fits ${fits.map(({ key }) => key).join(', ')}: write “a or an”, or put the article into the options`
  return [{ path: ['question'], code: 'options-grammar', message }]
}
