import type { Deps } from './deps.ts'
import type { Named } from './views.ts'

/** These people as everybody may see them: those who do not want to be named lose their id. */
export const namedAs = async <T extends { readonly userId: string }>(
  deps: Deps,
  people: readonly T[],
): Promise<Named<T>[]> => {
  const hidden = await deps.people.hiddenAmong(people.map(({ userId }) => userId))
  return people.map(one => ({ ...one, userId: hidden.has(one.userId) ? null : one.userId }))
}
