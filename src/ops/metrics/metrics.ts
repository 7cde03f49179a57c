import { collectDefaultMetrics, Registry } from 'prom-client'
import { backgroundMetrics, dailyMetrics } from './background.ts'
import { backlogMetrics } from './backlog.ts'
import { bankMetrics } from './banks.ts'
import { databaseMetrics } from './database.ts'
import { gatewayMetrics, requestMetrics } from './discord.ts'
import { duplicateMetrics } from './duplicates.ts'
import { interactionMetrics } from './interactions.ts'

/** All metrics, in their own registry. Recording one takes about a microsecond and never throws. `now` is the bot's clock, ms UTC. */
export const createMetrics = (now: () => number = Date.now) => {
  const registry = new Registry()
  const duplicates = duplicateMetrics(registry)
  return {
    ...interactionMetrics(registry, duplicates.duplicatePrevented),
    ...gatewayMetrics(registry),
    ...requestMetrics(registry),
    ...dailyMetrics(registry),
    ...duplicates,
    ...backgroundMetrics(registry),
    ...backlogMetrics(registry, now),
    ...databaseMetrics(registry),
    ...bankMetrics(registry),
    /** Adds memory, CPU, garbage collection and event loop lag, which take a little work to collect. */
    watchProcess: () => collectDefaultMetrics({ register: registry }),
    /** In Prometheus's text exposition format. */
    text: () => registry.metrics(),
    contentType: registry.contentType,
    registry,
  }
}

export type Metrics = ReturnType<typeof createMetrics>
