import { Counter, Gauge, Histogram, type Registry } from 'prom-client'
import type { Duplicate } from './duplicates.ts'

const KINDS = ['command', 'menu', 'button', 'select', 'form', 'autocomplete'] as const
export type InteractionKind = (typeof KINDS)[number]

/** A finished interaction. Times are ms since its timestamp from Discord. */
export type InteractionEnd = {
  readonly kind: InteractionKind
  /** The command's name or the button's kind. A label, so it must have few values. */
  readonly name: string
  readonly outcome: string
  readonly receivedMs: number
  /** Null if no answer reached Discord. */
  readonly acknowledgedMs: number | null
}

/** In seconds. Discord's deadline for an answer is 3 s. */
const BUCKETS = [0.05, 0.1, 0.15, 0.2, 0.3, 0.5, 0.75, 1, 1.5, 2, 2.5, 3, 5]

const DUPLICATE_OUTCOMES: Readonly<Record<string, Duplicate>> = {
  'already-answered': 'answer',
  'already-asked': 'question',
  elsewhere: 'interaction',
}

export const interactionMetrics = (registry: Registry, onDuplicate: (what: Duplicate) => void) => {
  const registers = [registry]
  const received = new Histogram({
    name: 'proctor_interaction_receipt_seconds',
    help: "From Discord's timestamp of an interaction to its receipt here. Off by as much as this machine's clock.",
    labelNames: ['kind'],
    buckets: BUCKETS,
    registers,
  })
  const acknowledged = new Histogram({
    name: 'proctor_interaction_acknowledgement_seconds',
    help: "From Discord's timestamp of an interaction to the end of the request that answered it; Discord gives 3 s. Off by as much as this machine's clock. Excludes those that got no answer.",
    labelNames: ['kind'],
    buckets: BUCKETS,
    registers,
  })
  const ended = new Counter({
    name: 'proctor_interactions_total',
    help: 'Interactions handled, by what was used and the outcome. restarting: the bot was stopping; elsewhere: another process handled it.',
    labelNames: ['kind', 'name', 'outcome'],
    registers,
  })
  const unacknowledged = new Counter({
    name: 'proctor_interactions_unacknowledged_total',
    help: 'Interactions for which no answer from this process reached Discord: the person saw that the application did not respond.',
    labelNames: ['kind'],
    registers,
  })
  const failed = new Counter({
    name: 'proctor_interactions_failed_total',
    help: 'Interactions that failed because of the bot: the person saw a code, which is also in the log. They count in proctor_interactions_total too.',
    labelNames: ['kind'],
    registers,
  })
  // Prometheus sees no increase in a counter that first appears as 1, so these start at 0.
  for (const kind of KINDS) for (const counter of [failed, unacknowledged]) counter.inc({ kind }, 0)
  const running = new Gauge({
    name: 'proctor_interactions_running',
    help: 'Interactions that are being handled right now.',
    registers,
  })
  return {
    interactionBegan: () => running.inc(),
    interactionEnded({ kind, name, outcome, receivedMs, acknowledgedMs }: InteractionEnd): void {
      running.dec()
      ended.inc({ kind, name, outcome })
      if (outcome === 'failed') failed.inc({ kind })
      received.observe({ kind }, receivedMs / 1000)
      if (acknowledgedMs !== null) acknowledged.observe({ kind }, acknowledgedMs / 1000)
      else if (outcome !== 'elsewhere') unacknowledged.inc({ kind })
      const prevented = DUPLICATE_OUTCOMES[outcome]
      if (prevented) onDuplicate(prevented)
    },
  }
}
