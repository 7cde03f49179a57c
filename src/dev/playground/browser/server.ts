import type { Act, Acted, Chat, Time } from '../contract.ts'

export type Listener = { readonly told: (chat: Chat) => void; readonly lost: () => void }

/** Follows what somebody sees until the returned function is called. Tries again by itself when it is cut off. */
export const followChat = (
  as: string | null,
  place: string | null,
  { told, lost }: Listener,
): (() => void) => {
  const asked = new URLSearchParams({ ...(as !== null && { as }), ...(place !== null && { in: place }) })
  const source = new EventSource(`/api/chat?${asked}`)
  source.onmessage = ({ data }) => told(JSON.parse(data))
  source.onerror = lost
  return () => source.close()
}

const GONE = 'The playground does not answer. Is it still running?'

export const act = async (body: Act): Promise<Acted> => {
  const answer = await post('/api/act', body)
  return (answer as Acted | null) ?? { failed: GONE, modal: null, suggestions: [] }
}

/** What came of it, in a sentence. */
export const passTime = async (body: Time): Promise<string> => {
  const answer = (await post('/api/time', body)) as { told?: string; failed?: string } | null
  return answer?.told ?? answer?.failed ?? GONE
}

/** The answer's JSON; null where there is none. */
const post = async (path: string, body: unknown): Promise<unknown> => {
  try {
    const headers = { 'content-type': 'application/json' }
    const response = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) })
    return await response.json()
  } catch {
    return null
  }
}
