import type { Block } from './blocks.ts'
import type { Draft, Segment } from './drafts.ts'
import { unbold, withoutNumber } from './phrases.ts'

/** The title of the whole file, which groups nothing: the first heading, where no other is as high. */
export const titleOf = ([first, ...others]: readonly Block[]): Block | null =>
  first !== undefined && others.every(({ depth }) => depth > first.depth) ? first : null

type Part = Segment & { readonly drafts: readonly Draft[] }

/** The category of each question: the next heading above that is no question itself. */
export const categoriesOf = (parts: readonly Part[], title: Block | null) => {
  const above: Block[] = []
  return parts.flatMap(({ heading, drafts }) => {
    while (heading !== null && above.length > 0 && above.at(-1)!.depth >= heading.depth) above.pop()
    const group = above.at(-1) ?? null
    if (heading !== null && !drafts.some(({ isHeading }) => isHeading)) above.push(heading)
    return drafts.map(draft => {
      const own = draft.isHeading ? group : draft.heading
      return own === null || own === title ? null : categoryIn(own)
    })
  })
}

/** Null where the heading only announces questions. */
const categoryIn = ({ text }: Block): string | null => {
  const plain = unbold(withoutNumber(text)).replaceAll(/\[([^[\]]*)\]\([^()]*\)|`/g, '$1')
  const isEmpty = /^\s*(?:(?:(?:practice |sample |exam )?questions?|quiz|test)\s*\d*)?\s*$/i.test(plain)
  return isEmpty ? null : plain.trim()
}
