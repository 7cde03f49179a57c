import type { Part } from '../../../../src/dev/playground/contract/component.ts'
import type { MarkdownNode } from '../../../../src/dev/playground/contract/markdown.ts'
import type { Message } from '../../../../src/dev/playground/contract/message.ts'

/** All words of a message, one line for each text of it. */
export const said = ({ components }: Message): string => components.flatMap(linesOf).join('\n')

const linesOf = (part: Part): string[] => {
  if (part.type === 'text') return [part.marks.map(wordsOf).join('')]
  return 'parts' in part ? part.parts.flatMap(linesOf) : []
}

const wordsOf = (mark: MarkdownNode): string => {
  if ('children' in mark) return mark.children.map(wordsOf).join('')
  if (mark.type === 'list') return mark.items.map(item => item.map(wordsOf).join('')).join('\n')
  return 'text' in mark ? mark.text : ''
}

/** What can be chosen in a post: what is read, and the place that is sent. */
export const choicesOf = ({ components }: Message): { label: string; place: number }[] =>
  components.flatMap(partsIn).flatMap(part => {
    if (part.type === 'select')
      return part.choices.map(({ label, value }) => ({ label, place: Number(value) }))
    if (part.type !== 'button' || !part.customId?.includes(':pick:')) return []
    return [{ label: part.label, place: Number(part.customId.split(':').at(-1)) }]
  })

export const partsIn = (part: Part): Part[] => ('parts' in part ? part.parts.flatMap(partsIn) : [part])
