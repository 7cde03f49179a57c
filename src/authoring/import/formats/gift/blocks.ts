/** A question of a file, with the labels in the comment above it. */
export type GiftBlock = {
  readonly line: number
  readonly text: string
  readonly id: string | null
  readonly tags: readonly string[]
}

/** Moodle ends a question at a blank line, and so one that is broken costs no other. */
export const blocksOf = (text: string): GiftBlock[] => {
  const blocks: { line: number; lines: string[]; comments: string[] }[] = []
  for (const [index, line] of `\n${text}`.split('\n').entries()) {
    if (line.trim() === '') blocks.push({ line: 0, lines: [], comments: [] })
    else if (line.trimStart().startsWith('//')) blocks.at(-1)!.comments.push(line)
    else {
      blocks.at(-1)!.line ||= index
      blocks.at(-1)!.lines.push(line)
    }
  }
  return blocks
    .filter(({ lines }) => lines.length > 0)
    .map(({ line, lines, comments }) => {
      const valuesOf = (name: string) => comments.flatMap(comment => labelsIn(comment, name))
      return { line, text: lines.join('\n'), id: valuesOf('id')[0] ?? null, tags: valuesOf('tag') }
    })
}

/** `[tag:…]` in a comment; a bracket inside is written `\]`. */
const labelsIn = (comment: string, name: string): string[] =>
  [...comment.matchAll(/\[(id|tag):((?:[^\]\\]|\\\]?)*)\]/g)]
    .filter(match => match[1] === name)
    .map(match => match[2]!.replaceAll('\\]', ']').trim())

/** The last part; a slash in a name is written twice. Moodle's own upper levels are none of ours. */
export const domainOf = (path: string): string | null => {
  const parts = path.split(/(?<!\/)\/(?!\/)/).map(part => part.replaceAll('//', '/').trim())
  const own = parts.slice(parts[0]?.startsWith('$') ? 1 : 0)
  return (own[0] === 'top' ? own.slice(1) : own).at(-1) || null
}
