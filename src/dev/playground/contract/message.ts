import type { Part } from './component.ts'
import type { MarkdownNode } from './markdown.ts'

export type Message = {
  readonly id: string
  readonly author: {
    readonly id: string
    readonly name: string
    readonly bot: boolean
    readonly avatar: string | null
  }
  readonly at: number
  readonly edited: boolean
  /** Visible to this person only, who may dismiss it. */
  readonly ephemeral: boolean
  /** "Proctor is thinking…": a deferred response. */
  readonly thinking: boolean
  /** Whether it pings this person. */
  readonly mentionsMe: boolean
  /** The command that it responds to: "Ana used /quiz". */
  readonly used: { readonly by: string; readonly command: string } | null
  readonly content: readonly MarkdownNode[]
  readonly embeds: readonly Embed[]
  readonly components: readonly Part[]
  readonly attachments: readonly Attachment[]
  /** The client's own message about a failed interaction: "The application did not respond". */
  readonly failed: string | null
}

export type Attachment = {
  readonly name: string
  readonly url: string
  readonly bytes: number
  readonly alt: string | null
  readonly isPicture: boolean
}

export type Embed = {
  readonly title: readonly MarkdownNode[]
  readonly url: string | null
  readonly description: readonly MarkdownNode[]
  /** `#rrggbb`. */
  readonly color: string | null
  readonly author: string | null
  readonly fields: readonly {
    readonly name: readonly MarkdownNode[]
    readonly value: readonly MarkdownNode[]
    readonly inline: boolean
  }[]
  readonly image: string | null
  readonly thumbnail: string | null
  readonly footer: string | null
  readonly at: number | null
}
