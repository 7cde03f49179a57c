import { describe, expect, test } from 'vitest'
import type { Finding, Found } from '../../src/play/findings/finding.ts'
import type { FindingMessage } from '../../src/play/ports/findings.ts'
import { openScratchStore } from './open.ts'
import { NOON } from './sample.ts'

const DAY_MS = 86_400_000
const GUILD = '100000000000000001'
const CHANNEL = '200000000000000001'

const lacking = (channelId: string): Finding => ({
  kind: 'missing-permission',
  ref: channelId,
  channelId,
  permission: 'SendMessages',
})
const [ONE, TWO] = [lacking('1'), lacking('2')]

const found = (...findings: Finding[]): Found => ({ findings, unknown: [] })
const message = (n: number, at = NOON) => ({ id: `message${n}`, at, channelId: CHANNEL, everyMs: DAY_MS })

const open = async () => (await openScratchStore()).store

const made = (
  next: Awaited<ReturnType<Awaited<ReturnType<typeof open>>['findings']['nextFindingMessage']>>,
) => {
  if (next === null || 'waitUntil' in next) throw new Error('no message')
  return next as FindingMessage
}

describe('what a server’s managers are told', () => {
  test('is stored before it is sent, and stays the same until it was', async () => {
    const { findings } = await open()
    expect(await findings.nextFindingMessage(GUILD, message(1), found())).toBeNull()
    const first = await findings.nextFindingMessage(GUILD, message(2), found(ONE))
    expect(first).toEqual({ id: 'message2', at: NOON, channelId: CHANNEL, sentAt: null, findings: [ONE] })
    // No one knows whether it was sent, so the next process gets the same one.
    expect(await findings.nextFindingMessage(GUILD, message(3, NOON + 5), found(ONE, TWO))).toEqual(first)
    await findings.markFindingsSent(GUILD, 'message2', NOON + 6)
    expect(await findings.nextFindingMessage(GUILD, message(4, NOON + 7), found(ONE))).toBeNull()
    expect(await findings.nextFindingMessage(GUILD, message(5, NOON + 8), found(ONE, TWO))).toEqual({
      waitUntil: NOON + DAY_MS,
    })
    expect(
      await findings.nextFindingMessage(GUILD, message(6, NOON + DAY_MS), found(ONE, TWO)),
    ).toMatchObject({ findings: [TWO] })
  })

  test('comes again once it was resolved, and not after a look that could not tell', async () => {
    const { findings } = await open()
    await findings.nextFindingMessage(GUILD, message(1), found(ONE))
    await findings.markFindingsSent(GUILD, 'message1', NOON)
    const later = NOON + DAY_MS
    const unknown: Found = { findings: [], unknown: ['missing-permission'] }
    expect(await findings.nextFindingMessage(GUILD, message(2, later), unknown)).toBeNull()
    expect(await findings.nextFindingMessage(GUILD, message(3, later), found(ONE))).toBeNull()
    expect(await findings.nextFindingMessage(GUILD, message(4, later), found())).toBeNull()
    expect(await findings.nextFindingMessage(GUILD, message(5, later), found(ONE))).toMatchObject({
      findings: [ONE],
    })
  })

  test('in a channel that refuses it is told in the next one', async () => {
    const { findings, guilds } = await open()
    await guilds.markJoined([GUILD])
    await findings.refuseFindingMessage(
      GUILD,
      made(await findings.nextFindingMessage(GUILD, message(1), found(ONE))),
    )
    expect(await findings.findingState(GUILD)).toEqual({ isThere: true, refused: CHANNEL })
    await findings.allowFindings(GUILD)
    expect(await findings.findingState(GUILD)).toEqual({ isThere: true, refused: null })
    expect(await findings.nextFindingMessage(GUILD, message(2, NOON + 1), found(ONE))).toMatchObject({
      id: 'message2',
      findings: [ONE],
    })
  })

  test('is told again after someone stopped and chose a channel again, still at most once a day', async () => {
    const { findings } = await open()
    await findings.nextFindingMessage(GUILD, message(1), found(ONE))
    await findings.markFindingsSent(GUILD, 'message1', NOON)
    await findings.forgetFindings(GUILD)
    const again = await findings.nextFindingMessage(GUILD, message(2, NOON + 1), found(ONE))
    expect(again).toEqual({ waitUntil: NOON + DAY_MS })
  })

  test('that two processes look for at once is in one message', async () => {
    const { findings } = await open()
    const both = await Promise.all(
      [1, 2].map(n => findings.nextFindingMessage(GUILD, message(n), found(ONE, TWO))),
    )
    expect(both[0]).toEqual(both[1])
  })

  test('is gone with the server, like what is planned for it', async () => {
    const { findings, guilds, tasks } = await open()
    await guilds.markJoined([GUILD])
    await findings.nextFindingMessage(GUILD, message(1), found(ONE))
    await tasks.addTask('check-guild', GUILD, NOON, 'later')
    await guilds.markLeft([GUILD], NOON)
    expect(await findings.findingState(GUILD)).toEqual({ isThere: false, refused: null })
    while (await guilds.purgeBatch(GUILD, NOON, 1000));
    expect(await tasks.isTaskPlanned('check-guild', GUILD)).toBe(false)
    await guilds.markJoined([GUILD])
    expect(await findings.nextFindingMessage(GUILD, message(2, NOON + 1), found(ONE))).toMatchObject({
      id: 'message2',
    })
  })
})
