import { type AnswerOption, parseLetters, resolveAnswer } from '../../bank/parse/answer.ts'
import { readFrontMatter } from '../../bank/parse/front-matter.ts'
import { checkDelimiters, frontMatterOf } from '../../bank/parse/front-matter-delimiters.ts'
import { buildTree, type YamlNode } from '../../bank/parse/yaml-positions.ts'
import type { Question } from '../../quiz/question.ts'

/** What a file shall say. */
export type WantedKey = Pick<Question, 'answer' | 'accepted' | 'status'>

/** A replacement of a part of a text, by offsets. */
type Edit = { readonly start: number; readonly end: number; readonly text: string }

/**
 * The text of a question file with another answer, accepted answers or status. Only these values change: quotes, comments,
 * order and line ends stay as they are. Null where the value is written in a way that can't be edited in place.
 */
export const editFrontMatter = (text: string, now: Question, wanted: WantedKey): string | null => {
  if (checkDelimiters(text) !== null) return null
  const front = readFrontMatter(frontMatterOf(text))
  if (front.kind !== 'read') return null
  const file: FrontMatterText = {
    text,
    from: text.indexOf(front.source),
    root: buildTree(front.source),
    end: text.indexOf('\n---', 3) + 1,
  }
  const edits = [
    answerEdits(file, now, wanted),
    acceptedEdits(file, now, wanted),
    statusEdits(file, now, wanted),
  ]
  return edits.includes(null)
    ? null
    : applyEdits(
        text,
        edits.flatMap(some => some ?? []),
      )
}

/** A file with its parsed front matter: `from` is where the offsets of the tree begin, `end` where the closing `---` does. */
type FrontMatterText = {
  readonly text: string
  readonly from: number
  readonly root: YamlNode
  readonly end: number
}

const applyEdits = (text: string, edits: readonly Edit[]): string =>
  // From the end, so that the offsets of the others stay. Of two at one place the first one comes first.
  edits
    .toReversed()
    .toSorted((a, b) => b.start - a.start)
    .reduce((edited, { start, end, text }) => edited.slice(0, start) + text + edited.slice(end), text)

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Each key that is wrong is replaced by one that is missing, where it stands. */
const answerEdits = (file: FrontMatterText, now: Question, { answer }: WantedKey): Edit[] | null => {
  if (isSame(now.answer, answer)) return []
  const value = file.root.children.get('answer')?.value
  if (!value) return null
  const scalars = value.children.size > 0 ? [...value.children.values()].map(child => child.value) : [value]
  const missing = answer.filter(key => !now.answer.includes(key))
  const edits: Edit[] = []
  for (const scalar of scalars) {
    const written = writtenIn(file, scalar)
    const keys = written && keysIn(written.text, now.options)
    if (!written || !keys) return null
    const after = keys.map(key => (answer.includes(key) ? key : missing.shift()!))
    if (!isSame(keys, after)) edits.push({ ...written, text: lettersLike(written.text, keys, after) })
  }
  return missing.length === 0 ? edits : null
}

type Written = { readonly start: number; readonly end: number; readonly text: string }

/** A scalar on one line, without its quotes; null for any other. */
const writtenIn = (file: FrontMatterText, { start, end, isPlain }: YamlNode): Written | null => {
  if (start === null || end === null) return null
  const [from, to] = [file.from + start + (isPlain ? 0 : 1), file.from + end]
  const text = file.text.slice(from, to)
  const isQuoted = /["']/.test(file.text[from - 1] ?? '') && file.text[to] === file.text[from - 1]
  return /[\r\n&*!]/.test(text) || (!isPlain && !isQuoted) ? null : { start: from, end: to, text }
}

const keysIn = (written: string, options: readonly AnswerOption[]): readonly string[] | null => {
  const resolved = resolveAnswer(written.trim(), options, () => false)
  return resolved.kind === 'keys' ? resolved.keys : null
}

/** "B, E" with other letters, in their places; an option's text becomes a letter. */
const lettersLike = (written: string, before: readonly string[], after: readonly string[]): string => {
  const letters = parseLetters(written)
  if (letters === null || !isSame(letters, before)) return after.join(', ')
  let next = 0
  return written.replaceAll(/(?<![A-Za-z])[A-Ja-j](?![A-Za-z])|^[A-Ja-j]{2,10}$/g, found => {
    const by = after.slice(next, next + found.length).join('')
    next += found.length
    return found === found.toLowerCase() ? by.toLowerCase() : by
  })
}

/** The list is written as a whole, on one line: `accepted: [C]`, `accepted: [[A, C]]`. */
const acceptedEdits = (file: FrontMatterText, now: Question, { accepted = [] }: WantedKey): Edit[] | null => {
  if (isSame(now.accepted ?? [], accepted)) return []
  const sets = accepted.map(keys => (keys.length === 1 ? keys[0]! : `[${keys.join(', ')}]`))
  return putLine(file, 'accepted', accepted.length === 0 ? null : `[${sets.join(', ')}]`)
}

const statusEdits = (file: FrontMatterText, now: Question, { status }: WantedKey): Edit[] | null => {
  if (status === now.status) return []
  const written = file.root.children.has('status') && writtenIn(file, file.root.children.get('status')!.value)
  return written ? [{ ...written, text: status ?? 'live' }] : putLine(file, 'status', status ?? null)
}

/** Replaces the value of a key, or adds the key after the answer; null deletes its lines. */
const putLine = (file: FrontMatterText, name: string, value: string | null): Edit[] | null => {
  const own = blockOf(file, name)
  if (own === null) {
    if (value === null) return []
    const at = blockOf(file, 'answer')?.end ?? file.end
    return [{ start: at, end: at, text: `${name}: ${value}${lineEndOf(file)}` }]
  }
  if (value === null) return [{ ...own, text: '' }]
  const [line, ...more] = file.text.slice(own.start, own.end).split(/\r?\n/)
  // Comments between the items of a list would be lost.
  if (more.some(part => part.includes('#'))) return null
  const comment = /\s+#.*$/.exec(line!)?.[0] ?? ''
  const key = /^[^:]*:/.exec(line!)?.[0]
  return key === undefined ? null : [{ ...own, text: `${key} ${value}${comment}${lineEndOf(file)}` }]
}

/** `\r\n` or `\n`, as the file's first line ends. */
const lineEndOf = ({ text }: FrontMatterText): string => (/^---[ \t]*\r\n/.test(text) ? '\r\n' : '\n')

/** The lines of a key of the front matter: its own, and the indented ones and list items that follow. */
const blockOf = (file: FrontMatterText, name: string): { start: number; end: number } | null => {
  const key = file.root.children.get(name)?.key?.start
  if (key === undefined || key === null) return null
  const start = file.text.lastIndexOf('\n', file.from + key - 1) + 1
  const rest = file.text.slice(start, file.end)
  const lines = rest.split(/(?<=\n)/)
  const next = lines.findIndex((line, index) => index > 0 && !CONTINUED.test(line))
  const own = lines.slice(0, next === -1 ? lines.length : next)
  // Blank lines and comments behind it belong to what follows.
  while (own.length > 1 && /^\s*(?:#|$)/.test(own.at(-1)!)) own.pop()
  return { start, end: start + own.join('').length }
}

/** A line that continues a value: indented, an item of a list, blank, or a comment. */
const CONTINUED = /^(?:\s|- |-\r?\n|#)/
