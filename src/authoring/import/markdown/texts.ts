import { tidy } from '../../../bank/parse/fields.ts'
import type { Draft } from './drafts.ts'
import { linksIn } from './links.ts'
import { isNoise, labelOf, unquote, withoutNumber } from './phrases.ts'
import { takePictures } from './pictures.ts'
import { type Line, leastIndent, linesOf } from './rows.ts'

export const joined = (lines: readonly string[]): string => tidy(lines.join('\n'))

/** What is taken out leaves blank lines behind; code keeps those that it has. */
const textOf = (lines: readonly Line[]): string =>
  joined(
    lines
      .filter(({ kind }, index) => kind !== 'blank' || lines[index - 1]?.kind !== 'blank')
      .map(({ text }) => text),
  )

/** The text above the options, without number and bold; bold only where the whole first paragraph is bold. */
export const readStem = ({ first, isApart, body: all, inside }: Draft) => {
  const body = all.filter(({ isFolded }) => !isFolded)
  const references: string[] = []
  const lines = linesOf(body, Math.min(inside, leastIndent(body))).filter(({ kind, isQuote, text }) => {
    if (kind !== 'text') return true
    // Links that are quoted above the options.
    const { addresses, alone } = linksIn(isQuote ? unquote(text) : '')
    if (alone) references.push(...addresses)
    return !alone && !isNoise(text)
  })
  const head = withoutNumber(first ?? '')
  return { ...takePictures(joined([head, ...(isApart ? [''] : []), textOf(lines)])), references }
}

/** What stands below the options: the explanation, and links that stand alone or below "References". */
export const readAfterword = (lines: readonly Line[]) => {
  const explanation: Line[] = []
  const references = new Set<string>()
  let part = 'explanation'
  for (const line of lines) {
    const isText = line.kind === 'text'
    const text = line.isQuote ? unquote(line.text) : line.text
    const label = isText ? labelOf(text) : null
    const rest = label?.rest ?? text
    part = label?.kind ?? part
    const { addresses, alone } = linksIn(isText ? rest : '')
    if (addresses.length > 0 && (alone || part === 'references'))
      for (const address of addresses) references.add(address)
    else if (!isText || !isNoise(rest)) {
      // Whatever is no link ends the references.
      if (label === null && rest.trim() !== '') part = 'explanation'
      explanation.push({ ...line, text: rest, kind: rest.trim() === '' && isText ? 'blank' : line.kind })
    }
  }
  const { text, pictures } = takePictures(textOf(explanation))
  return { explanation: text, references: [...references], hadPicture: pictures.length > 0 }
}
