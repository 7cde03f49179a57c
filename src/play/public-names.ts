import type { Deps } from './deps.ts'
import type { Named } from './views.ts'

/** People as everyone may see them: those who don't want to be named lose their id. */
export const publicNames = async <T extends { readonly userId: string }>(
  deps: Pick<Deps, 'people'>,
  people: readonly T[],
): Promise<Named<T>[]> => {
  const hidden = await deps.people.hiddenAmong(people.map(({ userId }) => userId))
  return people.map(person => ({ ...person, userId: hidden.has(person.userId) ? null : person.userId }))
}
