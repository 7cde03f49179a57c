export type Parsed =
  | { readonly kind: 'read'; readonly value: unknown }
  | { readonly kind: 'broken'; readonly line: number; readonly message: string }

export const parsedJson = (text: string): Parsed => {
  try {
    return { kind: 'read', value: JSON.parse(text) }
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    const message = `the JSON is not well formed: ${shortened(said)}; check commas and quotes here`
    return { kind: 'broken', line: lineOf(text, said), message }
  }
}

/** What is missing at the end is missing after the last sign, not after the line ends that follow. */
const lineOf = (text: string, said: string): number => {
  const end = text.trimEnd().length
  const position = /at position (\d+)/.exec(said)?.[1]
  if (position !== undefined) return lineAt(text, Math.min(Number(position), end))
  return /end of JSON/i.test(said) ? lineAt(text, end) : 1
}

const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length

/** The message quotes the text around, which may be long. */
const shortened = (said: string): string => said.replaceAll(/\s+/g, ' ').slice(0, 160)
