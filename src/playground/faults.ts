/** Something that shall go wrong, for the next requests that fit. */
export type Fault = {
  readonly method?: string
  readonly path: RegExp
  /** Once if not said. */
  readonly times?: number
  /** An HTTP status, a dropped connection before anything is done, or no answer for a while. */
  readonly with: number | 'reset' | { readonly hangMs: number }
  /** For 429: seconds to wait. */
  readonly retryAfter?: number
}

/** Faults that tests plan. Each is used up by as many requests as it says. */
export const createFaults = () => {
  let planned: { fault: Fault; left: number }[] = []
  return {
    next(fault: Fault): void {
      planned.push({ fault, left: fault.times ?? 1 })
    },
    clear(): void {
      planned = []
    },
    take(method: string, path: string): Fault | null {
      const plan = planned.find(
        ({ fault, left }) => left > 0 && (fault.method ?? method) === method && fault.path.test(path),
      )
      if (!plan) return null
      plan.left -= 1
      planned = planned.filter(({ left }) => left > 0)
      return plan.fault
    },
  }
}

export type Faults = ReturnType<typeof createFaults>
