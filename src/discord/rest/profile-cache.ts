import { LimitedCollection, type REST } from 'discord.js'
import { type APIUser, ImageFormat, Routes } from 'discord-api-types/v10'
import type { InteractionUser } from '../interactions/interaction.ts'

/** How a person is drawn. */
export type Face = { readonly name: string; readonly avatar: Buffer | null }

export type ProfileCache = {
  /** Keeps the name of somebody who acts, which saves a request to Discord. */
  remember(user: InteractionUser): void
  /** Names and avatars, as far as they come in time; null for who is unknown. */
  faces(userIds: readonly string[]): Promise<ReadonlyMap<string, Face>>
}

type Profile = { readonly name: string; readonly avatar: string | null }

/** Names are kept in memory only, and no more than these: nobody's profile is written down. */
const MAX_PROFILES = 20_000
const MAX_AVATARS = 500

/** An avatar that does not arrive by then is drawn as initials, ms. */
const TIMEOUT_MS = 1000

const AVATAR_PIXELS = '128'

export const createProfileCache = (rest: REST, cdnUrl: string): ProfileCache => {
  const profiles = new LimitedCollection<string, Profile>({ maxSize: MAX_PROFILES })
  const avatars = new LimitedCollection<string, Promise<Buffer | null>>({ maxSize: MAX_AVATARS })
  const profileOf = async (id: string): Promise<Profile | null> => {
    const known = profiles.get(id)
    if (known) return known
    const user = (await rest
      .get(Routes.user(id), { signal: AbortSignal.timeout(TIMEOUT_MS) })
      .catch(() => null)) as APIUser | null
    if (!user) return null
    const profile = { name: user.global_name ?? user.username, avatar: user.avatar }
    profiles.set(id, profile)
    return profile
  }
  const avatarOf = (id: string, hash: string): Promise<Buffer | null> => {
    const path = `/avatars/${id}/${hash}.${ImageFormat.PNG}?size=${AVATAR_PIXELS}`
    const known = avatars.get(path)
    if (known) return known
    const loading = download(`${cdnUrl}${path}`)
    avatars.set(path, loading)
    // What failed may come the next time.
    loading.then(bytes => bytes ?? avatars.delete(path))
    return loading
  }
  return {
    remember({ id, globalName, username, avatar }) {
      profiles.set(id, { name: globalName ?? username, avatar })
    },
    async faces(userIds) {
      const faces = new Map<string, Face>()
      await Promise.all(
        userIds.map(async id => {
          const profile = await profileOf(id)
          if (!profile) return
          const avatar = profile.avatar === null ? null : await avatarOf(id, profile.avatar)
          faces.set(id, { name: profile.name, avatar })
        }),
      )
      return faces
    },
  }
}

/** Null where it does not come in time, whatever the reason: a picture without it is a picture still. */
const download = async (url: string): Promise<Buffer | null> => {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) })
    return response.ok ? Buffer.from(await response.arrayBuffer()) : null
  } catch {
    return null
  }
}
