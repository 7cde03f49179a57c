import matter from 'gray-matter'
import { type Diagnostic, fileError } from '../problem.ts'
import { parseYaml, YamlError } from './yaml.ts'

export type FrontMatter =
  | { readonly kind: 'read'; readonly data: Readonly<Record<string, unknown>>; readonly source: string }
  | { readonly kind: 'broken'; readonly diagnostics: readonly Diagnostic[] }

/** Parses the front matter of a file whose delimiters are in order. `source` has the file's line numbers. */
export const readFrontMatter = (text: string): FrontMatter => {
  const blank = BLANK.exec(text)
  if (blank !== null) {
    const line = text.slice(0, blank.index).split('\n').length
    return { kind: 'broken', diagnostics: [fileError('yaml', TOO_BLANK, { line, column: 1 })] }
  }
  try {
    const { data, matter: source } = matter(text, OPTIONS) as { data: unknown; matter: string }
    if (isRecord(data)) return { kind: 'read', data, source }
    return { kind: 'broken', diagnostics: [fileError('front-matter', NOT_A_MAP, { line: 2, column: 1 })] }
  } catch (error) {
    if (!(error instanceof YamlError)) throw error
    return { kind: 'broken', diagnostics: error.diagnostics }
  }
}

/** gray-matter takes quadratic time for a long run of white space. */
const BLANK = /(?<!\s)\s{1000}/
const TOO_BLANK = 'a thousand blank lines or spaces in a row: delete them'

const NOT_A_MAP =
  'the front matter isn’t a mapping: write one `key: value` per line, starting with `question: "…"`'
const refuse = (): never => {
  throw new Error('only YAML front matter is read')
}

/**
 * gray-matter only splits front matter from the text; our parser reads it. All other engines refuse, since the one for
 * `---js` runs the file as a program (`checkDelimiters` refuses such a file earlier). Options are passed every time:
 * without them gray-matter caches forever, and returns `{}` for a broken file the second time.
 */
const OPTIONS = {
  excerpt: () => '',
  engines: { yaml: parseYaml, json: refuse, javascript: refuse, coffee: refuse },
} as unknown as Parameters<typeof matter>[1]

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
