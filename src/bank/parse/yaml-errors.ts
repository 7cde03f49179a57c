import { createRequire } from 'node:module'
import { YAMLException } from 'js-yaml'
import type { LineCounter } from 'yaml'
import { type Diagnostic, FILE_START, fileError, type Position } from '../problem.ts'
import { QUESTION_SCHEMA } from './schema.ts'

export class YamlError extends Error {
  readonly diagnostics: readonly Diagnostic[]
  constructor(diagnostics: readonly Diagnostic[]) {
    super(diagnostics[0]?.message ?? 'the YAML can’t be read')
    this.diagnostics = diagnostics
  }
}

const MAX_ERRORS = 10

/** UTF-16 units. */
const MAX_EXPLAINED_LENGTH = 20_000

/**
 * What is wrong with YAML that the parser refused (`cause`). A second parser, which continues after an error, finds all
 * mistakes at once and knows them by codes. It only explains the refusal, and never decides what a file means.
 */
export const explainYamlErrors = (source: string, cause: Error): Diagnostic[] => {
  if (cause instanceof YAMLException && cause.reason.startsWith('nesting exceeded'))
    return [fileError('yaml', TOO_DEEP, positionOf(cause))]
  const collected = tryToCollectErrors(source)
  const colons = collected.flatMap(diagnostic => forgottenColon(source, diagnostic) ?? [])
  // What follows a forgotten colon is nearly always its consequence.
  const diagnostics = colons.length > 0 ? colons : collected
  return diagnostics.length > 0 ? diagnostics : [fileError('yaml', wordCause(cause), positionOf(cause))]
}

/** The error of a line that begins with a key and has no colon behind it, or no space behind the colon. */
const forgottenColon = (source: string, diagnostic: Diagnostic): Diagnostic | null => {
  const [, key = '', rest = ''] = KEY_LINE.exec(source.split('\n', diagnostic.line).at(-1)!) ?? []
  const isKey = KEYS.has(key) || /^[A-J]$/.test(key)
  // A text with a colon in it may begin with a word that is also a key.
  if (!isKey || /:(?:\s|$)/.test(rest)) return null
  const message = `a colon and a space must follow \`${key}\`: write \`${key}: …\``
  return { ...diagnostic, message }
}

const KEY_LINE = /^[ \t]{0,40}([A-Za-z-]{1,20})(.*)/

const KEYS: ReadonlySet<string> = new Set([
  ...Object.keys(QUESTION_SCHEMA.shape),
  ...[
    'text',
    'description',
    'domains',
    'name',
    'weight',
    'exam',
    'questions',
    'minutes',
    'pass-mark',
    'without',
  ],
])

const TOO_DEEP = 'the YAML can’t be read: it’s nested too deeply'

const wordCause = (cause: Error): string =>
  notWellFormed(cause instanceof YAMLException ? cause.reason : cause.message)

const positionOf = (cause: Error): Position =>
  cause instanceof YAMLException && cause.mark
    ? { line: cause.mark.line + 1, column: cause.mark.column + 1 }
    : FILE_START

/** Loaded when the first mistake is found: most starts never need it, and it takes 40 ms. */
const loadYaml = (): typeof import('yaml') => createRequire(import.meta.url)('yaml')

const tryToCollectErrors = (source: string): Diagnostic[] => {
  // It compares every key of a map with every other.
  if (source.length > MAX_EXPLAINED_LENGTH) return []
  try {
    return collectErrors(source)
  } catch {
    // Unlike the first parser it has no limit for nesting, and overflows the stack.
    return []
  }
}

const collectErrors = (source: string): Diagnostic[] => {
  const { LineCounter, parseDocument, visit } = loadYaml()
  const lines = new LineCounter()
  const document = parseDocument(source, {
    lineCounter: lines,
    version: '1.2',
    schema: 'failsafe',
    uniqueKeys: true,
    stringKeys: true,
    prettyErrors: false,
    logLevel: 'silent',
  })
  const diagnostics = [...document.errors, ...document.warnings].map(({ code, message, pos }) =>
    fileError(
      'yaml',
      explain(code, message, source.slice(pos[0], pos[1])),
      positionAt(lines, startOf(message, source, pos[0])),
    ),
  )
  visit(document, {
    Alias: (_, node) => {
      diagnostics.push(fileError('yaml-alias', ALIAS, positionAt(lines, node.range?.[0] ?? 0)))
    },
  })
  return firstPerLine(diagnostics).slice(0, MAX_ERRORS)
}

const ALIAS =
  'a value that begins with `*` refers to another value, which isn’t supported: put text in double quotes'

/** An unclosed quote is reported at the end of the text; the author has to look where it begins. */
const startOf = (message: string, source: string, offset: number): number => {
  const quote = /^Missing closing (["'])quote/.exec(message)?.[1]
  return quote === undefined ? offset : Math.max(0, source.lastIndexOf(quote, offset - 1))
}

/** One mistake often causes several errors on its line; the first explains it best. */
const firstPerLine = (diagnostics: readonly Diagnostic[]): Diagnostic[] =>
  [...new Map(diagnostics.toReversed().map(diagnostic => [diagnostic.line, diagnostic])).values()].reverse()

const positionAt = (lines: LineCounter, offset: number): Position => {
  const { line, col } = lines.linePos(offset)
  return { line: Math.max(line, 1), column: Math.max(col, 1) }
}

/** An error of the parser in the author's terms. `at` is the source text at the error. */
const explain = (code: string, message: string, at: string): string =>
  HINTS[code]?.(at) ?? notWellFormed(message)

const notWellFormed = (message: string): string =>
  `the YAML isn’t valid: ${message.replaceAll(/\s+/g, ' ')}; check quotes, colons and indentation here`

const QUOTE = 'put the whole text in double quotes'

const HINTS: Readonly<Record<string, (at: string) => string>> = {
  DUPLICATE_KEY: at => `the key \`${/^[^\s:]*/.exec(at)?.[0] ?? ''}\` appears twice: keep one of them`,
  BLOCK_AS_IMPLICIT_KEY: () => `a colon followed by a space in unquoted text: ${QUOTE}`,
  MULTILINE_IMPLICIT_KEY: () => `this line is neither a \`key: value\` nor part of a text: ${QUOTE}`,
  BAD_SCALAR_START: at => `unquoted text can’t start with \`${at.charAt(0)}\`: ${QUOTE}`,
  BAD_DQ_ESCAPE: at => `\`${at}\` means nothing in double quotes: write \`\\\\\` for a backslash`,
  MISSING_CHAR: () => 'a quote or bracket opened here is never closed, or something directly follows its end',
  TAB_AS_INDENT: () => 'YAML can’t be indented with tabs: use spaces',
  TAG_RESOLVE_FAILED: () => `a value that begins with \`!\` asks for a type, which isn’t supported: ${QUOTE}`,
  NON_STRING_KEY: () => 'a list or a map can’t be a key: write `key: value`',
}
