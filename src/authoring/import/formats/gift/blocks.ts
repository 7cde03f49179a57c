/** The lines between two blank ones, without the comments among them. */
export type Block = {
  /** Of its first line that is no comment, from 1. */
  readonly line: number
  readonly text: string
  readonly id: string | null
  readonly tags: readonly string[]
}

/** Moodle ends a question at a blank line, and so one that is broken costs no other. */
export const splitBlocks = (text: string): Block[] => {
  const blocks: Block[] = []
  let lines: Numbered[] = []
  const end = () => {
    const block = blockOf(lines)
    if (block !== null) blocks.push(block)
    lines = []
  }
  for (const [index, line] of text.split('\n').entries())
    if (line.trim() === '') end()
    else lines.push({ line, number: index + 1 })
  end()
  return blocks
}

type Numbered = { readonly line: string; readonly number: number }

const blockOf = (all: readonly Numbered[]): Block | null => {
  const lines = all.filter(({ line }) => !isComment(line))
  if (lines.length === 0) return null
  const comments = all.filter(({ line }) => isComment(line)).map(({ line }) => line)
  return {
    line: lines[0]!.number,
    text: lines.map(({ line }) => line).join('\n'),
    id: comments.flatMap(comment => valuesOf(comment, 'id'))[0] ?? null,
    tags: comments.flatMap(comment => valuesOf(comment, 'tag')),
  }
}

const isComment = (line: string): boolean => line.trimStart().startsWith('//')

/** `[tag:…]` in a comment; a bracket inside is written `\]`. */
const valuesOf = (comment: string, name: string): string[] => {
  const values: string[] = []
  const opening = `[${name}:`
  for (let at = comment.indexOf(opening); at !== -1; at = comment.indexOf(opening, at)) {
    const start = at + opening.length
    let end = comment.indexOf(']', start)
    while (end !== -1 && comment.charAt(end - 1) === '\\') end = comment.indexOf(']', end + 1)
    if (end === -1) return values
    values.push(comment.slice(start, end).replaceAll('\\]', ']').trim())
    at = end
  }
  return values
}

/** The path of `$CATEGORY: …` at a block's beginning, and what stands below it; null where there is none. */
export const categoryOf = (
  text: string,
): { readonly domain: string | null; readonly rest: string } | null => {
  const head = /^\s{0,20}\$CATEGORY:/.exec(text)
  if (head === null) return null
  const end = text.indexOf('\n')
  const path = text.slice(head[0].length, end === -1 ? text.length : end).trim()
  return { domain: domainOf(path), rest: end === -1 ? '' : text.slice(end + 1) }
}

/** The last part; a slash in a name is written twice. Moodle's own upper levels are none of ours. */
const domainOf = (path: string): string | null => {
  const parts = path.split(/(?<!\/)\/(?!\/)/).map(part => part.replaceAll('//', '/').trim())
  const own = parts.slice(parts[0]?.startsWith('$') ? 1 : 0)
  return (own[0] === 'top' ? own.slice(1) : own).at(-1) || null
}
