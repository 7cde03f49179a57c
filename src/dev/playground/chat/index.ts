import type { LocalDiscord } from '../../local-discord/discord.ts'
import type { ActionResult, UploadResult } from '../contract/action.ts'
import type { Feed } from '../server.ts'
import { chatOf, openPlace } from './chat.ts'
import { storedFile } from './files.ts'
import { keepUpload, performAction } from './perform-action.ts'
import { type Scene, seedServer } from './scene.ts'

export type ChatSide = {
  readonly scene: Scene
  /** `as` is the person, `in` the place. */
  readonly follow: (query: URLSearchParams) => Feed
  readonly act: (body: unknown) => Promise<{ status: number; body: ActionResult }>
  readonly upload: (query: URLSearchParams, data: Buffer) => { status: number; body: UploadResult }
  readonly file: (path: string) => { readonly data: Buffer; readonly type: string } | null
}

/** The chat: seeds the local Discord, streams it to the page, and performs actions. */
export const createChat = (discord: LocalDiscord): ChatSide => {
  const scene = seedServer(discord)
  return {
    scene,
    follow: query => followPlace(scene, query.get('as'), query.get('in')),
    act: body => performAction(scene, body),
    upload: (query, data) => keepUpload(scene, query.get('as'), { name: query.get('name') ?? '', data }),
    file: path => storedFile(discord.world, path),
  }
}

/** A feed marks its place as read; other windows of the same person are notified. */
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
