import type { Line } from './lines.ts'

/** A line of what a `<details>` holds, with `summary` where it was the part that is always seen. */
export type Unfolded = Line & { readonly summary?: true }

/** Lines without the tags of `<details>`; what stands on the line of a tag gets a line of its own. */
export const unfold = (lines: readonly Line[]): Unfolded[] => {
  let inSummary = false
  return lines.flatMap(line => {
    if (line.kind !== 'text' || (!inSummary && !/<\/?(?:details|summary)\b/i.test(line.text))) return [line]
    return line.text.split(TAGS).flatMap((part): Unfolded[] => {
      if (/^<summary/i.test(part)) inSummary = true
      const seen = inSummary
      if (/^<\/(?:summary|details)/i.test(part)) inSummary = false
      if (/^<\/?(?:details|summary)\b/i.test(part) || part.trim() === '') return []
      const text = seen ? part.replaceAll(/<[^<>]*>/g, '') : part
      return [{ ...line, text, ...(seen ? { summary: true as const } : {}) }]
    })
  })
}

const TAGS = /(<\/?(?:details|summary)\b[^<>]*>)/i
