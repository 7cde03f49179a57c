/** A question of a file, with the labels in the comment above it. */
export type GiftBlock = {
  readonly line: number
  readonly text: string
  readonly id: string | null
  readonly tags: readonly string[]
}

/** Cuts a file where questions end: at blank lines, and where one was forgotten, so that a broken one costs no other. */
export const blocksOf = (text: string): GiftBlock[] => {
  const lines = text.split('\n')
  const braceBelow = bracesBelow(lines)
  const blocks: Block[] = [emptyBlock()]
  for (const [index, line] of lines.entries()) {
    const block = blocks.at(-1)!
    if (line.trim() === '' && block.depth > 0 && braceBelow[index] === '}') block.lines.push(line)
    else if (line.trim() === '') blocks.push(emptyBlock())
    else if (line.trimStart().startsWith('//')) (hasEnded(block) ? add(blocks) : block).comments.push(line)
    else {
      const isNext = (hasEnded(block) && beginsQuestion(line)) || (TITLED.test(line) && isProse(block))
      const own = isNext ? add(blocks) : block
      own.line ||= index + 1
      own.lines.push(line)
      for (const brace of bracesIn(line)) own.depth += brace === '{' ? 1 : -1
    }
  }
  return blocks
    .filter(({ lines }) => lines.length > 0)
    .map(({ line, lines, comments }) => {
      const valuesOf = (name: string) => comments.flatMap(comment => labelsIn(comment, name))
      return { line, text: lines.join('\n'), id: valuesOf('id')[0] ?? null, tags: valuesOf('tag') }
    })
}

/** `depth`: how many braces are open. */
type Block = { line: number; depth: number; readonly lines: string[]; readonly comments: string[] }

const emptyBlock = (): Block => ({ line: 0, depth: 0, lines: [], comments: [] })

const add = (blocks: Block[]): Block => blocks[blocks.push(emptyBlock()) - 1]!

const hasEnded = ({ depth, lines }: Block): boolean =>
  depth === 0 && lines.length > 0 && /(?<!\\)\}\s*$/.test(lines.at(-1)!.slice(-200))

/** Whether a block holds lines without braces and titles, above which a title may stand. */
const isProse = ({ depth, lines }: Block): boolean =>
  depth === 0 &&
  lines.length > 0 &&
  lines.every(line => bracesIn(line).length === 0 && !/^\s{0,20}(?:::|\$)/.test(line))

/** A whole title at the beginning of a line, which is where Moodle looks for the title of a question. */
const TITLED = /^\s{0,20}::[^:\n]{1,300}::/

/** "sat on the {…" may go on with the text above it. */
const beginsQuestion = (line: string): boolean =>
  /^\s{0,20}(?:::|\$CATEGORY:)/.test(line) ||
  (/^\s{0,20}[^\p{Ll}\s]/u.test(line) && bracesIn(line)[0] === '{')

const bracesIn = (line: string): string[] => line.replaceAll(/\\./g, '').match(/[{}]/g) ?? []

/** For each line the first brace in it or below. Moodle has no blank line in a question, and people have. */
const bracesBelow = (lines: readonly string[]): string[] => {
  const below: string[] = []
  for (let at = lines.length - 1; at >= 0; at--) below[at] = bracesIn(lines[at]!)[0] ?? below[at + 1] ?? ''
  return below
}

/** `[tag:…]` in a comment; a bracket inside is written `\]`. */
const labelsIn = (comment: string, name: string): string[] =>
  [...comment.matchAll(/\[(id|tag):((?:[^\]\\]|\\\]?){0,500})\]/g)]
    .filter(match => match[1] === name)
    .map(match => match[2]!.replaceAll('\\]', ']').trim())

/** The last part; a slash in a name is written twice. Moodle's own upper levels are none of ours. */
export const domainOf = (path: string): string | null => {
  const parts = path.split(/(?<!\/)\/(?!\/)/).map(part => part.replaceAll('//', '/').trim())
  const own = parts.slice(parts[0]?.startsWith('$') ? 1 : 0)
  return (own[0] === 'top' ? own.slice(1) : own).at(-1) || null
}
