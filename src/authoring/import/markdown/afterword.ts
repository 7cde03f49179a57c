import { labelOf } from './labels.ts'
import type { Line } from './lines.ts'
import { linksIn } from './links.ts'
import { isQuote, unquote } from './marks.ts'
import { isNoise } from './noise.ts'
import { takePictures } from './pictures.ts'
import { dedented, joined, leastIndent, withSingleBlanks } from './texts.ts'

type Afterword = {
  readonly explanation: string
  readonly references: string[]
  /** Whether there was a picture in the explanation, which can only be left out. */
  readonly hadPicture: boolean
}

/** What stands below the options: the explanation, and links that stand alone or below "References". */
export const readAfterword = (lines: readonly Line[]): Afterword => {
  const explanation: string[] = []
  const references = new Set<string>()
  let part = 'explanation'
  for (const [index, text] of unquoted(lines).entries()) {
    const line = lines[index]!
    const label = line.kind === 'text' ? labelOf(text) : null
    const rest = label?.rest ?? text
    part = label?.kind ?? part
    const { addresses, alone } = linksIn(line.kind === 'text' ? rest : '')
    if (addresses.length > 0 && (alone || part === 'references'))
      for (const address of addresses) references.add(address)
    else if (line.kind !== 'text' || !isNoise(rest, line)) {
      // Whatever is no link ends the references.
      if (label === null && rest.trim() !== '') part = 'explanation'
      explanation.push(rest)
    }
  }
  const { text, pictures } = takePictures(joined(withSingleBlanks(explanation)))
  return { explanation: text, references: [...references], hadPicture: pictures.length > 0 }
}

const unquoted = (lines: readonly Line[]): string[] =>
  dedented(lines, leastIndent(lines)).map((text, index) => (isQuote(lines[index]!) ? unquote(text) : text))
