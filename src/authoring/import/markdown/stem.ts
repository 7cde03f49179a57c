import type { Image } from '../html.ts'
import type { Line } from './lines.ts'
import { linksIn } from './links.ts'
import { isQuote, unquote } from './marks.ts'
import { isNoise } from './noise.ts'
import { withoutNumber } from './numbers.ts'
import { takePictures } from './pictures.ts'
import { dedented, joined, leastIndent, withSingleBlanks } from './texts.ts'

/** The lines of a question above its options. */
export type StemLines = {
  /** Null where the body is all there is. */
  readonly first: string | null
  /** Then the body is paragraphs of its own. */
  readonly isHeading: boolean
  readonly body: readonly Line[]
  /** Columns by which the body is indented. */
  readonly inside: number
}

type Stem = {
  readonly text: string
  /** Links that were quoted above the options. */
  readonly references: readonly string[]
  readonly pictures: readonly Image[]
}

export const stemOf = ({ first, isHeading, body, inside }: StemLines): Stem => {
  const references: string[] = []
  const kept = body.filter(line => {
    if (line.kind !== 'text') return true
    const { addresses, alone } = linksIn(isQuote(line) ? unquote(line.text) : '')
    if (alone) references.push(...addresses)
    return !alone && !isNoise(line.text, line)
  })
  const lines = withSingleBlanks(dedented(kept, Math.min(inside, leastIndent(kept))))
  const below = isHeading || first === null ? ['', ...lines] : lines
  return { ...takePictures(withoutBold(first ?? '', below)), references }
}

/** Number and bold are taken off; bold only where the whole first paragraph is bold. */
const withoutBold = (first: string, lines: readonly string[]): string => {
  const end = lines.findIndex(line => line.trim() === '' || /^(?:`{3}|~{3})/.test(line))
  const rest = end === -1 ? [] : lines.slice(end)
  const paragraph = [first, ...lines.slice(0, lines.length - rest.length)].join('\n')
  return joined(withSingleBlanks([...withoutNumber(paragraph).split('\n'), ...rest]))
}
