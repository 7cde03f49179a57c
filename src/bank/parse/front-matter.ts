import matter from 'gray-matter'
import { type Diagnostic, fileError } from '../problem.ts'
import { parseYaml, YamlError } from './yaml.ts'

export type FrontMatter =
  | { readonly kind: 'read'; readonly data: Readonly<Record<string, unknown>>; readonly source: string }
  | { readonly kind: 'broken'; readonly diagnostics: readonly Diagnostic[] }

/** Reads the front matter of a file whose fences are in order. `source` has the file's line numbers. */
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
    if (error instanceof YamlError) return { kind: 'broken', diagnostics: error.diagnostics }
    // Thousands of nested brackets overflow the stack of either parser.
    return { kind: 'broken', diagnostics: [fileError('yaml', UNREADABLE, { line: 2, column: 1 })] }
  }
}

/** gray-matter takes as long as the square of the length of what is blank. */
const BLANK = /\s{1000}/
const TOO_BLANK = 'a thousand blank lines or spaces in a row: delete them'

const NOT_A_MAP =
  'the front matter is not a set of keys: write one `key: value` a line, beginning with `question: "…"`'
const UNREADABLE =
  'the YAML cannot be read: it is nested too deeply; a question needs keys with texts, lists and `A:` … `J:`'

const refuse = (): never => {
  throw new Error('only YAML front matter is read')
}

/**
 * Options are passed every time: without them gray-matter caches for ever, and gives `{}` for a broken file the
 * second time. Its own engines are replaced, since the one for `---js` runs the file as a program; `readFences`
 * refuses such a file before, and this makes sure of it.
 */
const OPTIONS = {
  excerpt: () => '',
  engines: { yaml: parseYaml, json: refuse, javascript: refuse, coffee: refuse },
} as unknown as Parameters<typeof matter>[1]

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
