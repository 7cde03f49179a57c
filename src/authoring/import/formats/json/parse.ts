import { visit } from 'jsonc-parser'

export type ParsedJson =
  | { readonly kind: 'read'; readonly value: unknown }
  | { readonly kind: 'broken'; readonly line: number; readonly message: string }

export const parseJson = (text: string): ParsedJson => {
  try {
    return { kind: 'read', value: JSON.parse(text) }
  } catch (error) {
    const reason = String((error as Error).message)
      .replaceAll(/\s+/g, ' ')
      .slice(0, 160)
    const message = `the JSON is not well formed: ${reason}; check commas and quotes here`
    return { kind: 'broken', line: errorLine(text.trimEnd()), message }
  }
}

/** The line of the first error. What is missing at the end is missing after the last sign, not after line ends. */
const errorLine = (text: string): number => {
  let line = 0
  try {
    const onError = (_code: number, _offset: number, _length: number, startLine: number): void => {
      line ||= startLine + 1
    }
    visit(text, { onError }, { disallowComments: true })
  } catch (error) {
    // The recursive parser overflows the stack on deep nesting.
    if (!(error instanceof RangeError)) throw error
  }
  return line || 1
}
