import type { SelectChoice } from './component.ts'
import type { MarkdownNode } from './markdown.ts'

/** A form that answers an interaction. */
export type Modal = {
  /** Which interaction it answers; goes back with what is filled in. */
  readonly id: string
  readonly title: string
  readonly fields: readonly FormField[]
}

export type FormField =
  | { readonly type: 'text'; readonly marks: readonly MarkdownNode[] }
  | (Labelled & {
      readonly type: 'input'
      readonly long: boolean
      readonly placeholder: string
      readonly value: string
      readonly min: number
      readonly max: number
    })
  /** Selects, radio and checkbox groups, and one checkbox: what is chosen of what. */
  | (Labelled & {
      readonly type: 'select' | 'radio' | 'checkboxes' | 'checkbox'
      readonly min: number
      readonly max: number
      readonly choices: readonly SelectChoice[]
    })
  /** Files, each of one of these types if any are named; submitted by the ids that `POST /api/upload` gives them. */
  | (Labelled & {
      readonly type: 'files'
      readonly min: number
      readonly max: number
      readonly fileTypes: readonly string[]
    })

type Labelled = {
  readonly customId: string
  readonly label: string
  readonly description: string | null
  readonly required: boolean
}
