/** Null where the part is ready; else why it is not, without secrets. */
export type Check = () => string | null | Promise<string | null>

export type NotReady = { readonly part: string; readonly why: string }

export type Readiness = {
  /** From now on this tells whether the part is ready. */
  watch(part: string, check: Check): void
  /** Never ready again. */
  stopping(): void
  /** All that is not ready; nothing where the bot can serve people. Never throws. */
  missing(): Promise<readonly NotReady[]>
}

/** Whether the bot can serve people. A part that nobody watches yet has not started. */
export const createReadiness = (parts: readonly string[]): Readiness => {
  const checks = new Map<string, Check>(parts.map(part => [part, () => 'it has not started yet']))
  return {
    watch: (part, check) => void checks.set(part, check),
    stopping: () => void checks.set('bot', () => 'it is stopping'),
    async missing() {
      const looked = [...checks].map(async ([part, check]) => ({ part, why: await check() }))
      return (await Promise.all(looked)).filter((one): one is NotReady => one.why !== null)
    },
  }
}

/**
 * Asks something that should answer within a time. Whoever asks while it has not answered joins in, so that
 * nothing piles up in front of what hangs.
 */
export const answersWithin = (ms: number, ask: () => Promise<unknown>): Check => {
  let asking: Promise<string | null> | null = null
  return () => {
    asking ??= ask()
      .then(() => null, told)
      .finally(() => {
        asking = null
      })
    return inTime(ms, asking)
  }
}

const inTime = async (ms: number, answer: Promise<string | null>): Promise<string | null> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<string>(resolve => {
    timer = setTimeout(resolve, ms, `it has not answered within ${ms} ms`)
  })
  return Promise.race([answer, late]).finally(() => clearTimeout(timer))
}

/** The code alone: a message may hold more than a stranger should read. */
const told = (error: unknown): string => {
  const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown }
  return `it fails with ${String(code ?? name ?? 'an error')}`
}
