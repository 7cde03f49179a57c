import { DAY_MS } from '../../quiz/day.ts'
import type { Deps } from '../deps.ts'
import type { AlertChannel, AlertMessage } from '../ports/alerts.ts'
import type { Task } from '../record.ts'

type TellDeps = Pick<Deps, 'alerts' | 'clock' | 'metrics' | 'publisher' | 'random'>

/**
 * The task `tell-owners`: says once in the chosen channel which questions need someone, at most one message a day. Resolves
 * with the time of the next one, if something is left to tell. Idempotent: the message is stored before it is sent, and a
 * process that finds one which may have been sent looks for it in the channel first.
 */
export const tellOwners = async (
  deps: TellDeps,
  { attempts }: Pick<Task, 'attempts'>,
): Promise<number | null> => {
  const channel = await deps.alerts.alertChannel()
  if (!channel || channel.gone) return null
  const at = deps.clock.now()
  const message = await deps.alerts.nextAlertMessage({ id: deps.random.id(), at, everyMs: DAY_MS })
  if (message === null) return null
  if ('waitUntil' in message) return message.waitUntil
  const mayBeSent = attempts > 1 || message.at !== at
  await send(deps, channel, message, mayBeSent)
  return null
}

const send = async (
  deps: TellDeps,
  channel: AlertChannel,
  message: AlertMessage,
  mayBeSent: boolean,
): Promise<void> => {
  const view = { ...channel, message }
  if (mayBeSent && (await deps.publisher.findAlert(view)) !== null)
    deps.metrics?.duplicatePrevented('message')
  else if ((await deps.publisher.alert(view)).kind === 'gone') {
    await deps.alerts.dropAlertMessage(message)
    await deps.alerts.setAlertChannel({ ...channel, gone: true })
    return
  }
  await deps.alerts.markAlertSent(message.id, deps.clock.now())
}
