/** A question of a file, with the labels in the comment above it. */
export type GiftBlock = {
  readonly line: number
  readonly text: string
  readonly id: string | null
  readonly tags: readonly string[]
}

/** Moodle ends a question at a blank line, and so one that is broken costs no other. */
export const blocksOf = (text: string): GiftBlock[] => {
  const blocks: { number: number; line: string }[][] = [[]]
  for (const [index, line] of text.split('\n').entries())
    if (line.trim() === '') blocks.push([])
    else blocks.at(-1)!.push({ number: index + 1, line })
  return blocks.flatMap(all => {
    const { comments = [], lines = [] } = Object.groupBy(all, ({ line }) =>
      line.trimStart().startsWith('//') ? 'comments' : 'lines',
    )
    if (lines.length === 0) return []
    const valuesOf = (name: string) => comments.flatMap(({ line }) => labelsIn(line, name))
    const written = lines.map(({ line }) => line).join('\n')
    return [{ line: lines[0]!.number, text: written, id: valuesOf('id')[0] ?? null, tags: valuesOf('tag') }]
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
