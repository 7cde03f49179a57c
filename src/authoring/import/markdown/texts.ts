import { trimText } from '../../../bank/parse/fields.ts'
import type { Block } from './blocks.ts'
import type { Draft } from './drafts.ts'
import type { OptionItem } from './groups.ts'
import { linesOf, type MarkdownLine } from './lines.ts'
import { linksIn } from './links.ts'
import { isItem, isNoise, labelOf, unquote, withoutNumber } from './phrases.ts'
import { takePictures } from './pictures.ts'

export const joinLines = (lines: readonly string[]): string => trimText(lines.join('\n'))

/** Whether a block is content: no rule, anchor or link to the top. */
export const saysSomething = ({ kind, text }: Block): boolean =>
  kind === 'code' || (kind !== 'rule' && !isNoise(text))

/** Collapses the blank lines that removed lines leave behind. */
const textOf = (lines: readonly MarkdownLine[]): string =>
  joinLines(
    lines
      .filter(({ kind }, index) => kind !== 'blank' || lines[index - 1]?.kind !== 'blank')
      .map(({ text }) => text),
  )

/** The text above the options, without number and bold; bold only where the whole first paragraph is bold. */
export const readStem = ({ first, isHeading, body: blocks }: Draft) => {
  const body = blocks.filter(({ isFolded }) => !isFolded)
  const references: string[] = []
  const lines = linesOf(body).filter(({ kind, isQuote, text }) => {
    if (kind !== 'text') return true
    // Links that are quoted above the options.
    const { addresses, alone } = linksIn(isQuote ? unquote(text) : '')
    if (alone) references.push(...addresses)
    return !alone && !isNoise(text)
  })
  const isApart = isHeading || (body[0]?.line ?? 0) > (first?.end ?? 0)
  const head = [withoutNumber(first?.text ?? ''), ...(isApart ? [''] : [])]
  return { ...takePictures(joinLines([...head, textOf(lines)])), references }
}

/** An option's text includes lines and code directly below it. Quotes and paragraphs may be its rationale. */
export const optionText = ({ block, own, attached }: OptionItem, hasReasons: boolean) => {
  const below = [...own, ...attached]
  const begins = below.findIndex(({ kind, line, isItem }, index) => {
    const { end } = below[index - 1] ?? block
    return hasReasons && (kind === 'quote' || (kind !== 'code' && (isItem || line > end)))
  })
  const end = begins === -1 ? below.length : begins
  const lines = (blocks: readonly Block[]) =>
    linesOf(blocks, block.indent + 2).map(({ kind, isQuote, text }) =>
      isQuote ? unquote(text) : kind === 'code' || isItem(text) ? text : text.trimStart(),
    )
  const first = { ...block, lines: block.option!.text.split('\n') }
  const { text, pictures } = takePictures(joinLines(lines(below.slice(end))))
  return {
    text: joinLines(lines([first, ...below.slice(0, end)])),
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
    const links = linksIn(isText ? rest : '')
    const isSentence = isText && label === null
    return {
      ...{ line, isText, label, rest, ...links },
      /** Whether it can be continued, and whether it can go on with the line above. */
      isProse: isSentence && !links.alone,
      goesOn: isSentence && !isItem(text),
    }
  })
  for (const [index, { line, isText, label, rest, addresses, ...each }] of read.entries()) {
    const [above, below] = [read[index - 1], read[index + 1]]
    const isWithin = (each.goesOn && above?.isProse) || (below?.goesOn && below.isProse)
    part = label?.kind ?? part
    if (addresses.length > 0 && ((each.alone && !isWithin) || part === 'references'))
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
export const aboveRule = (blocks: readonly Block[]) => {
  const rule = blocks.findIndex(({ kind }) => kind === 'rule')
  const first = rule === -1 ? undefined : blocks.slice(rule).find(saysSomething)
  if (rule === -1 || (first !== undefined && labelOf(first.text) !== null))
    return { blocks, passedOver: null }
  return { blocks: blocks.slice(0, rule), passedOver: first?.line ?? null }
}
