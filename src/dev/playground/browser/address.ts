/** Where one is stands in the address, so that reloading keeps it; the tab remembers it while the bank is open. */
export type Address = {
  readonly view: 'chat' | 'bank'
  readonly as: string | null
  readonly in: string | null
}

const KEPT = 'where'

export const addressIn = (hash: string): Address => {
  const given = new URLSearchParams(hash.slice(1))
  const kept = new URLSearchParams(sessionStorage.getItem(KEPT) ?? '')
  const one = (name: string) => given.get(name) ?? kept.get(name)
  return { view: given.get('view') === 'bank' ? 'bank' : 'chat', as: one('as'), in: one('in') }
}

export const hashOf = (as: string | null, place: string | null): string => {
  const where = new URLSearchParams({ ...(as !== null && { as }), ...(place !== null && { in: place }) })
  return `#${where}`
}

/** For when the address says something else for a while. */
export const rememberAddress = ({ as, in: place }: Address): void =>
  sessionStorage.setItem(KEPT, hashOf(as, place).slice(1))
