import type { CommandInfo, MenuCommands } from './command.ts'
import type { Message } from './message.ts'

/**
 * The contract between the page and its server, one file per noun. Types only, so that both the browser and
 * Node can import it. All times are ms UTC by the playground's clock, all ids Discord's snowflakes.
 */

/** The chat for one person in one channel: `GET /api/chat?as=…&in=…` streams it after every change. */
export type Chat = {
  readonly now: number
  readonly serverName: string
  readonly serverLocale: string
  /** All locales of Discord's client. */
  readonly locales: readonly string[]
  readonly me: Person
  /** The people that one can be. */
  readonly people: readonly Person[]
  /** Channels with their threads after them, then direct messages. */
  readonly places: readonly PlaceItem[]
  /** The open place: the requested one, or the first if it is gone. */
  readonly here: PlaceItem
  /** Oldest first. */
  readonly messages: readonly Message[]
  /** The commands that this person is offered here. */
  readonly commands: readonly CommandInfo[]
  readonly menus: MenuCommands
  readonly roles: readonly NamedId[]
}

export type NamedId = { readonly id: string; readonly name: string }

export type Person = NamedId & { readonly manages: boolean; readonly locale: string }

export type PlaceItem = NamedId & {
  readonly kind: 'text' | 'thread' | 'dm'
  readonly parentId: string | null
  /** The number of unread messages of others. */
  readonly unread: number
  /** Whether one of those mentions this person. */
  readonly mentioned: boolean
}
