import { ComponentType } from 'discord-api-types/v10'
import type { Json } from './json.ts'
import type { StoredMessage } from './world.ts'

type ComponentJson = Json & {
  type: number
  components?: ComponentJson[]
  accessory?: ComponentJson
  component?: ComponentJson
}
export type ButtonView = { label: string; customId: string | null; disabled: boolean; style: number }
export type SelectView = {
  customId: string
  options: { label: string; value: string; description?: string }[]
  min: number
  max: number
  disabled: boolean
}

/** A live view of a message, as its readers see it. */
export class MessageView {
  readonly stored: StoredMessage
  constructor(stored: StoredMessage) {
    this.stored = stored
  }

  get id(): string {
    return this.stored.id
  }

  /** The content and all text displays in order, one line each. */
  get text(): string {
    const displays = this.#parts().flatMap(part =>
      part.type === ComponentType.TextDisplay ? [String(part.content)] : [],
    )
    return [String(this.stored.json.content ?? ''), ...displays].filter(text => text !== '').join('\n')
  }

  get buttons(): ButtonView[] {
    return this.#parts()
      .filter(part => part.type === ComponentType.Button)
      .map(part => ({
        label: String(part.label ?? ''),
        customId: part.custom_id === undefined ? null : String(part.custom_id),
        disabled: part.disabled === true,
        style: Number(part.style),
      }))
  }

  get selects(): SelectView[] {
    return this.#parts()
      .filter(part => part.type === ComponentType.StringSelect)
      .map(part => ({
        customId: String(part.custom_id),
        options: part.options as SelectView['options'],
        min: Number(part.min_values ?? 1),
        max: Number(part.max_values ?? 1),
        disabled: part.disabled === true,
      }))
  }

  /** The raw component with this custom id. */
  component(customId: string): Json | undefined {
    return this.#parts().find(part => part.custom_id === customId)
  }

  get attachments(): string[] {
    return (this.stored.json.attachments as { filename: string }[]).map(({ filename }) => filename)
  }

  /** Ids of the users that it pings. */
  get pings(): string[] {
    return (this.stored.json.mentions as { id: string }[]).map(({ id }) => id)
  }

  /** Ids of the roles that it pings. */
  get rolePings(): string[] {
    return this.stored.json.mention_roles as string[]
  }

  get pingsEveryone(): boolean {
    return this.stored.json.mention_everyone === true
  }

  /** The author's user id. */
  get authorId(): string {
    return (this.stored.json.author as { id: string }).id
  }

  get edits(): number {
    return this.stored.edits
  }

  get deleted(): boolean {
    return this.stored.deleted
  }

  get ephemeral(): boolean {
    return this.stored.visibleTo !== null
  }

  #parts(): ComponentJson[] {
    const flatten = (parts: readonly ComponentJson[]): ComponentJson[] =>
      parts.flatMap(part => [
        part,
        ...flatten(part.components ?? []),
        ...flatten(part.accessory ? [part.accessory] : []),
        ...flatten(part.component ? [part.component] : []),
      ])
    return flatten((this.stored.json.components ?? []) as ComponentJson[])
  }
}
