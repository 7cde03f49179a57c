import type { LocalDiscord } from '../../local-discord/discord.ts'
import type { ActionResult, UploadResult } from '../contract/action.ts'
import type { Feed } from '../server.ts'
import { chatOf, openPlace } from './chat.ts'
import { storedFile } from './files.ts'
import { keepUpload, performAction } from './perform-action.ts'
import { type Scene, seedServer } from './scene.ts'

export type ChatSide = {
  /** `as` and `in` name who looks, and where. */
  readonly follow: (query: URLSearchParams) => Feed
  readonly act: (body: unknown) => Promise<{ status: number; body: ActionResult }>
  readonly upload: (query: URLSearchParams, data: Buffer) => { status: number; body: UploadResult }
  readonly file: (path: string) => { readonly data: Buffer; readonly type: string } | null
}

/** The chat of the page: furnishes the local Discord, shows it to whoever follows, and does what they ask for. */
export const createChat = (discord: LocalDiscord): ChatSide => {
  const scene = seedServer(discord)
  return {
    follow: query => followPlace(scene, query.get('as'), query.get('in')),
    act: body => performAction(scene, body),
    upload: (query, data) => keepUpload(scene, query.get('as'), { name: query.get('name') ?? '', data }),
    file: path => storedFile(discord.world, path),
  }
}

/** While somebody follows a place, they read what comes into it; others who look as the same person are told. */
const followPlace = (scene: Scene, personId: string | null, placeId: string | null): Feed => {
  const { world } = scene.discord
  const self = {}
  return {
    now() {
      if (openPlace(scene, personId, placeId)) scene.events.emit('read', self)
      return chatOf(scene, personId, placeId)
    },
    onChange(changed) {
      const others = (by: unknown) => by !== self && changed()
      world.events.on('change', changed)
      scene.events.on('read', others)
      return () => {
        world.events.off('change', changed)
        scene.events.off('read', others)
      }
    },
  }
}
