import { type Diagnostic, fileError } from '../problem.ts'

/**
 * Checks what gray-matter does not: that there is front matter, that it is YAML, and that it ends. Null if it is valid.
 */
export const checkDelimiters = (text: string): Diagnostic | null => {
  if (OPENER.test(text)) return checkEnd(text)
  for (const [pattern, code, message] of WRONG_OPENERS)
    if (pattern.test(text)) return fileError(code, message)
  return fileError('front-matter-missing', MISSING)
}

/** The text up to the end of its front matter, whose delimiters are in order. */
export const frontMatterOf = (text: string): string => {
  const end = text.indexOf('\n---', 3)
  return `${text.slice(0, end)}\n---\n`
}

const OPENER = /^---[ \t]*\r?\n/

const MISSING = 'no front matter: the first line must be `---`, followed by the keys and another `---`'

const WRONG_OPENERS: readonly (readonly [RegExp, string, string])[] = [
  [/^\s*$/, 'front-matter-missing', 'the file is empty: write a question into it, or delete it'],
  [
    /^\s+---/,
    'front-matter-late',
    'there’s something before the first `---`: delete the blank lines or spaces',
  ],
  [
    /^\+\+\+/,
    'front-matter-language',
    'TOML front matter (`+++`) isn’t supported: write YAML between two `---`',
  ],
  [/^-{4}/, 'front-matter-missing', 'the first line has more than three dashes: make it `---`'],
  [
    /^---[^\r\n]/,
    'front-matter-language',
    'only YAML front matter is supported: make the first line just `---`',
  ],
  [
    /^---/,
    'front-matter-unclosed',
    'the front matter never ends: put `---` on a line of its own after the keys',
  ],
]

/** gray-matter ends front matter at any line that begins with `---`. */
const checkEnd = (text: string): Diagnostic | null => {
  const end = text.indexOf('\n---', 3)
  if (end === -1)
    return fileError(
      'front-matter-unclosed',
      'the front matter never ends: put `---` on a line of its own after the keys',
    )
  END.lastIndex = end
  if (END.test(text)) return null
  const line = text.slice(0, end).split('\n').length + 1
  return fileError(
    'front-matter-end',
    'a line that starts with `---` ends the front matter: make it just `---`, or indent it',
    { line, column: 1 },
  )
}

const END = /\n---[ \t]*(?:\r?\n|$)/y
