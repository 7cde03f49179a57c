import type { Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import type { Fault } from './faults.ts'
import type { ApiResponse } from './routes/route.ts'

/** What a fault does before a request is looked at. True where nothing is left to do. */
export const applyFault = async (fault: Fault | null, socket: Socket): Promise<boolean> => {
  if (fault?.with === 'reset') socket.resetAndDestroy()
  if (fault?.with === 'hangup') socket.destroy()
  if (typeof fault?.with === 'object') await wait(fault.with.hangMs, undefined, { ref: false })
  return fault !== null && ['reset', 'hangup', 'silence'].includes(fault.with as string)
}

/** What is answered because of a fault; null where it leaves the answer alone. */
export const faultResponse = (fault: Fault | null): ApiResponse | null => {
  if (typeof fault?.with !== 'number') return null
  if (fault.html) return pageOf(fault, fault.with)
  if (fault.with === 429) return usedUp(rateLimited(fault.retryAfter ?? 1, fault.scope ?? 'user'))
  return { status: fault.with, body: { message: `${fault.with}: as planned`, code: 0 } }
}

/** Discord's answer to whom it limits (topics/rate-limits). */
export const rateLimited = (retryAfter: number, scope: 'user' | 'shared' | 'global'): ApiResponse => ({
  status: 429,
  body: { message: 'You are being rate limited.', retry_after: retryAfter, global: scope === 'global' },
  headers: {
    'retry-after': String(Math.ceil(retryAfter)),
    'x-ratelimit-scope': scope,
    ...(scope === 'global' && { 'x-ratelimit-global': 'true' }),
  },
})

/** With the headers of a bucket in which nothing is left until then. */
const usedUp = (answer: ApiResponse): ApiResponse => {
  const resetAfter = answer.headers!['retry-after']!
  const bucket = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset-after': resetAfter }
  return { ...answer, headers: { ...answer.headers, ...bucket } }
}

/** What stands before Discord knows no buckets and speaks no JSON. */
const pageOf = ({ retryAfter = 1 }: Fault, status: number): ApiResponse => ({
  status,
  body: `<!DOCTYPE html>\n<html><head><title>${status}</title></head><body>error code: 1015</body></html>\n`,
  headers: {
    'content-type': 'text/html; charset=UTF-8',
    server: 'cloudflare',
    ...(status === 429 && { 'retry-after': String(Math.ceil(retryAfter)) }),
  },
})
