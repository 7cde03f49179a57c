import type { CommandInfo, MenuCommands } from './command.ts'
import type { Message } from './message.ts'

/**
 * The contract between the page and its server, one file per noun. Types alone, so that browser and Node can both
 * import it. All times are ms UTC by the playground's clock, all ids Discord's snowflakes.
 */

/** Everything that one person sees with one channel open: `GET /api/chat?as=…&in=…` sends it after every change. */
export type Chat = {
  readonly now: number
  readonly serverName: string
  readonly serverLocale: string
  /** The languages that Discord's client has. */
  readonly locales: readonly string[]
  readonly me: Person
  /** Whom one can act as. */
  readonly people: readonly Person[]
  /** Channels with their threads after them, then direct messages. */
  readonly places: readonly PlaceItem[]
  /** The place that is open: the one asked for, or the first where that is gone. */
  readonly here: PlaceItem
  /** Oldest first. */
  readonly messages: readonly Message[]
  /** What the composer offers here to this person, as Discord's API describes commands. */
  readonly commands: readonly CommandInfo[]
  readonly menus: MenuCommands
  readonly roles: readonly NamedId[]
}

export type NamedId = { readonly id: string; readonly name: string }

export type Person = NamedId & { readonly manages: boolean; readonly locale: string }

export type PlaceItem = NamedId & {
  readonly kind: 'text' | 'thread' | 'dm'
  readonly parentId: string | null
  /** Messages of others that this person has not had open. */
  readonly unread: number
  /** Whether one of those mentions this person. */
  readonly mentioned: boolean
}
