import { trimText } from '../../../bank/parse/fields.ts'
import { linesOf, type MarkdownLine, minIndent } from './lines.ts'
import { linksIn } from './links.ts'
import type { Draft, Notation, OptionItem, OptionText } from './notation.ts'
import { isItem, isNoise, labelOf, unquote, withoutNumber } from './phrases.ts'
import { takePictures } from './pictures.ts'
import type { MarkdownRow } from './rows.ts'

export const joinLines = (lines: readonly string[]): string => trimText(lines.join('\n'))

/** Whether a row is content: no rule, anchor or link to the top. */
export const saysSomething = ({ kind, text }: MarkdownRow): boolean =>
  kind === 'code' || (kind !== 'rule' && !isNoise(text))

/** Collapses the blank lines that removed lines leave behind. */
const textOf = (lines: readonly MarkdownLine[]): string =>
  joinLines(
    lines
      .filter(({ kind }, index) => kind !== 'blank' || lines[index - 1]?.kind !== 'blank')
      .map(({ text }) => text),
  )

/** The text above the options, without number and bold; bold only where the whole first paragraph is bold. */
export const readStem = ({ first, isHeading, body: rows }: Draft) => {
  const body = rows.filter(({ isFolded }) => !isFolded)
  const { indent = 0, number = null, end = 0 } = isHeading || first === null ? {} : first
  const inside = number === null ? indent : indent + String(number).length + 2
  const references: string[] = []
  const lines = linesOf(body, Math.min(inside, minIndent(body))).filter(({ kind, isQuote, text }) => {
    if (kind !== 'text') return true
    // Links that are quoted above the options.
    const { addresses, alone } = linksIn(isQuote ? unquote(text) : '')
    if (alone) references.push(...addresses)
    return !alone && !isNoise(text)
  })
  const isApart = (body[0]?.line ?? 0) > end
  const head = [withoutNumber(first?.text ?? ''), ...(isApart ? [''] : [])]
  return { ...takePictures(joinLines([...head, textOf(lines)])), references }
}

/** An option's text includes lines and code directly below it. Quotes and paragraphs may be its rationale. */
export const optionText = ({ option, own }: OptionItem, { textOf, hasReasons }: Notation): OptionText => {
  const begins = own.findIndex(({ kind, line, isItem }, index) => {
    const { end } = own[index - 1] ?? option
    return hasReasons && (kind === 'quote' || (kind !== 'code' && (isItem || line > end)))
  })
  const end = begins === -1 ? own.length : begins
  const lines = (rows: readonly MarkdownRow[]) =>
    linesOf(rows, option.indent + 2).map(({ kind, isQuote, text }) =>
      isQuote ? unquote(text) : kind === 'code' || isItem(text) ? text : text.trimStart(),
    )
  const first = { ...option, lines: textOf(option).split('\n') }
  const { text, pictures } = takePictures(joinLines(lines(own.slice(end))))
  return {
    text: joinLines(lines([first, ...own.slice(0, end)])),
    rationale: text.trim() === '' ? null : text,
    hadPicture: pictures.length > 0,
  }
}

/** Splits the text below the options into the explanation and the links that stand alone or below "References". */
export const readAfterword = (lines: readonly MarkdownLine[]) => {
  const explanation: MarkdownLine[] = []
  const references = new Set<string>()
  let part = 'explanation'
  const read = lines.map(line => {
    const isText = line.kind === 'text'
    const text = line.isQuote ? unquote(line.text) : line.text
    const label = isText ? labelOf(text) : null
    const rest = label?.rest ?? text
    return { line, isText, label, rest, isItem: isItem(text), ...linksIn(isText ? rest : '') }
  })
  /** Whether a line goes on with the sentence of the one above it. */
  const isProse = (at: number) => read[at]?.isText === true && !read[at].alone && read[at].label === null
  const goesOn = (at: number) => read[at]?.isText === true && !read[at].isItem && read[at].label === null
  for (const [index, { line, isText, label, rest, addresses, ...links }] of read.entries()) {
    part = label?.kind ?? part
    const isWithin = (goesOn(index) && isProse(index - 1)) || (goesOn(index + 1) && isProse(index + 1))
    const alone = links.alone && !isWithin
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

/** Text below a rule is not about the question, unless a label says so. */
export const aboveRule = (
  rows: readonly MarkdownRow[],
): { rows: readonly MarkdownRow[]; passedOver: number | null } => {
  const rule = rows.findIndex(({ kind }) => kind === 'rule')
  if (rule === -1) return { rows, passedOver: null }
  const first = rows.slice(rule + 1).find(saysSomething)
  if (first !== undefined && labelOf(first.text) !== null) return { rows, passedOver: null }
  return { rows: rows.slice(0, rule), passedOver: first?.line ?? null }
}
