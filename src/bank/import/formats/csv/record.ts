import { type Found, refused } from '../../found.ts'
import { type OurKey, ourName } from '../../names.ts'
import { atAddresses } from '../../record/values.ts'
import { foundInRecord } from '../../record.ts'
import { fromHtml } from '../html.ts'
import { splitList, unguarded } from './cells.ts'
import type { Table } from './header.ts'
import type { Row } from './rows.ts'

export const foundInRow = ({ line, cells }: Row, table: Table, names: readonly string[]): Found => {
  if (cells.slice(names.length).some(cell => cell.trim() !== ''))
    return refused(line, 'csv-cells', `${cells.length} cells under ${names.length} columns: ${QUOTE}`)
  const entries: [string, unknown][] = []
  for (const [place, name] of names.entries()) {
    const cell = unguarded(cells[place] ?? '')
    const read = table.isHtml ? fromHtml(cell) : ({ kind: 'text', text: cell, pictures: [] } as const)
    if (read.kind === 'refused') return refused(line, 'csv-html', `column “${name.trim()}”: ${read.message}`)
    const key = ourName(name)
    const [picture, ...others] = read.pictures
    if (others.length > 0 || (picture && key !== 'question')) return refused(line, 'csv-html', PICTURES)
    entries.push([name, cellValue(key, read.text, table.isAnki)])
    if (picture) entries.push(['image ', picture.path], ['alt ', picture.alt])
  }
  // Text and number look the same in a cell, so a number may be a place.
  const found = foundInRecord(Object.fromEntries(entries), line, null)
  return found.kind === 'question' ? { ...found, quotedAnswer: false } : found
}

const QUOTE = 'put texts with separators in double quotes'
const PICTURES = 'a question can have one picture, in its own text: take the others out'

/** Anki separates tags by spaces. */
const cellValue = (key: OurKey | null, cell: string, isAnki: boolean): unknown => {
  if (key === 'tags' && isAnki) return cell.split(/\s+/)
  if (key === 'tags' || key === 'accept') return splitList(cell, ';|\n,')
  if (key === 'references') return splitList(cell).flatMap(atAddresses)
  if (key === 'categories' || key === 'aliases') return splitList(cell)
  return key === 'answer' && BARS.test(cell) ? cell.split('|') : cell
}

/** "B|E": letters are separated by it nowhere else. */
const BARS = /^\s{0,9}[A-Za-z]\s{0,9}(?:\|\s{0,9}[A-Za-z]\s{0,9}){1,9}$/

/** A name that is there twice stays two keys, which may not say different things. */
export const uniqueNames = (header: readonly string[]): string[] => {
  const times = new Map<string, number>()
  return header.map(name => {
    const before = times.get(name) ?? 0
    times.set(name, before + 1)
    return name + ' '.repeat(before)
  })
}
