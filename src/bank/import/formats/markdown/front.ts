import { checkFences } from '../../../fences.ts'
import { readFrontMatter } from '../../../front-matter.ts'

export type Front = {
  readonly data: Readonly<Record<string, unknown>> | null
  /** Why the keys cannot be read, and where. */
  readonly broken: { readonly line: number; readonly message: string } | null
  /** The text with blank lines in place of the front matter, so that lines keep their numbers. */
  readonly body: string
}

/** The front matter that a file may begin with; pages of websites have one without a question in it. */
export const splitFront = (text: string): Front => {
  const problem = checkFences(text)
  if (problem !== null) return { data: null, broken: null, body: text }
  const end = text.indexOf('\n---', 3)
  const head = text.slice(0, text.indexOf('\n', end + 1) === -1 ? text.length : text.indexOf('\n', end + 1))
  const body = head.replaceAll(/[^\n]+/g, '') + text.slice(head.length)
  const read = readFrontMatter(`${head}\n`)
  if (read.kind === 'read') return { data: read.data, broken: null, body }
  const mark = read.marks[0]
  return { data: null, broken: { line: mark?.line ?? 1, message: mark?.message ?? '' }, body }
}
