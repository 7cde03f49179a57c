import { readFrontMatter } from '../../../bank/parse/front-matter.ts'
import { checkDelimiters } from '../../../bank/parse/front-matter-delimiters.ts'
import { canonicalKey, type QuestionKey } from '../../../bank/parse/key-aliases.ts'

export type Front = {
  readonly data: Readonly<Record<string, unknown>> | null
  /** The text with blank lines in place of the front matter, so that lines keep their numbers. */
  readonly body: string
}

/** Whether the front matter has a key of a question, by whatever name. */
export const hasKey = ({ data }: Front, key: QuestionKey): boolean =>
  Object.keys(data ?? {}).some(written => canonicalKey(written) === key)

/** The front matter that a file may begin with; pages of websites have one without a question in it. */
export const splitFront = (text: string): Front => {
  if (checkDelimiters(text) !== null) return { data: null, body: text }
  const close = text.indexOf('\n---', 3) + 1
  const [last = ''] = text.slice(close).split('\n', 1)
  const head = text.slice(0, close) + last
  const read = readFrontMatter(`${head}\n`)
  const body = head.replaceAll(/[^\n]+/g, '') + text.slice(head.length)
  return { data: read.kind === 'read' ? read.data : null, body }
}
