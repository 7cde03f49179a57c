import type { ErrorBody, MessageContext } from '../../../../src/dev/local-discord/rules/index.ts'

/** `place CODE` for every mistake that a refusal names; otherwise `status code`. */
export const read = (refusal: ErrorBody | null): string[] => {
  if (!refusal) return []
  if (!refusal.errors) return [`${refusal.status} ${refusal.code}`]
  return leaves(refusal.errors, [])
}

const leaves = (node: object, path: readonly string[]): string[] =>
  Object.entries(node).flatMap(([key, value]) =>
    key === '_errors'
      ? (value as { code: string }[]).map(({ code }) => `${path.join('.')} ${code}`.trim())
      : leaves(value as object, [...path, key]),
  )

export const letters = (count: number): string => 'x'.repeat(count)

export const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i))

export const V2 = 1 << 15
export const EPHEMERAL = 64

/** A new message by the bot, without files, unless told otherwise. */
export const context = (more: Partial<MessageContext> = {}): MessageContext => ({
  kind: 'create-message',
  existing: null,
  files: [],
  ...more,
})

export const file = (index: number, name = `${index}.png`, size = 10) => ({
  field: `files[${index}]`,
  name,
  size,
})
