import type { Deps } from '../deps.ts'
import type { AlertChannel } from '../ports/alerts.ts'
import { planCheck } from './check-questions.ts'

export const alertChannel = ({ alerts }: Pick<Deps, 'alerts'>): Promise<AlertChannel | null> =>
  alerts.alertChannel()

/** Null for none. What no one was told yet comes there with the next message. */
export const setAlertChannel = async (
  deps: Pick<Deps, 'alerts' | 'clock' | 'tasks'>,
  channel: AlertChannel | null,
): Promise<void> => {
  await deps.alerts.setAlertChannel(channel)
  if (channel) await planCheck(deps)
}
