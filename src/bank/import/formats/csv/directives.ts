/** What stands above the table: Anki's `#separator:tab` and the like, and the `sep=;` of a spreadsheet. */
export type Directives = {
  readonly delimiter: string | null
  readonly columns: string | null
  readonly tagsColumn: number | null
  readonly isAnki: boolean
  readonly isHtml: boolean
  /** Where the table begins: its offset, and its line from 1. */
  readonly offset: number
  readonly line: number
}

export const readDirectives = (text: string): Directives => {
  const given = new Map<string, string>()
  let [offset, line] = [0, 1]
  while (offset < text.length) {
    const end = text.indexOf('\n', offset)
    const next = end === -1 ? text.length : end + 1
    const written = text.slice(offset, Math.min(next, offset + LONGEST)).replace(/\n$/, '')
    const directive = DIRECTIVE.exec(written) ?? SEP.exec(written)
    if (directive !== null) given.set(directive[1]!.toLowerCase(), directive[2]!)
    else if (written.trim() !== '') break
    offset = next
    line++
  }
  const tagsColumn = Number(given.get('tags column') ?? Number.NaN)
  return {
    delimiter: delimiterOf(given.get('separator') ?? given.get('sep') ?? ''),
    columns: given.get('columns') ?? null,
    tagsColumn: Number.isInteger(tagsColumn) && tagsColumn >= 1 && tagsColumn <= 100 ? tagsColumn - 1 : null,
    isAnki: [...given.keys()].some(key => key !== 'sep'),
    isHtml: given.get('html')?.trim().toLowerCase() === 'true',
    offset,
    line,
  }
}

const LONGEST = 10_000
const DIRECTIVE = /^#([a-z][a-z ]{0,30}):(.*)$/i
const SEP = /^(sep)=(.)\s*$/i

const NAMED: Readonly<Record<string, string>> = {
  comma: ',',
  semicolon: ';',
  tab: '\t',
  space: ' ',
  pipe: '|',
  colon: ':',
}

const delimiterOf = (written: string): string | null => {
  const name = written.trim().toLowerCase()
  if (Object.hasOwn(NAMED, name)) return NAMED[name]!
  if (name === '\\t' || written === '\t') return '\t'
  return name.length === 1 && name !== '"' ? name : null
}
