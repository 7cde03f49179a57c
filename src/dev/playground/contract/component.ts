import type { MarkdownNode } from './markdown.ts'

/** Message components, legacy and V2, with parsed texts and the page's file URLs. */
export type Part =
  | { readonly type: 'row'; readonly parts: readonly Part[] }
  | Button
  | Select
  | {
      readonly type: 'container'
      readonly accent: string | null
      readonly spoiler: boolean
      readonly parts: readonly Part[]
    }
  | { readonly type: 'section'; readonly parts: readonly Part[]; readonly accessory: Part }
  | { readonly type: 'text'; readonly marks: readonly MarkdownNode[] }
  | { readonly type: 'separator'; readonly line: boolean; readonly wide: boolean }
  | ({ readonly type: 'thumbnail' } & Media)
  | { readonly type: 'gallery'; readonly items: readonly Media[] }
  | {
      readonly type: 'file'
      readonly name: string
      readonly url: string
      readonly bytes: number
      readonly spoiler: boolean
    }

export type Media = { readonly url: string; readonly alt: string | null; readonly spoiler: boolean }

export type Button = {
  readonly type: 'button'
  /** Null for a link. */
  readonly customId: string | null
  readonly url: string | null
  readonly label: string
  readonly emoji: string | null
  readonly style: 'primary' | 'secondary' | 'success' | 'danger' | 'link'
  readonly disabled: boolean
}

export type Select = {
  readonly type: 'select'
  readonly kind: 'string' | 'user' | 'role' | 'mentionable' | 'channel'
  readonly customId: string
  readonly placeholder: string
  readonly min: number
  readonly max: number
  readonly disabled: boolean
  /** The options of a string select; else users, roles or channels by id. */
  readonly choices: readonly SelectChoice[]
}

export type SelectChoice = {
  readonly label: string
  readonly value: string
  readonly description: string | null
  readonly chosen: boolean
}
