import type { Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import type { Fault } from './faults.ts'
import type { ApiResponse } from './routes/route.ts'

/** Applies a fault before the request is handled. True if there will be no response. */
export const applyFault = async (fault: Fault | null, socket: Socket): Promise<boolean> => {
  if (fault?.with === 'reset') socket.resetAndDestroy()
  if (fault?.with === 'hangup') socket.destroy()
  if (typeof fault?.with === 'object') await wait(fault.with.hangMs, undefined, { ref: false })
  return fault !== null && ['reset', 'hangup', 'silence'].includes(fault.with as string)
}

/** The response that a fault causes; null if it changes none. */
export const faultResponse = (fault: Fault | null): ApiResponse | null => {
  if (typeof fault?.with !== 'number') return null
  if (fault.html) return pageOf(fault, fault.with)
  if (fault.with === 429) return usedUp(rateLimited(fault.retryAfter ?? 1, fault.scope ?? 'user'))
  return { status: fault.with, body: { message: `${fault.with}: as planned`, code: fault.code ?? 0 } }
}

/** Discord's 429 response (topics/rate-limits). */
export const rateLimited = (retryAfter: number, scope: 'user' | 'shared' | 'global'): ApiResponse => ({
  status: 429,
  body: { message: 'You are being rate limited.', retry_after: retryAfter, global: scope === 'global' },
  headers: {
    'retry-after': String(Math.ceil(retryAfter)),
    'x-ratelimit-scope': scope,
    ...(scope === 'global' && { 'x-ratelimit-global': 'true' }),
  },
})

/** Adds the headers of an exhausted bucket. */
const usedUp = (answer: ApiResponse): ApiResponse => {
  const resetAfter = answer.headers!['retry-after']!
  const bucket = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset-after': resetAfter }
  return { ...answer, headers: { ...answer.headers, ...bucket } }
}

/** The proxy in front of Discord sends HTML, without bucket headers. */
const pageOf = ({ retryAfter = 1 }: Fault, status: number): ApiResponse => ({
  status,
  body: `<!DOCTYPE html>\n<html><head><title>${status}</title></head><body>error code: 1015</body></html>\n`,
  headers: {
    'content-type': 'text/html; charset=UTF-8',
    server: 'cloudflare',
    ...(status === 429 && { 'retry-after': String(Math.ceil(retryAfter)) }),
  },
})
