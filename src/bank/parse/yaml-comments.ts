import type { KeyPath, Reporter } from '../problem.ts'
import { shorten } from './fields.ts'
import { buildTree, type YamlEntry, type YamlNode } from './yaml-positions.ts'

/**
 * Warns of comments behind texts: of `question: Which team is #1?` YAML reads `Which team is`. `isText` says which values
 * are texts for people; behind others, such as a letter or a number, a comment is a comment.
 */
export const warnOfComments = (
  source: string,
  isText: (path: KeyPath) => boolean,
  report: Reporter,
): void => {
  if (!MAY_HAVE_COMMENT.test(source)) return
  for (const { path, comment } of commentsIn(source, buildTree(source), []))
    if (isText(path)) report.warning(path, 'text-comment', commentMessage(comment))
}

const commentMessage = (comment: string): string =>
  `\`${shorten(comment)}\` is a comment for YAML, so it isn't part of the text: put the whole text in double quotes`

const MAY_HAVE_COMMENT = /[^\s#][ \t]+#/

function* commentsIn(
  source: string,
  node: YamlNode,
  path: KeyPath,
): Generator<{ readonly path: KeyPath; readonly comment: string }> {
  for (const [key, entry] of node.children) {
    const own = [...path, key]
    const comment = commentBehind(source, entry)
    if (comment !== null) yield { path: own, comment }
    yield* commentsIn(source, entry.value, own)
  }
}

/** The comment that begins where an unquoted text ends, or where one would begin. */
const commentBehind = (source: string, { key, value }: YamlEntry): string | null => {
  if (value.children.size > 0) return null
  if (value.isPlain && value.end !== null) return matchAt(BEHIND_TEXT, source, value.end)
  if (value.start !== null) return value.end === null ? matchAt(BEHIND_DASH, source, value.start) : null
  return key?.end == null ? null : matchAt(BEHIND_KEY, source, key.end)
}

const BEHIND_TEXT = /[ \t]+(#[^\n]*)/y
const BEHIND_DASH = /-[ \t]+(#[^\n]*)/y
const BEHIND_KEY = /["']?[ \t]*:[ \t]+(#[^\n]*)/y

const matchAt = (pattern: RegExp, source: string, offset: number): string | null => {
  pattern.lastIndex = offset
  return pattern.exec(source)?.[1]?.trimEnd() ?? null
}
