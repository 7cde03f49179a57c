import type { ApiRequest } from '../request.ts'
import type { World } from '../world.ts'

/** An HTTP response. A null body is none; others are JSON unless the headers say otherwise. */
export type ApiResponse = {
  readonly status: number
  readonly body: unknown
  readonly headers?: Record<string, string>
}

export type Handler = (world: World, request: ApiRequest, parameters: readonly string[]) => ApiResponse

/** `auth`: `bot` routes require the bot's token; `token` routes have an interaction token in their path. */
export type Route = {
  readonly method: string
  readonly pattern: string
  readonly auth: 'bot' | 'token'
  readonly handle: Handler
}

export const ok = (body: unknown): ApiResponse => ({ status: 200, body })
export const NO_CONTENT: ApiResponse = { status: 204, body: null }

/** The values of the pattern's `*` in a path; null if it does not match. */
export const matchPath = (pattern: string, path: string): string[] | null => {
  const [wanted, given] = [pattern.split('/'), path.split('/')]
  if (wanted.length !== given.length) return null
  if (wanted.some((part, index) => part !== '*' && part !== given[index])) return null
  return given.filter((_, index) => wanted[index] === '*').map(decodeURIComponent)
}
