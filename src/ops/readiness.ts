import pTimeout from 'p-timeout'

/** Null if the part is ready, otherwise the reason, without secrets. */
export type ReadinessCheck = () => string | null | Promise<string | null>

export type UnreadyPart = { readonly part: string; readonly why: string }

export type Readiness = {
  setCheck(part: string, check: ReadinessCheck): void
  /** Makes the bot unready for good. */
  markStopping(): void
  /** Every part that is not ready; empty if the bot can serve people. Never throws. */
  findUnreadyParts(): Promise<readonly UnreadyPart[]>
}

/** The readiness probe: whether the bot can serve people. A part is unready until its check is set. */
export const createReadiness = (parts: readonly string[]): Readiness => {
  const checks = new Map<string, ReadinessCheck>(parts.map(part => [part, () => 'it hasn’t started yet']))
  return {
    setCheck: (part, check) => void checks.set(part, check),
    markStopping: () => void checks.set('bot', () => 'it’s stopping'),
    async findUnreadyParts() {
      const results = [...checks].map(async ([part, check]) => ({ part, why: await check() }))
      return (await Promise.all(results)).filter((one): one is UnreadyPart => one.why !== null)
    },
  }
}

/** A check with a timeout. Concurrent callers share one ping, so that pings do not pile up on a service that hangs. */
export const checkWithTimeout = (timeoutMs: number, ping: () => Promise<unknown>): ReadinessCheck => {
  let running: Promise<string | null> | null = null
  return () => {
    running ??= ping()
      .then(() => null, describeFailure)
      .finally(() => {
        running = null
      })
    const fallback = () => `it hasn’t answered within ${timeoutMs} ms`
    return pTimeout(running, { milliseconds: timeoutMs, fallback })
  }
}

/** Only the error's code: anyone may read this, and the message may hold secrets. */
const describeFailure = (error: unknown): string => {
  const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown }
  return `it fails with ${String(code ?? name ?? 'an error')}`
}
