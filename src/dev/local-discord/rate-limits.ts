/** Whether a request is limited, and its rate-limit headers. */
export type RateLimitResult = {
  readonly limited: null | { readonly retryAfterSeconds: number; readonly global: boolean }
  readonly headers: Record<string, string>
}

type Window = { remaining: number; resetAt: number }
type Limit = { readonly requests: number; readonly ms: number }

const SWEEP_MS = 10_000

const GLOBAL: Limit = { requests: 50, ms: 1000 }

/** Plausible limits: Discord publishes none, and clients must not hard-code them. */
const limitOf = (method: string, path: string): Limit | null => {
  if (path.startsWith('/interactions/')) return null
  if (path.startsWith('/webhooks/')) return { requests: 5, ms: 2000 }
  if (path.includes('/messages') && method !== 'GET') return { requests: 5, ms: 5000 }
  return { requests: 50, ms: 1000 }
}

/** The rate-limit bucket of a request: method, shape of the path and first id. */
const bucketOf = (method: string, path: string): string => {
  const [, resource, id, token] = path.split('/')
  if (resource === 'webhooks') return `${method} webhooks ${token}`
  return `${method} ${resource} ${id} ${path.split('/').length}`
}

/** Fixed-window rate limiter: per bucket, and globally 50 requests per second except for interactions. */
export const createRateLimits = (now: () => number) => {
  const windows = new Map<string, Window>()
  let sweepAt = now() + SWEEP_MS
  /** Drops expired windows: each interaction has one. */
  const sweep = (): void => {
    if (now() < sweepAt) return
    sweepAt = now() + SWEEP_MS
    for (const [key, { resetAt }] of windows) if (resetAt <= now()) windows.delete(key)
  }
  const take = (key: string, { requests, ms }: Limit): Window & { limited: boolean } => {
    const current = windows.get(key)
    const window = current && current.resetAt > now() ? current : { remaining: requests, resetAt: now() + ms }
    windows.set(key, window)
    const limited = window.remaining === 0
    if (!limited) window.remaining -= 1
    return { ...window, limited }
  }
  return (method: string, path: string): RateLimitResult => {
    const limit = limitOf(method, path)
    if (!limit) return { limited: null, headers: {} }
    sweep()
    const exempt = path.startsWith('/webhooks/')
    const everything = exempt ? null : take('global', GLOBAL)
    if (everything?.limited) return limitedResult(everything.resetAt - now(), true, {})
    const bucket = bucketOf(method, path)
    const window = take(bucket, limit)
    const headers = headersOf(bucket, limit, window, now())
    return window.limited ? limitedResult(window.resetAt - now(), false, headers) : { limited: null, headers }
  }
}

const headersOf = (bucket: string, { requests }: Limit, { remaining, resetAt }: Window, now: number) => ({
  'x-ratelimit-limit': String(requests),
  'x-ratelimit-remaining': String(remaining),
  'x-ratelimit-reset': String(resetAt / 1000),
  'x-ratelimit-reset-after': String((resetAt - now) / 1000),
  'x-ratelimit-bucket': Buffer.from(bucket.replace(/\d{15,}/g, ''))
    .toString('hex')
    .slice(0, 32),
})

const limitedResult = (ms: number, global: boolean, headers: Record<string, string>): RateLimitResult => ({
  limited: { retryAfterSeconds: ms / 1000, global },
  headers,
})
