import { type OurKey, ourName } from '../../../../bank/parse/key-aliases.ts'
import { type Found, refused } from '../../found.ts'
import { htmlToMarkdown } from '../../html.ts'
import { atAddresses } from '../../record/values.ts'
import { foundInRecord } from '../../record.ts'
import { splitList, TAG_SEPARATORS, unguarded } from './cells.ts'
import type { Table } from './header.ts'
import type { Row } from './rows.ts'

/** The question in a row. `keys` are the table's columns, see `uniqueKeys`. */
export const foundInRow = (
  { line, cells }: Row,
  { isHtml, isAnki }: Table,
  keys: readonly string[],
): Found => {
  if (cells.slice(keys.length).some(cell => cell.trim() !== ''))
    return refused(line, 'csv-cells', `${cells.length} cells under ${keys.length} columns: ${QUOTE}`)
  const entries: [string, unknown][] = []
  for (const [place, key] of keys.entries()) {
    const ours = ourName(key)
    const cell = textOf(unguarded(cells[place] ?? ''), isHtml)
    if (cell.kind === 'refused') return refused(line, 'csv-html', `column “${key.trim()}”: ${cell.message}`)
    const [picture, ...others] = cell.pictures
    if (others.length > 0 || (picture && ours !== 'question')) return refused(line, 'csv-html', PICTURES)
    entries.push([key, cellValue(cell.text, ours, isAnki)])
    // The spaces make keys beside those of the columns for pictures, which may say the same only.
    if (picture) entries.push(['image ', picture.path], ['alt ', picture.alt])
  }
  // Text and number look the same in a cell, so a number may be a place.
  const found = foundInRecord(Object.fromEntries(entries), line, null)
  return found.kind === 'question' ? { ...found, quotedAnswer: false } : found
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

/** A name that is there twice stays two keys, told apart by spaces, which may not say different things. */
export const uniqueKeys = (header: readonly string[]): string[] => {
  const times = new Map<string, number>()
  return header.map(name => {
    const before = times.get(name) ?? 0
    times.set(name, before + 1)
    return name + ' '.repeat(before)
  })
}
