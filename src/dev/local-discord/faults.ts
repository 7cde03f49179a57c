/** Something that shall go wrong. */
export type Fault = {
  /** Any, if not said. */
  readonly method?: string
  /** Everything, if not said. */
  readonly path?: RegExp
  /** For `next`: how many requests it meets; one if not said. */
  readonly times?: number
  /**
   * - a number: answered with this HTTP status, and nothing is done;
   * - `reset`: the connection is reset before anything is done (clients see ECONNRESET);
   * - `hangup`: it is closed before anything is done, which discord.js does not try again;
   * - `lost`: it is done, and the connection is reset instead of an answer;
   * - `silence`: nothing is done and nothing is ever answered;
   * - `hangMs`: done and answered, but so much later.
   */
  readonly with: number | 'reset' | 'hangup' | 'lost' | 'silence' | { readonly hangMs: number }
  /** For a status: a page of HTML, as what stands before Discord answers, instead of Discord's JSON. */
  readonly html?: boolean
  /** For 429: seconds to wait; 1 if not said. */
  readonly retryAfter?: number
  /** For 429: whose limit it is; the user's, that is the bot's for this address, if not said. */
  readonly scope?: 'user' | 'shared' | 'global'
}

/** Faults that tests plan, the oldest first. */
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
    /** The next requests that fit meet it. */
    next(fault: Fault): void {
      plan(fault, fault.times ?? 1)
    },
    /** Every request that fits meets it, until what this returns is called. */
    during: (fault: Omit<Fault, 'times'>): (() => void) => plan(fault, Number.POSITIVE_INFINITY),
    /** Ends all. */
    clear(): void {
      planned = []
    },
    /** How many requests met a fault. */
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
