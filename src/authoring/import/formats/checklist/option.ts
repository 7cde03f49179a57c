import type { Line } from '../../markdown/lines.ts'
import { isItem, isQuote, unquote } from '../../markdown/marks.ts'
import { takePictures } from '../../markdown/pictures.ts'
import { dedented, joined } from '../../markdown/texts.ts'
import type { Item } from './groups.ts'

export type Option = {
  readonly text: string
  readonly rationale: string | null
  readonly right: boolean
  /** Whether there was a picture in the rationale, which can only be left out. */
  readonly hadPicture: boolean
}

/** An option's text goes on with the lines and the code directly below it; quotes and paragraphs are its reason. */
export const optionOf = ({ box, own }: Item): Option => {
  const lines = dedented(own, box.inside).map((text, index) => written(own[index]!, text))
  const begins = own.findIndex((line, index) => isReason(line, own[index - 1]))
  const end = begins === -1 ? own.length : begins
  const { text: rationale, pictures } = takePictures(joined(lines.slice(end)))
  return {
    text: joined([box.text, ...lines.slice(0, end)]),
    rationale: rationale.trim() === '' ? null : rationale,
    right: box.right,
    hadPicture: pictures.length > 0,
  }
}

const isReason = (line: Line, above: Line | undefined): boolean =>
  line.kind === 'text' && (isQuote(line) || isItem(line.text) || above?.kind === 'blank')

/** Lines of one paragraph may be indented as far as their author likes; lists and tables may not. */
const written = (line: Line, text: string): string => {
  if (line.kind !== 'text') return text
  if (isQuote(line)) return unquote(line.text)
  return isItem(text) ? text : text.trimStart()
}
