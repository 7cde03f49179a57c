import type { Body } from '../../../src/discord/render/parts/body.ts'

type Part = {
  type: number
  content?: string
  custom_id?: string
  accent_color?: number
  label?: string
  placeholder?: string
  options?: { label: string; description: string }[]
  items?: { description: string }[]
  components?: Part[]
}

/** Every component of a message, nested ones too. */
export const partsOf = (body: Body): Part[] => {
  const flatten = (parts: Part[]): Part[] => parts.flatMap(part => [part, ...flatten(part.components ?? [])])
  return flatten(body.components as Part[])
}

/** All text that a message shows. */
export const textOf = (body: Body): string =>
  partsOf(body)
    .flatMap(part => (part.content === undefined ? [] : [part.content]))
    .join('\n')

/** Everything that a message shows or reads aloud: texts, labels, placeholders, choices, alternative texts. */
export const textsOf = (body: Body): string[] =>
  partsOf(body)
    .flatMap(part => [
      part.content,
      part.label,
      part.placeholder,
      ...(part.options ?? []).flatMap(({ label, description }) => [label, description]),
      ...(part.items ?? []).map(({ description }) => description),
    ])
    .filter(text => text !== undefined)

/** The colour of a message's frame. */
export const accentOf = (body: Body): number | undefined =>
  partsOf(body).find(part => part.accent_color !== undefined)?.accent_color

export const labelsOf = (body: Body): string[] =>
  partsOf(body).flatMap(part => (part.label === undefined ? [] : [part.label]))

/** What Discord would refuse in a message of Components V2, as far as text and counts go. */
export const faultsOf = (body: Body): string[] => {
  const parts = partsOf(body)
  const ids = parts.flatMap(part => part.custom_id ?? [])
  return [
    textOf(body).replaceAll('\n', '').length > 4000 && 'over 4,000 characters',
    Buffer.byteLength(textOf(body)) > 10_170 && 'over 10,170 bytes',
    parts.length > 40 && 'over 40 components',
    new Set(ids).size < ids.length && 'an id twice',
    parts.some(part => part.content === '') && 'an empty text',
    parts.some(part => (part.label ?? '').length > 80) && 'a label over 80 characters',
  ].filter(fault => fault !== false)
}
