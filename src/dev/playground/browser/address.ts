/** Person and place, kept in the URL's hash, and in session storage while the question bank is open. */
export type Address = {
  readonly view: 'chat' | 'bank'
  readonly as: string | null
  readonly in: string | null
}

const KEPT = 'where'

export const parseAddress = (hash: string): Address => {
  const params = new URLSearchParams(hash.slice(1))
  const stored = new URLSearchParams(sessionStorage.getItem(KEPT) ?? '')
  const one = (name: string) => params.get(name) ?? stored.get(name)
  return { view: params.get('view') === 'bank' ? 'bank' : 'chat', as: one('as'), in: one('in') }
}

export const chatHash = (as: string | null, place: string | null): string => {
  const where = new URLSearchParams({ ...(as !== null && { as }), ...(place !== null && { in: place }) })
  return `#${where}`
}

/** Keeps the address while the hash holds something else. */
export const rememberAddress = ({ as, in: place }: Address): void =>
  sessionStorage.setItem(KEPT, chatHash(as, place).slice(1))
