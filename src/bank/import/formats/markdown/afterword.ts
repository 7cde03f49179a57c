import { dedented, joined, leastIndent, withSingleBlanks } from './dedent.ts'
import type { Line } from './lines.ts'
import { linksIn } from './links.ts'
import { isQuote, isRule } from './marks.ts'

export type Afterword = { readonly explanation: string; readonly references: string[] }

/** What stands below the options: the explanation, and links that stand alone or below "References". */
export const readAfterword = (lines: readonly Line[]): Afterword => {
  const explanation: string[] = []
  const references = new Set<string>()
  let below: Label['kind'] = 'explanation'
  for (const [index, text] of unquoted(lines).entries()) {
    const line = lines[index]!
    const label = line.kind === 'text' ? labelOf(text) : null
    if (label !== null) below = label.kind
    const rest = label?.rest ?? text
    const { addresses, alone } = linksIn(line.kind === 'text' ? rest : '')
    const isReference = addresses.length > 0 && (alone || below === 'references')
    if (isReference) for (const address of addresses) references.add(address)
    if (isReference || (line.kind === 'text' && isNoise(rest, line))) continue
    if (label === null && rest.trim() !== '') below = 'explanation'
    explanation.push(rest)
  }
  return { explanation: joined(withSingleBlanks(explanation)), references: [...references] }
}

const unquoted = (lines: readonly Line[]): string[] =>
  dedented(lines, leastIndent(lines)).map((text, index) => (isQuote(lines[index]!) ? unquote(text) : text))

export const unquote = (text: string): string => text.replace(/^[ \t]*> ?/, '')

type Label = { readonly kind: 'explanation' | 'references'; readonly rest: string }

const LABEL =
  /^[^\p{L}\p{N}`[<]{0,12}(?:(?<explanation>(?:detailed |answer |the )?(?:explanations?|rationales?|reason(?:ing)?|justification|feedback|why|details?)(?:\(s\))?)|(?:references?|sources?|links?|documentation|docs?|further reading|read more|learn more|see also|more info(?:rmation)?|(?:useful |external )?(?:resources?|links?))(?:\(s\))?(?: links?)?)[*_)\]]{0,4}[ \t]{0,3}(?::[*_]{0,3}|[-–—](?=[ \t])|[ \t]*#*$)[ \t]*/iu

/** "Explanation: …", "**References**", "### Explanation"; null for any other line. */
export const labelOf = (text: string): Label | null => {
  const match = LABEL.exec(text)
  if (match === null) return null
  const kind = match.groups?.explanation === undefined ? 'references' : 'explanation'
  return { kind, rest: text.slice(match[0].length) }
}

/** Links to the top of the file, anchors, rules, and the kind of a quote on GitHub. */
export const isNoise = (text: string, line: Line): boolean => {
  if (isRule(line)) return true
  if (text.length > 300) return false
  const { alone, within } = linksIn(text)
  if (within && (alone || /\b(?:top|contents)\b/i.test(text))) return true
  return /^\s*(?:<a\s[^<>]*>\s*(?:<\/a>)?|<\/?(?:br|hr|p|div|center)\b[^<>]*>|\[![A-Za-z]+\]|\{:[^{}]*\})\s*$/i.test(
    text,
  )
}

/** What follows a rule is no longer about the question, unless it says that it is. */
export const aboveRule = (lines: readonly Line[]): { after: readonly Line[]; passedOver: number | null } => {
  const rule = lines.findIndex(isRule)
  if (rule === -1) return { after: lines, passedOver: null }
  const first = lines
    .slice(rule + 1)
    .find(line => line.kind === 'code' || (line.kind === 'text' && !isNoise(line.text, line)))
  if (first !== undefined && labelOf(first.text) !== null) return { after: lines, passedOver: null }
  return { after: lines.slice(0, rule), passedOver: first?.number ?? null }
}
