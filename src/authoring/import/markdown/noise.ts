import { labelOf } from './labels.ts'
import type { Line } from './lines.ts'
import { linksIn } from './links.ts'
import { isRule } from './marks.ts'

/** Links to the top of the file, anchors, rules, and the kind of a quote on GitHub. */
export const isNoise = (text: string, line: Line): boolean => {
  if (isRule(line)) return true
  if (text.length > 300) return false
  const { alone, within } = linksIn(text)
  if (within && (alone || /\b(?:top|contents)\b/i.test(text))) return true
  return NOISE.test(text)
}

const ANCHOR = String.raw`<a\s[^<>]*>\s*(?:<\/a>)?`
const LAYOUT = String.raw`<\/?(?:br|hr|p|div|center)\b[^<>]*>`
const KIND_OF_QUOTE = String.raw`\[![A-Za-z]+\]`
const JEKYLL = String.raw`\{:[^{}]*\}`
const NOISE = new RegExp(String.raw`^\s*(?:${ANCHOR}|${LAYOUT}|${KIND_OF_QUOTE}|${JEKYLL})\s*$`, 'i')

/** What follows a rule is no longer about the question, unless it says that it is. */
export const aboveRule = (lines: readonly Line[]): { after: readonly Line[]; passedOver: number | null } => {
  const rule = lines.findIndex(isRule)
  if (rule === -1) return { after: lines, passedOver: null }
  const first = lines.slice(rule + 1).find(isSaying)
  if (first !== undefined && labelOf(first.text) !== null) return { after: lines, passedOver: null }
  return { after: lines.slice(0, rule), passedOver: first?.number ?? null }
}

/** Whether a line is a part of what its author wants to say. */
export const isSaying = (line: Line): boolean =>
  line.kind === 'code' || (line.kind === 'text' && !isNoise(line.text, line))
