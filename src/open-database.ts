import type { Cleanup } from './cleanup.ts'
import type { Config } from './config.ts'
import type { Log } from './ops/log.ts'
import type { Observability } from './ops/observability.ts'
import { checkWithTimeout } from './ops/readiness.ts'
import { createThrottledWarning } from './ops/throttled-warning.ts'
import { QUEUES } from './play/tasks/task-kinds.ts'
import { type OpenedStore, openStore } from './store/store.ts'

/** Readiness fails for a database that takes longer, ms: Discord gives a click 3 s. */
const DATABASE_TIMEOUT_MS = 1000

/** Opens the store, and wires it to metrics and readiness. `lockTimeoutMs`: how long another bot on its file is waited for. */
export const openDatabase = async (
  config: Config,
  log: Log,
  { metrics, onQuery, readiness }: Observability,
  lockTimeoutMs: number | undefined,
  cleanup: Cleanup,
): Promise<OpenedStore> => {
  const unreachable = createThrottledWarning(log, 'the database could not be reached', { isExpected: true })
  const onWaiting = () => log.warn('another Proctor uses the database: waiting for it to stop')
  const opened = await openStore(config.database, {
    onQuery,
    onError: unreachable.fail,
    lock: { onWaiting, signal: cleanup.signal, maxWaitMs: lockTimeoutMs },
  })
  const { maintenance, tasks } = opened.store
  await cleanup.add(() => maintenance.stop())
  readiness.setCheck('database', checkWithTimeout(DATABASE_TIMEOUT_MS, maintenance.ping))
  metrics.watchQueues(QUEUES.map(queue => ({ queue, oldest: () => tasks.oldestDueTask(queue) })))
  return opened
}
