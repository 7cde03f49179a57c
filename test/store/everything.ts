import type { PersonalPage } from '../../src/play/ports/personal-pages.ts'
import type { Store } from '../../src/play/ports/store.ts'

/** All pages about a person, as one list for each kind. */
export const everythingAbout = async ({ people }: Pick<Store, 'people'>, userId: string) => {
  const lists: Partial<Record<PersonalPage['kind'], unknown[]>> = {}
  for await (const { kind, rows } of people.pagesAbout(userId))
    lists[kind] = [...(lists[kind] ?? []), ...rows]
  return lists
}
