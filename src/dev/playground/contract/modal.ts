import type { SelectChoice } from './component.ts'
import type { MarkdownNode } from './markdown.ts'

/** A modal that an interaction opened. */
export type Modal = {
  /** Identifies the modal when it is submitted. */
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
  /** Choices: selects, radio and checkbox groups, and a single checkbox. */
  | (Labelled & {
      readonly type: 'select' | 'radio' | 'checkboxes' | 'checkbox'
      readonly min: number
      readonly max: number
      readonly choices: readonly SelectChoice[]
    })
  /** Files of these types, or of any if empty; submitted by the ids from `POST /api/upload`. */
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
