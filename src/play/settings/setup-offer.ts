import { DAY_MS } from '../../quiz/day.ts'
import type { Deps } from '../deps.ts'
import { settingsOf } from './banks.ts'

/** Whether the guided setup is to be offered now: not where it's done or dismissed, nor twice a day. Notes that it is. */
export const takeSetupOffer = async (
  deps: Pick<Deps, 'clock' | 'dailies' | 'settings'>,
  guildId: string,
): Promise<boolean> => {
  const { setup } = await settingsOf(deps, guildId)
  const now = deps.clock.now()
  if (setup === 'done' || (setup !== null && Math.abs(now - setup) < DAY_MS)) return false
  // A server that has a daily question was set up before there was a setup.
  const isSetUp = (await deps.dailies.dailiesOf(guildId)).length > 0
  await deps.settings.changeSettings(guildId, { setup: isSetUp ? 'done' : now })
  return !isSetUp
}
