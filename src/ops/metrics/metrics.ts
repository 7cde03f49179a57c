import { collectDefaultMetrics, Registry } from 'prom-client'
import { backlogMetrics } from './backlog.ts'
import { bankMetrics } from './banks.ts'
import { gatewayMetrics, requestMetrics } from './discord.ts'
import { interactionMetrics } from './interactions.ts'
import { backgroundMetrics, dailyMetrics, databaseMetrics, duplicateMetrics } from './work.ts'

/** All that is counted, in a registry of its own. Telling it something costs about a microsecond and never throws. */
export const createMetrics = () => {
  const registry = new Registry()
  const duplicates = duplicateMetrics(registry)
  return {
    ...interactionMetrics(registry, duplicates.duplicatePrevented),
    ...gatewayMetrics(registry),
    ...requestMetrics(registry),
    ...dailyMetrics(registry),
    ...duplicates,
    ...backgroundMetrics(registry),
    ...backlogMetrics(registry),
    ...databaseMetrics(registry),
    ...bankMetrics(registry),
    /** Memory, processor, garbage collection and the event loop's delay as well. Watching these costs a little. */
    watchProcess: () => collectDefaultMetrics({ register: registry }),
    /** In Prometheus's text format. */
    text: () => registry.metrics(),
    contentType: registry.contentType,
    registry,
  }
}

export type Metrics = ReturnType<typeof createMetrics>
