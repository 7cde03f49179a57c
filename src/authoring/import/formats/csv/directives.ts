/** What stands above the table: Anki's `#separator:tab` and the like, and the `sep=;` of a spreadsheet. */
export type Directives = {
  readonly delimiter: string | null
  readonly columns: string | null
  /** The place from 0 of a column for tags that has no name. */
  readonly tagsColumn: number | null
  readonly isAnki: boolean
  readonly isHtml: boolean
  /** Where the table begins: its offset, and its line from 1. */
  readonly offset: number
  readonly line: number
}

export const readDirectives = (text: string): Directives => {
  const { given, offset, line } = linesAbove(text)
  return {
    delimiter: delimiterOf(given.get('separator') ?? given.get('sep') ?? ''),
    columns: given.get('columns') ?? null,
    tagsColumn: placeOf(given.get('tags column') ?? ''),
    isAnki: [...given.keys()].some(key => key !== 'sep'),
    isHtml: given.get('html')?.trim().toLowerCase() === 'true',
    offset,
    line,
  }
}

/** The directives by their names, and where the first line stands that is neither one nor blank. */
const linesAbove = (text: string): { given: ReadonlyMap<string, string>; offset: number; line: number } => {
  const given = new Map<string, string>()
  let [offset, line] = [0, 1]
  while (offset < text.length) {
    const end = text.indexOf('\n', offset)
    const next = end === -1 ? text.length : end + 1
    const written = text.slice(offset, Math.min(next, offset + MAX_LENGTH)).replace(/\n$/, '')
    const [, name, value] = DIRECTIVE.exec(written) ?? SEP.exec(written) ?? []
    if (name !== undefined) given.set(name.toLowerCase(), value!)
    else if (written.trim() !== '') break
    offset = next
    if (end !== -1) line++
  }
  return { given, offset, line }
}

/** No directive is longer, and a file may be one line of megabytes. */
const MAX_LENGTH = 10_000
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

/** Anki counts from 1. */
const placeOf = (written: string): number | null =>
  /^\s*[1-9]\d?\s*$/.test(written) ? Number(written) - 1 : null
