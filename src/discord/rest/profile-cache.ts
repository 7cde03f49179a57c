import { LimitedCollection, type REST } from 'discord.js'
import { type APIUser, ImageFormat, Routes } from 'discord-api-types/v10'
import type { InteractionUser } from '../interactions/interaction.ts'

/** A person's name and avatar image. Pictures show initials if the avatar is null. */
export type Profile = { readonly name: string; readonly avatar: Buffer | null }

/** Caches names and avatars in memory. No profile is ever stored. */
export type ProfileCache = {
  /** Caches the user of an interaction, which saves a request to Discord. */
  remember(user: InteractionUser): void
  /** Never throws. Users that could not be fetched in time are not in the map. */
  profiles(userIds: readonly string[]): Promise<ReadonlyMap<string, Profile>>
  /**
   * The names of many people. Those that aren't cached are looked up for up to `patienceMs`; who could not be found until
   * then is not in the map. Never throws.
   */
  names(userIds: readonly string[], patienceMs: number): Promise<ReadonlyMap<string, string>>
}

type CachedUser = { readonly name: string; readonly avatarHash: string | null }

const MAX_USERS = 20_000
const MAX_AVATARS = 500

/** Timeout of each request, ms. */
const TIMEOUT_MS = 1000

/** Of many names. */
const CONCURRENT_LOOKUPS = 4

const AVATAR_PIXELS = '128'

/** `pace` resolves when one more background request may start. */
export const createProfileCache = (rest: REST, cdnUrl: string, pace: () => Promise<void>): ProfileCache => {
  const users = new LimitedCollection<string, CachedUser>({ maxSize: MAX_USERS })
  const avatars = new LimitedCollection<string, Promise<Buffer | null>>({ maxSize: MAX_AVATARS })
  const findUser = async (id: string): Promise<CachedUser | null> => {
    const cached = users.get(id)
    if (cached) return cached
    const user = (await rest
      .get(Routes.user(id), { signal: AbortSignal.timeout(TIMEOUT_MS) })
      .catch(() => null)) as APIUser | null
    if (!user) return null
    const fetched = { name: user.global_name ?? user.username, avatarHash: user.avatar }
    users.set(id, fetched)
    return fetched
  }
  const findAvatar = (id: string, hash: string): Promise<Buffer | null> => {
    const path = `/avatars/${id}/${hash}.${ImageFormat.PNG}?size=${AVATAR_PIXELS}`
    const cached = avatars.get(path)
    if (cached) return cached
    const loading = download(`${cdnUrl}${path}`)
    avatars.set(path, loading)
    // A failed download is not cached, so the next picture tries again.
    loading.then(bytes => bytes ?? avatars.delete(path))
    return loading
  }
  return {
    remember({ id, globalName, username, avatar }) {
      users.set(id, { name: globalName ?? username, avatarHash: avatar })
    },
    async profiles(userIds) {
      const profiles = new Map<string, Profile>()
      await Promise.all(
        userIds.map(async id => {
          const user = await findUser(id)
          if (!user) return
          const avatar = user.avatarHash === null ? null : await findAvatar(id, user.avatarHash)
          profiles.set(id, { name: user.name, avatar })
        }),
      )
      return profiles
    },
    async names(userIds, patienceMs) {
      const end = performance.now() + patienceMs
      // Shared by all lookups: each takes the next one.
      const missing = userIds.filter(id => !users.has(id)).values()
      const lookUp = async () => {
        for (const id of missing) {
          await pace()
          if (performance.now() >= end) return
          await findUser(id)
        }
      }
      await Promise.all(Array.from({ length: CONCURRENT_LOOKUPS }, lookUp))
      return new Map(userIds.flatMap(id => (users.has(id) ? [[id, users.get(id)!.name]] : [])))
    },
  }
}

/** Best effort: null on any failure, because a board without an avatar is still complete. */
const download = async (url: string): Promise<Buffer | null> => {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) })
    return response.ok ? Buffer.from(await response.arrayBuffer()) : null
  } catch {
    return null
  }
}
