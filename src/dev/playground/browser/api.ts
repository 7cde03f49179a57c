import type { Action, ActionResult, UploadResult } from '../contract/action.ts'
import type { BankAction, BankResult } from '../contract/bank.ts'
import type { Chat } from '../contract/chat.ts'
import type { ClassAction, ClassActionResult, ClassView } from '../contract/class.ts'
import type { TimeAction } from '../contract/time.ts'

export type ChatListener = { readonly onChat: (chat: Chat) => void; readonly onLost: () => void }

/** Follows the chat by server-sent events until the returned function is called. EventSource reconnects. */
export const followChat = (
  as: string | null,
  place: string | null,
  { onChat, onLost }: ChatListener,
): (() => void) => {
  const params = new URLSearchParams({ ...(as !== null && { as }), ...(place !== null && { in: place }) })
  const source = new EventSource(`/api/chat?${params}`)
  source.onmessage = ({ data }) => onChat(JSON.parse(data))
  source.onerror = onLost
  return () => source.close()
}

const GONE = 'The playground isn’t responding. Is it still running?'

export const postAction = async (body: Action): Promise<ActionResult> => {
  const answer = await post('/api/act', body)
  return (answer as ActionResult | null) ?? { failed: GONE, modal: null, suggestions: [] }
}

export const postBankAction = async (body: BankAction): Promise<BankResult> => {
  const answer = await post('/api/bank', body)
  return (answer as BankResult | null) ?? { failed: GONE }
}

/** Follows the simulated class for as long as the page is open. */
export const followClass = (onView: (view: ClassView) => void): void => {
  const source = new EventSource('/api/class')
  source.onmessage = ({ data }) => onView(JSON.parse(data))
}

export const postClassAction = async (body: ClassAction): Promise<ClassActionResult> => {
  const answer = await post('/api/class', body)
  return (answer as ClassActionResult | null) ?? { failed: GONE }
}

/** Uploads a file; a form or command then refers to it by the returned id. */
export const uploadFile = async (as: string, file: File): Promise<UploadResult> => {
  try {
    const headers = { 'content-type': 'application/octet-stream' }
    const path = `/api/upload?${new URLSearchParams({ as, name: file.name })}`
    const response = await fetch(path, { method: 'POST', headers, body: file })
    return (await response.json()) as UploadResult
  } catch {
    return { id: null, failed: GONE }
  }
}

/** Puts the clock forward, and returns a sentence about the result. */
export const passTime = async (body: TimeAction): Promise<string> => {
  const answer = (await post('/api/time', body)) as { sentence?: string; failed?: string } | null
  return answer?.sentence ?? answer?.failed ?? GONE
}

/** The response's JSON; null on failure. */
const post = async (path: string, body: unknown): Promise<unknown> => {
  try {
    const headers = { 'content-type': 'application/json' }
    const response = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) })
    return await response.json()
  } catch {
    return null
  }
}
