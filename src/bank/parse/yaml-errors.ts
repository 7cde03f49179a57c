import type { Diagnostic } from '../problem.ts'

export class YamlError extends Error {
  readonly diagnostics: readonly Diagnostic[]
  constructor(diagnostics: readonly Diagnostic[]) {
    super(diagnostics[0]?.message ?? 'the YAML cannot be read')
    this.diagnostics = diagnostics
  }
}

/** What an error of the YAML parser means to an author. `at` is the text where it stands. */
export const explainYamlError = (code: string, message: string, at: string): string => {
  const hint = HINTS[code]
  if (hint) return hint(at)
  return `the YAML is not well formed: ${message.replaceAll(/\s+/g, ' ')}; check quotes, colons and indentation here`
}

const QUOTE = 'put the whole text in double quotes'

const HINTS: Readonly<Record<string, (at: string) => string>> = {
  DUPLICATE_KEY: at => `the key \`${/^[^\s:]*/.exec(at)?.[0] ?? ''}\` is written twice: keep one of them`,
  BLOCK_AS_IMPLICIT_KEY: () => `a colon followed by a space in a text without quotes: ${QUOTE}`,
  MULTILINE_IMPLICIT_KEY: () => `this line is neither a key with its value nor part of a text: ${QUOTE}`,
  BAD_SCALAR_START: at => `a text without quotes cannot begin with \`${at.charAt(0)}\`: ${QUOTE}`,
  BAD_DQ_ESCAPE: at => `\`${at}\` means nothing in double quotes: write \`\\\\\` for a backslash`,
  MISSING_CHAR: () =>
    'a quote or a bracket that is opened here is not closed, or something is glued to its end',
  TAB_AS_INDENT: () => 'a tab cannot indent YAML: use spaces',
  TAG_RESOLVE_FAILED: () =>
    `a value that begins with \`!\` asks for a type, and types are not read: ${QUOTE}`,
  NON_STRING_KEY: () => 'a list or a map cannot be a key: write `key: value`',
}
