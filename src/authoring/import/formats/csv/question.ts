import { type OurKey, ourName } from '../../../../bank/parse/key-aliases.ts'
import { htmlToMarkdown } from '../../html.ts'
import { atAddresses } from '../../record/values.ts'
import { questionFromFields } from '../../record.ts'
import { refusal, type SourceEntry } from '../../source-entry.ts'
import { splitList, TAG_SEPARATORS, unguarded } from './cells.ts'
import type { Table } from './header.ts'
import type { Row } from './rows.ts'

/** The question in a row. Of two columns with one name, both must say the same. */
export const questionFromRow = ({ line, cells }: Row, { isHtml, isAnki, header }: Table): SourceEntry => {
  if (cells.slice(header.length).some(cell => cell.trim() !== ''))
    return refusal(line, 'csv-cells', `${cells.length} cells under ${header.length} columns: ${QUOTE}`)
  const fields: { written: string; value: unknown }[] = []
  for (const [place, written] of header.entries()) {
    const ours = ourName(written)
    const cell = textOf(unguarded(cells[place] ?? ''), isHtml)
    if (cell.kind === 'refused') return refusal(line, 'csv-html', `column “${written}”: ${cell.message}`)
    const [picture, ...others] = cell.pictures
    if (others.length > 0 || (picture && ours !== 'question')) return refusal(line, 'csv-html', PICTURES)
    fields.push({ written, value: cellValue(cell.text, ours, isAnki) })
    if (picture)
      fields.push({ written: 'image', value: picture.path }, { written: 'alt', value: picture.alt })
  }
  // Text and number look the same in a cell, so a number may be a place.
  const entry = questionFromFields(fields, line, null)
  return entry.kind === 'question' ? { ...entry, quotedAnswer: false } : entry
}

const QUOTE = 'put texts with separators in double quotes'
const PICTURES = 'a question can have one picture, in its own text: take the others out'

const textOf = (cell: string, isHtml: boolean): ReturnType<typeof htmlToMarkdown> =>
  isHtml ? htmlToMarkdown(cell) : { kind: 'text', text: cell, pictures: [] }

const cellValue = (cell: string, key: OurKey | null, isAnki: boolean): string | string[] => {
  switch (key) {
    case 'tags':
      // Anki separates them by spaces.
      return isAnki ? cell.split(/\s+/) : splitList(cell, TAG_SEPARATORS)
    case 'accept':
      return splitList(cell, TAG_SEPARATORS)
    case 'references':
      return splitList(cell).flatMap(atAddresses)
    case 'categories':
    case 'aliases':
      return splitList(cell)
    case 'answer':
      return BARS.test(cell) ? cell.split('|') : cell
    default:
      return cell
  }
}

/** "B|E": letters are separated by it nowhere else. */
const BARS = /^\s{0,9}[A-Za-z]\s{0,9}(?:\|\s{0,9}[A-Za-z]\s{0,9}){1,9}$/
