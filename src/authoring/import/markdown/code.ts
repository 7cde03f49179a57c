import { linesOf } from './lines.ts'

/** The text with spaces in place of all code, so that signs of Markdown can be looked for at the same offsets. */
export const withoutCode = (text: string): string => {
  if (!text.includes('`') && !text.includes('~~~')) return text
  const masked = linesOf(text).lines.map(line =>
    line.kind === 'code' ? ' '.repeat(line.text.length) : line.text,
  )
  // A single backtick has no effect beyond its paragraph.
  return masked.join('\n').split('\n\n').map(withoutSpans).join('\n\n')
}

/** A span of code ends at the next run of as many backticks as it begins with. */
const withoutSpans = (text: string): string => {
  const runs = [...text.matchAll(/`+/g)].map(match => ({
    start: match.index,
    end: match.index + match[0].length,
  }))
  const partners = partnersOf(runs)
  let result = ''
  let at = 0
  for (let run = 0; run < runs.length; run++) {
    const partner = partners[run]
    if (partner === undefined) continue
    const { start } = runs[run]!
    const { end } = runs[partner]!
    result += text.slice(at, start) + ' '.repeat(end - start)
    at = end
    run = partner
  }
  return result + text.slice(at)
}

const partnersOf = (runs: readonly { start: number; end: number }[]): (number | undefined)[] => {
  const seen = new Map<number, number>()
  const partners: (number | undefined)[] = []
  for (let run = runs.length - 1; run >= 0; run--) {
    const length = runs[run]!.end - runs[run]!.start
    partners[run] = seen.get(length)
    seen.set(length, run)
  }
  return partners
}
