/** An injected fault: what goes wrong, and for which requests. */
export type Fault = {
  /** Any by default. */
  readonly method?: string
  /** All paths by default. */
  readonly path?: RegExp
  /** For `next`: how many requests it affects, 1 by default. */
  readonly times?: number
  /**
   * - a number: this HTTP status, without any effect;
   * - `reset`: the connection is reset before any effect (clients see ECONNRESET);
   * - `hangup`: the connection is closed before any effect, which discord.js does not retry;
   * - `lost`: the request takes effect, but the connection is reset instead of a response;
   * - `silence`: no effect and no response, ever;
   * - `hangMs`: effect and response, delayed by so much.
   */
  readonly with: number | 'reset' | 'hangup' | 'lost' | 'silence' | { readonly hangMs: number }
  /** For a status: Discord's JSON error code, 0 by default. */
  readonly code?: number
  /** For a status: respond with an HTML page, as the proxy in front of Discord does. */
  readonly html?: boolean
  /** For 429: `retry_after` in seconds, 1 by default. */
  readonly retryAfter?: number
  /** For 429: the scope of the limit, `user` (the bot's own) by default. */
  readonly scope?: 'user' | 'shared' | 'global'
}

/** Fault injection for tests. The oldest matching fault applies. */
export const createFaults = () => {
  let planned: { readonly fault: Fault; left: number }[] = []
  let met = 0
  const plan = (fault: Fault, left: number) => {
    const mine = { fault, left }
    planned.push(mine)
    return () => {
      planned = planned.filter(one => one !== mine)
    }
  }
  return {
    /** Affects the next matching requests. */
    next(fault: Fault): void {
      plan(fault, fault.times ?? 1)
    },
    /** Affects every matching request until the returned function is called. */
    during: (fault: Omit<Fault, 'times'>): (() => void) => plan(fault, Number.POSITIVE_INFINITY),
    /** Removes all faults. */
    clear(): void {
      planned = []
    },
    /** How many requests were affected. */
    met: () => met,
    take(method: string, path: string): Fault | null {
      const one = planned.find(({ fault }) => fits(fault, method, path))
      if (!one) return null
      met += 1
      one.left -= 1
      planned = planned.filter(({ left }) => left > 0)
      return one.fault
    },
  }
}

export type Faults = ReturnType<typeof createFaults>

const fits = (fault: Fault, method: string, path: string): boolean =>
  (fault.method ?? method) === method && (fault.path?.test(path) ?? true)
