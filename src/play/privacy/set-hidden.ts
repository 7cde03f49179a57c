import type { Deps } from '../deps.ts'

export type Visibility = { readonly kind: 'hidden' | 'named' }

/** Sets whether a person is named in results and on boards. */
export const setHidden = async (
  deps: Pick<Deps, 'clock' | 'people'>,
  { userId, hidden }: { readonly userId: string; readonly hidden: boolean },
): Promise<Visibility> => {
  await deps.people.setHidden(userId, hidden ? deps.clock.now() : null)
  return { kind: hidden ? 'hidden' : 'named' }
}
