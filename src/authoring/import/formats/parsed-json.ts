import { findNodeAtLocation, type JSONPath, type Node, type ParseError, parseTree } from 'jsonc-parser'

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
  const errors: ParseError[] = []
  treeOf(text, errors)
  return createLineCounter(text)(errors[0]?.offset ?? 0)
}

/** The lines, from 1, at which the values at these paths begin. */
export const jsonLines = (text: string, places: readonly { readonly path: JSONPath }[]): number[] => {
  const tree = treeOf(text)
  const lineAt = createLineCounter(text)
  return places.map(({ path }) => lineAt(tree && findNodeAtLocation(tree, path)?.offset))
}

/** Deep nesting overflows the stack of the recursive parser: there are no positions then. */
const treeOf = (text: string, errors: ParseError[] = []): Node | undefined => {
  try {
    return parseTree(text, errors, { disallowComments: true })
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** Offsets are asked for in their order, so that counting stays linear. */
const createLineCounter = (text: string) => {
  let [at, line] = [0, 1]
  return (offset = at): number => {
    for (; at < offset; at++) if (text[at] === '\n') line++
    return line
  }
}
