import {
  type DocumentEvent,
  EVENT_ALIAS,
  EVENT_MAPPING,
  EVENT_POP,
  EVENT_SCALAR,
  type Event,
  getScalarValue,
  type PopEvent,
  SCALAR_STYLE_FOLDED_BLOCK,
  SCALAR_STYLE_LITERAL_BLOCK,
  SCALAR_STYLE_PLAIN,
} from 'js-yaml'
import { type Diagnostic, FILE_START, type Finding, type KeyPath, type Position } from '../problem.ts'
import { parseYamlEvents } from './yaml.ts'

/** Gives findings their lines and columns. Only called for YAML that was parsed before. */
export const locateFindings = (source: string, findings: readonly Finding[]): Diagnostic[] => {
  if (findings.every(({ path }) => path.length === 0))
    return findings.map(finding => locatedAt(FILE_START, finding))
  const root = buildTree(source)
  const positionAt = createLineIndex(source)
  return findings.map(finding => {
    const offset = offsetOf(root, finding)
    return locatedAt(offset === null ? FILE_START : positionAt(offset), finding)
  })
}

const locatedAt = (position: Position, { code, message, severity }: Finding): Diagnostic => ({
  ...position,
  code,
  message,
  severity,
})

/** Whether the scalar at a path is written without quotes: `1`, but not `"1"`. */
export type IsPlainScalar = (path: KeyPath) => boolean

/** Parses on the first call, since few files need it. */
export const plainScalarCheck = (source: string): IsPlainScalar => {
  let root: YamlNode | null = null
  return path => {
    root ??= buildTree(source)
    return (
      path.reduce<YamlNode | undefined>((node, step) => childOf(node, step)?.value, root)?.isPlain === true
    )
  }
}

export type YamlNode = {
  /** Offset in the source; null if there is no text, such as after a colon without a value. */
  readonly start: number | null
  /** Offset behind a scalar's text; null where it has none. */
  readonly end: number | null
  readonly isPlain: boolean
  /** The entries of a map by their keys, or of a list by their indexes. */
  readonly children: Map<string, YamlEntry>
}

export type YamlEntry = { readonly key: YamlNode | null; readonly value: YamlNode }

const childOf = (node: YamlNode | undefined, step: string | number): YamlEntry | undefined =>
  node?.children.get(String(step))

/** The offset of the value at the path, or of its key; that of the deepest node there is, if the path does not exist. */
const offsetOf = (root: YamlNode, { path, on }: Finding): number | null => {
  let offset: number | null = null
  let node = root
  for (const [index, step] of path.entries()) {
    const entry = childOf(node, step)
    if (entry === undefined) return offset
    const key = entry.key?.start ?? null
    const prefersKey = on === 'key' && index === path.length - 1
    offset = (prefersKey ? (key ?? entry.value.start) : (entry.value.start ?? key)) ?? offset
    node = entry.value
  }
  return offset
}

/** An open map, list or document while the tree is built; `key` waits for its value. */
type Frame = {
  readonly node: YamlNode
  readonly isMap: boolean
  key: { name: string; node: YamlNode } | null
}

/** Builds a tree of offsets from the parser's events. */
export const buildTree = (source: string): YamlNode => {
  const top: Frame = { node: emptyNode(null), isMap: false, key: null }
  const stack: Frame[] = [top]
  // Where to look for the next empty list item: after the last scalar, or from the line on which a list begins.
  let searchFrom = 0
  const dashAfter = createDashFinder(source)
  for (const event of parseYamlEvents(source)) {
    if (event.type === EVENT_POP) stack.pop()
    if (!hasNode(event)) continue
    const parent = stack.at(-1) ?? top
    const start = startOf(source, event) ?? (parent.isMap ? null : dashAfter(searchFrom))
    const isPlain = event.type === EVENT_SCALAR && event.style === SCALAR_STYLE_PLAIN
    const end = event.type === EVENT_SCALAR && event.valueEnd >= 0 ? event.valueEnd : null
    const node = { ...emptyNode(start), isPlain, end }
    addChild(parent, node, event.type === EVENT_SCALAR ? getScalarValue(source, event) : '')
    if ('start' in event) stack.push({ node, isMap: event.type === EVENT_MAPPING, key: null })
    if ('start' in event) searchFrom = source.lastIndexOf('\n', event.start) + 1
    else if (event.type === EVENT_SCALAR) searchFrom = Math.max(event.valueEnd, (start ?? searchFrom) + 1)
  }
  return childOf(top.node, 0)?.value ?? top.node
}

const emptyNode = (start: number | null): YamlNode => ({
  start,
  end: null,
  isPlain: false,
  children: new Map(),
})

type NodeEvent = Exclude<Event, DocumentEvent | PopEvent>

const hasNode = (event: Event): event is NodeEvent =>
  'start' in event || event.type === EVENT_SCALAR || event.type === EVENT_ALIAS

const addChild = (parent: Frame, node: YamlNode, name: string): void => {
  const { children } = parent.node
  if (!parent.isMap) children.set(String(children.size), { key: null, value: node })
  else if (parent.key === null) parent.key = { name, node }
  else {
    children.set(parent.key.name, { key: parent.key.node, value: node })
    parent.key = null
  }
}

const startOf = (source: string, event: NodeEvent): number | null => {
  if ('start' in event) return event.start
  if (event.type === EVENT_ALIAS) return event.anchorStart - 1
  if (event.valueStart < 0) return null
  if (event.style === SCALAR_STYLE_PLAIN) return event.valueStart
  if (event.style === SCALAR_STYLE_LITERAL_BLOCK || event.style === SCALAR_STYLE_FOLDED_BLOCK)
    return blockHeaderStart(source, event.valueStart)
  return event.valueStart - 1
}

/** The `|` or `>` on the line before a block's text. */
const blockHeaderStart = (source: string, textStart: number): number => {
  const lineStart = source.lastIndexOf('\n', textStart - 2) + 1
  const header = /[|>][-+\d]*[ \t]*(?:[ \t]#.*)?\r?\n?$/.exec(source.slice(lineStart, textStart))
  return header === null ? textStart : lineStart + header.index
}

/**
 * Finds the dash of a list item without a value: the first one at the start of a line after the node before it. Asked
 * with rising offsets, it remembers the last dash that it found, so that all searches together go through the text once.
 */
const createDashFinder = (source: string): ((offset: number) => number | null) => {
  const pattern = /^[ \t]*-/gm
  let found: number | null = -1
  return offset => {
    if (found === null || found >= offset) return found
    pattern.lastIndex = offset
    found = pattern.test(source) ? pattern.lastIndex - 1 : null
    return found
  }
}

const createLineIndex = (source: string): ((offset: number) => Position) => {
  const lineStarts = [0]
  for (let at = source.indexOf('\n'); at !== -1; at = source.indexOf('\n', at + 1)) lineStarts.push(at + 1)
  return offset => {
    let [low, high] = [0, lineStarts.length - 1]
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if (lineStarts[middle]! <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: offset - lineStarts[low]! + 1 }
  }
}
