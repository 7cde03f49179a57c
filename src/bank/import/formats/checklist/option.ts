import type { Choice } from '../../found.ts'
import { unquote } from '../markdown/afterword.ts'
import { dedented, joined } from '../markdown/dedent.ts'
import { isBrokenBox, isItem, isQuote } from '../markdown/marks.ts'
import type { Item } from './groups.ts'

export type Option = Choice & { readonly right: boolean }

/** An option's text goes on with the lines and the code directly below it; quotes and paragraphs are its reason. */
export const optionOf = ({ box, own }: Item): Option => {
  const text = [box.text]
  const rationale: string[] = []
  const plain = dedented(own, box.inside)
  let above = 'text'
  for (const [index, line] of own.entries()) {
    const isText = line.kind === 'text'
    const begins = isText && (isQuote(line) || isItem(line.text) || above === 'blank')
    const written =
      isText && isQuote(line) ? unquote(line.text) : isText ? tidy(plain[index]!) : plain[index]!
    if (begins || rationale.length > 0) rationale.push(written)
    else text.push(written)
    above = line.kind
  }
  const reason = joined(rationale)
  return { text: joined(text), rationale: reason === '' ? null : reason, right: box.right }
}

/** Lines of one paragraph may be indented as far as their author likes; lists and tables may not. */
const tidy = (text: string): string => (isItem(text) ? text : text.trimStart())

/** "A. First", "B. Second": letters that the bot gives itself, and in another order. */
export const withoutLetters = (options: readonly Option[]): readonly Option[] => {
  const cut = options.map(({ text }, place) => {
    const match = /^(?:\*\*)?\(?([A-Za-z])[.):](?:\*\*)?[ \t]+(?=\S)/.exec(text)
    return match?.[1]?.toUpperCase() === String.fromCharCode(65 + place) ? match![0].length : null
  })
  if (options.length < 2 || cut.includes(null)) return options
  return options.map((option, place) => ({ ...option, text: option.text.slice(cut[place]!) }))
}

/** A line of an option that was meant to be an option itself. */
export const swallowedIn = ({ own }: Item): number | null =>
  own.find(line => line.kind === 'text' && isBrokenBox(line.text))?.number ?? null
