import { readFrontMatter } from '../../../bank/parse/front-matter.ts'
import { checkDelimiters } from '../../../bank/parse/front-matter-delimiters.ts'
import { canonicalKey, type QuestionKey } from '../../../bank/parse/key-aliases.ts'

export type Front = {
  readonly data: Readonly<Record<string, unknown>> | null
  /** Why the keys cannot be read, and where. */
  readonly broken: { readonly line: number; readonly message: string } | null
  /** The text with blank lines in place of the front matter, so that lines keep their numbers. */
  readonly body: string
}

/** Whether the front matter has a key of a question, by whatever name. */
export const hasKey = ({ data }: Front, key: QuestionKey): boolean =>
  Object.keys(data ?? {}).some(written => canonicalKey(written) === key)

/** The front matter that a file may begin with; pages of websites have one without a question in it. */
export const splitFront = (text: string): Front => {
  const problem = checkDelimiters(text)
  if (problem !== null) return { data: null, broken: null, body: text }
  const close = text.indexOf('\n---', 3) + 1
  const end = text.indexOf('\n', close)
  const head = end === -1 ? text : text.slice(0, end)
  const body = head.replaceAll(/[^\n]+/g, '') + text.slice(head.length)
  const read = readFrontMatter(`${head}\n`)
  if (read.kind === 'read') return { data: read.data, broken: null, body }
  const mark = read.diagnostics[0]
  return { data: null, broken: { line: mark?.line ?? 1, message: mark?.message ?? '' }, body }
}
