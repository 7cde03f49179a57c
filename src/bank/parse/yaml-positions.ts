import {
  EVENT_ALIAS,
  EVENT_MAPPING,
  EVENT_POP,
  EVENT_SCALAR,
  EVENT_SEQUENCE,
  type Event,
  getScalarValue,
  SCALAR_STYLE_FOLDED_BLOCK,
  SCALAR_STYLE_LITERAL_BLOCK,
  SCALAR_STYLE_PLAIN,
} from 'js-yaml'
import { type Diagnostic, FILE_START, type Finding, type KeyPath, type Position } from '../problem.ts'
import { parseYamlEvents } from './yaml.ts'

/** Gives findings their lines and columns. Only called for YAML that was parsed before. */
export const locateFindings = (source: string, findings: readonly Finding[]): Diagnostic[] => {
  const needsEvents = findings.some(({ path }) => path.length > 0)
  const tree = { source, events: needsEvents ? parseYamlEvents(source) : [] }
  return findings.map(({ path, on, code, message, severity }) => {
    const offset = offsetOf(tree, path, on)
    return { ...(offset === null ? FILE_START : positionAt(source, offset)), code, message, severity }
  })
}

/** Whether the scalar at a path is written without quotes: `1`, but not `"1"`. */
export type IsPlainScalar = (path: KeyPath) => boolean

/** Parses on the first call, since few files need it. */
export const plainScalarCheck = (source: string): IsPlainScalar => {
  let events: Event[] | null = null
  return path => {
    events ??= parseYamlEvents(source)
    const event = events[indexOf({ source, events }, path)?.value ?? -1]
    return event?.type === EVENT_SCALAR && event.style === SCALAR_STYLE_PLAIN
  }
}

const positionAt = (source: string, offset: number): Position => {
  const lineStart = source.lastIndexOf('\n', offset - 1) + 1
  return { line: source.slice(0, lineStart).split('\n').length, column: offset - lineStart + 1 }
}

/** A document as a flat list of events: an event that opens a map or list, its children, an event that closes it. */
type EventTree = { readonly source: string; readonly events: readonly Event[] }

/** Indexes of events: of a node, and of the key before it if it is the value of a key. */
type NodeIndex = { readonly key: number | null; readonly value: number }

/** Where to look for a finding: at its value, or at the key if there is no value; above it where the path ends early. */
const offsetOf = (tree: EventTree, path: KeyPath, on: 'key' | 'value'): number | null => {
  for (let depth = path.length; depth > 0; depth--) {
    const node = indexOf(tree, path.slice(0, depth))
    if (node === null) continue
    const value = startOf(tree, node.value)
    const key = node.key === null ? null : startOf(tree, node.key)
    const offset = on === 'key' && depth === path.length ? (key ?? value) : (value ?? key)
    return offset ?? emptyItemStart(tree, node.value)
  }
  return null
}

const indexOf = (tree: EventTree, path: KeyPath): NodeIndex | null => {
  let node: NodeIndex | null = tree.events.length > 1 ? { key: null, value: 1 } : null
  for (const step of path) node = node && childOf(tree, node.value, step)
  return node
}

const childOf = (tree: EventTree, parent: number, step: string | number): NodeIndex | null => {
  const { type } = tree.events[parent]!
  if (type === EVENT_MAPPING) return childOfMap(tree, parent, String(step))
  return type === EVENT_SEQUENCE ? childOfList(tree, parent, Number(step)) : null
}

const childOfMap = ({ source, events }: EventTree, map: number, name: string): NodeIndex | null => {
  for (let key = map + 1; events[key]!.type !== EVENT_POP; ) {
    const event = events[key]!
    const value = indexAfter(events, key)
    if (event.type === EVENT_SCALAR && getScalarValue(source, event) === name) return { key, value }
    key = indexAfter(events, value)
  }
  return null
}

const childOfList = ({ events }: EventTree, list: number, place: number): NodeIndex | null => {
  let item = list + 1
  for (let left = place; left > 0 && events[item]!.type !== EVENT_POP; left--) item = indexAfter(events, item)
  return events[item]!.type === EVENT_POP ? null : { key: null, value: item }
}

/** The index after a node and all that is in it. */
const indexAfter = (events: readonly Event[], node: number): number => {
  let depth = 0
  let index = node
  do {
    const { type } = events[index]!
    if (type === EVENT_MAPPING || type === EVENT_SEQUENCE) depth++
    else if (type === EVENT_POP) depth--
    index++
  } while (depth > 0)
  return index
}

/** The offset of a node; null for one without any text, such as nothing after a colon. */
const startOf = ({ source, events }: EventTree, index: number): number | null => {
  const event = events[index]!
  if (event.type === EVENT_ALIAS) return event.anchorStart - 1
  if (event.type === EVENT_MAPPING || event.type === EVENT_SEQUENCE) return event.start
  if (event.type !== EVENT_SCALAR || event.valueStart < 0) return null
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

/** The dash of a list item without a value: it has no offset itself, so it is the first dash after what precedes it. */
const emptyItemStart = ({ source, events }: EventTree, index: number): number | null => {
  const before = events.slice(0, index).findLast(event => 'start' in event || 'valueEnd' in event)
  if (before === undefined) return null
  const from = 'start' in before ? before.start : 'valueEnd' in before ? Math.max(0, before.valueEnd) : 0
  const dash = source.slice(from).search(/^[ \t]*-/m)
  return dash === -1 ? from : from + source.slice(from + dash).indexOf('-') + dash
}
