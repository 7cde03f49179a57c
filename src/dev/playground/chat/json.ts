import type { Json } from '../../local-discord/json.ts'

export const jsonList = (value: unknown): readonly Json[] => (Array.isArray(value) ? value : [])

export const textOr = <Other>(value: unknown, other: Other): string | Other =>
  typeof value === 'string' ? value : other

export const integerOr = <Other>(value: unknown, other: Other): number | Other =>
  Number.isInteger(value) ? (value as number) : other

/** `#rrggbb` */
export const hexColour = (value: unknown): string | null =>
  Number.isInteger(value) ? `#${(value as number).toString(16).padStart(6, '0')}` : null
