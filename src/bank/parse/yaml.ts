import { FAILSAFE_SCHEMA, load } from 'js-yaml'
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  visit,
} from 'yaml'
import {
  type Diagnostic,
  FILE_START,
  type Finding,
  fileError,
  type KeyPath,
  type Position,
} from '../problem.ts'
import { explainYamlError, YamlError } from './yaml-errors.ts'

export { YamlError }

/**
 * YAML 1.2 with every scalar as the text that its author typed: `1.10`, `yes`, `0755` and `~` stay so.
 *
 * Two parsers, since the one that knows positions takes six times as long. js-yaml reads what is well formed;
 * where it fails, where something unusual appears, or where a position is wanted, `yaml` reads again and decides.
 */
export const parseYaml = (source: string): unknown => {
  if (!UNUSUAL.test(source)) {
    try {
      return load(source, { schema: FAILSAFE_SCHEMA })
    } catch {
      // The other parser says it with every position.
    }
  }
  const { doc, diagnostics } = parseSlowly(source)
  if (diagnostics.length > 0) throw new YamlError(diagnostics)
  return doc.toJS({ maxAliasCount: 0 })
}

/**
 * Where js-yaml is more lenient than YAML 1.2: an anchor (so that aliases may follow), a type, a key after `?`, a `#`
 * glued to a quote, a carriage return alone, a tab that indents, and a line at the margin that starts no key, entry
 * or comment (a quoted text or a bracket that goes on there). A false alarm costs time only.
 */
const UNUSUAL =
  /[\s,[{:?-]&[^\s&]|[:-] +[&!]|\n[ -]*\?\s|["']#|\r(?!\n)|\n *\t|\n(?![\w"'-]+[ \t]*:|[ \t\r\n#]|- |$)/

const MAX_ERRORS = 10

type Parsed = {
  readonly doc: ReturnType<typeof parseDocument>
  readonly lines: LineCounter
  readonly diagnostics: readonly Diagnostic[]
}

const parseSlowly = (source: string): Parsed => {
  const lines = new LineCounter()
  const doc = parseDocument(source, {
    lineCounter: lines,
    version: '1.2',
    schema: 'failsafe',
    uniqueKeys: true,
    stringKeys: true,
    prettyErrors: false,
    logLevel: 'silent',
  })
  const diagnostics = [...doc.errors, ...doc.warnings].map(({ code, message, pos }) =>
    fileError(
      'yaml',
      explainYamlError(code, message, source.slice(pos[0], pos[1])),
      positionAt(lines, startOf(message, source, pos[0])),
    ),
  )
  return {
    doc,
    lines,
    diagnostics: onePerLine([...diagnostics, ...aliasesOf(doc, lines)]).slice(0, MAX_ERRORS),
  }
}

/** The parser tells of an open quote where the text ends; the author has to look where it begins. */
const startOf = (message: string, source: string, offset: number): number => {
  const quote = /^Missing closing (["'])quote/.exec(message)?.[1]
  return quote === undefined ? offset : Math.max(0, source.lastIndexOf(quote, offset - 1))
}

/** One mistake often makes several errors on its line; the first says it best. */
const onePerLine = (diagnostics: readonly Diagnostic[]): Diagnostic[] =>
  [...new Map(diagnostics.toReversed().map(diagnostic => [diagnostic.line, diagnostic])).values()].reverse()

const aliasesOf = (doc: Parsed['doc'], lines: LineCounter): Diagnostic[] => {
  const diagnostics: Diagnostic[] = []
  visit(doc, {
    Alias: (_, node) => {
      diagnostics.push(fileError('yaml-alias', ALIAS, positionAt(lines, node.range?.[0] ?? 0)))
    },
  })
  return diagnostics
}

const ALIAS =
  'a value that begins with `*` refers to another one, and that is not read: put text in double quotes'

const positionAt = (lines: LineCounter, offset: number): Position => {
  const { line, col } = lines.linePos(offset)
  return { line: Math.max(line, 1), column: Math.max(col, 1) }
}

/** Gives findings their lines. Where the YAML proves not to be well formed, that is what there is to say. */
export const locateFindings = (source: string, findings: readonly Finding[]): Diagnostic[] => {
  if (findings.every(({ path }) => path.length === 0))
    return findings.map(finding => placed(finding, FILE_START))
  const { doc, lines, diagnostics } = parseSlowly(source)
  if (diagnostics.length > 0) return [...diagnostics]
  return findings.map(finding => {
    const offset = offsetOf(doc.contents as Node | null, finding.path, finding.on)
    return placed(finding, offset === null ? FILE_START : positionAt(lines, offset))
  })
}

const placed = ({ code, message, severity }: Finding, at: Position): Diagnostic => ({
  ...at,
  code,
  message,
  severity,
})

/** Tells where a scalar is written without quotes: `1`, but not `"1"`. Few texts are asked, so it reads on demand. */
export const plainScalarCheck = (source: string): ((path: KeyPath) => boolean) => {
  let doc: Parsed['doc'] | null = null
  return path => {
    doc ??= parseSlowly(source).doc
    const node = doc.getIn(path, true)
    return isScalar(node) && node.type === 'PLAIN'
  }
}

const offsetOf = (top: Node | null, path: KeyPath, on: 'key' | 'value'): number | null => {
  let offset: number | null = null
  let node: Node | null = top
  for (const [index, step] of path.entries()) {
    const pair = isMap(node) ? node.items.find(item => keyOf(item) === String(step)) : undefined
    const next: Node | null = pair
      ? (pair.value as Node | null)
      : isSeq(node)
        ? ((node.items[Number(step)] as Node | undefined) ?? null)
        : null
    const key = pair ? ((pair.key as Node).range?.[0] ?? null) : null
    const last = index === path.length - 1
    if (!pair && !next) return offset
    offset =
      (last && on === 'key') || isEmpty(next)
        ? (key ?? next?.range?.[0] ?? offset)
        : (next?.range?.[0] ?? key)
    node = next
  }
  return offset
}

const keyOf = ({ key }: Pair): string => (isScalar(key) ? String(key.value) : '')

const isEmpty = (node: Node | null): boolean =>
  node === null || isAlias(node) || (isScalar(node) && node.type === 'PLAIN' && node.value === '')
