import { describe, expect, test } from 'vitest'
import type { Alert } from '../../src/play/ports/alerts.ts'
import { openScratchStore } from './open.ts'
import { NOON } from './sample.ts'

const DAY_MS = 86_400_000
const ONE: Alert = { questionId: 'sample/1', kind: 'answers' }
const TWO: Alert = { questionId: 'sample/2', kind: 'reports' }
const TRIAL: Alert = { questionId: 'sample/3', kind: 'trial' }

const message = (n: number, at = NOON) => ({ id: `message${n}`, at, everyMs: DAY_MS })

describe('alerts', () => {
  test('are replaced as a whole; suspects among them change what every process knows', async () => {
    const { store } = await openScratchStore()
    const { alerts, corrections } = store
    expect(await alerts.replaceAlerts([ONE, TRIAL], NOON)).toBe(true)
    expect(await alerts.alerts()).toEqual([ONE, TRIAL])
    const first = await corrections.overrides()
    expect(first.suspects).toEqual(['sample/1'])
    expect(await alerts.replaceAlerts([TRIAL, ONE], NOON + 1)).toBe(false)
    expect(await corrections.overridesVersion()).toBe(first.version)
    expect(await alerts.replaceAlerts([TWO], NOON + 2)).toBe(true)
    expect(await alerts.alerts()).toEqual([TWO])
    const second = await corrections.overrides()
    expect(second.suspects).toEqual(['sample/2'])
    expect(second.version).not.toBe(first.version)
  })

  test('are told once, at most once a day', async () => {
    const { alerts } = (await openScratchStore()).store
    expect(await alerts.nextAlertMessage(message(1))).toBeNull()
    await alerts.replaceAlerts([ONE, TRIAL], NOON)
    const made = await alerts.nextAlertMessage(message(2))
    expect(made).toEqual({ id: 'message2', at: NOON, sentAt: null, counts: { answers: 1, trial: 1 } })
    // No one knows whether it was sent, so the next process gets the same one.
    expect(await alerts.nextAlertMessage(message(3, NOON + 5))).toEqual(made)
    await alerts.markAlertSent('message2', NOON + 6)
    expect(await alerts.nextAlertMessage(message(4, NOON + 2 * DAY_MS))).toBeNull()
    await alerts.replaceAlerts([ONE, TWO, TRIAL], NOON + 7)
    expect(await alerts.nextAlertMessage(message(5, NOON + 8))).toEqual({ waitUntil: NOON + DAY_MS })
    expect(await alerts.nextAlertMessage(message(6, NOON + DAY_MS))).toMatchObject({ counts: { reports: 1 } })
  })

  test('of a message that can’t be sent are told with the next one', async () => {
    const { alerts } = (await openScratchStore()).store
    await alerts.replaceAlerts([ONE], NOON)
    const made = await alerts.nextAlertMessage(message(1))
    if (!made || 'waitUntil' in made) throw new Error('no message')
    await alerts.dropAlertMessage(made)
    expect(await alerts.nextAlertMessage(message(2, NOON + 1))).toMatchObject({
      id: 'message2',
      counts: { answers: 1 },
    })
  })

  test('that two processes look for at once are in one message', async () => {
    const { alerts } = (await openScratchStore()).store
    await alerts.replaceAlerts([ONE, TWO], NOON)
    const both = await Promise.all([alerts.nextAlertMessage(message(1)), alerts.nextAlertMessage(message(2))])
    expect(both[0]).toEqual(both[1])
  })

  test('go to the channel that was chosen last', async () => {
    const { alerts } = (await openScratchStore()).store
    expect(await alerts.alertChannel()).toBeNull()
    const channel = { guildId: '1', channelId: '2', locale: 'en-US' }
    await alerts.setAlertChannel(channel)
    expect(await alerts.alertChannel()).toEqual(channel)
    await alerts.setAlertChannel(null)
    expect(await alerts.alertChannel()).toBeNull()
  })
})
