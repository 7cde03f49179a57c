import { describe, expect, test } from 'vitest'
import type { Finding } from '../../src/play/findings/finding.ts'
import type { Delivery } from '../../src/play/ports/publisher.ts'
import { DAY_MS } from '../../src/quiz/day.ts'
import { sampleBank, sampleQuestion } from '../quiz/sample.ts'
import { anAsker, openTable, setDaily, someSettings } from './table.ts'

const GUILD = anAsker(0).guildId
const HERE = anAsker(0).channelId
const STAFF = '200000000000000009'
const HOUR = 3600
const DAY = DAY_MS / 1000

type Table = Awaited<ReturnType<typeof openTable>>

/** A server whose managers are told in the staff channel. */
const openServer = async (given: Parameters<typeof openTable>[0] = {}) => {
  const table = await openTable(given)
  await table.store.guilds.markJoined([GUILD])
  const choose = (id: string) => table.quiz.chooseFindingChannel(GUILD, { id, locale: 'en-US' })
  await choose(STAFF)
  return { ...table, choose }
}

/** What each message told, by kind. */
const told = ({ said }: Pick<Table, 'said'>): Finding['kind'][][] =>
  said.flatMap(one => (one.kind === 'findings' ? [one.view.findings.map(({ kind }) => kind)] : []))

const refuse = async (): Promise<Delivery> => ({
  kind: 'gone',
  why: '10003 Unknown Channel',
  refusal: 'channel-gone',
})

describe('a server’s managers', () => {
  test('hear of a daily question that had to be paused, once, with why', async () => {
    const table = await openServer()
    await setDaily(table)
    table.nextDelivery(refuse)
    await table.advance(HOUR + 60)
    expect(told(table)).toEqual([['daily-paused']])
    expect(table.said.at(-1)).toMatchObject({
      view: { channelId: STAFF, locale: 'en-US', findings: [{ why: 'channel-gone', channelId: HERE }] },
    })
    await table.advance(3 * DAY)
    expect(told(table)).toEqual([['daily-paused']])
  })

  test('hear nothing about one that they paused themselves, and nothing at all where no channel is chosen', async () => {
    const table = await openServer()
    await setDaily(table)
    await table.quiz.pauseDaily({ guildId: GUILD, dailyId: null })
    await table.advance(2 * DAY)
    expect(told(table)).toEqual([])
    await table.quiz.chooseFindingChannel(GUILD, null)
    await table.quiz.resumeDaily({ guildId: GUILD, dailyId: null })
    table.nextDelivery(refuse)
    await table.advance(2 * DAY)
    expect(told(table)).toEqual([])
    expect(await table.store.tasks.isTaskPlanned('check-guild', GUILD)).toBe(false)
  })

  test('hear of what else comes that day with the message of the next', async () => {
    const table = await openServer()
    await setDaily(table)
    table.lacks.set(HERE, ['AttachFiles'])
    await table.choose(STAFF)
    await table.advance(60)
    expect(told(table)).toEqual([['missing-permission']])
    table.nextDelivery(refuse)
    await table.advance(2 * HOUR)
    expect(told(table)).toHaveLength(1)
    await table.advance(DAY)
    expect(told(table)).toEqual([['missing-permission'], ['daily-paused']])
  })

  test('hear again of a permission that was given back and is missing again, but not after a check that failed', async () => {
    const table = await openServer()
    await setDaily(table)
    table.lacks.set(HERE, ['AttachFiles'])
    await table.advance(DAY + 60)
    expect(told(table)).toHaveLength(1)
    table.lacks.set(HERE, 'unchecked')
    await table.advance(DAY)
    table.lacks.set(HERE, ['AttachFiles'])
    await table.advance(DAY)
    expect(told(table)).toHaveLength(1)
    table.lacks.delete(HERE)
    await table.advance(DAY)
    table.lacks.set(HERE, ['AttachFiles'])
    await table.advance(DAY)
    expect(told(table)).toEqual([['missing-permission'], ['missing-permission']])
  })

  test('hear of a weekly summary that had to be paused, and of what it will lack before that', async () => {
    const table = await openServer()
    const weekly = '200000000000000007'
    await table.quiz.changeWeekly(GUILD, { channelId: weekly, locale: 'en-US' })
    table.lacks.set(weekly, ['SendMessages'])
    await table.advance(DAY + 60)
    expect(told(table)).toEqual([['missing-permission']])
    table.nextDelivery(refuse)
    await table.advance(8 * DAY)
    expect(told(table)).toEqual([['missing-permission'], ['weekly-paused']])
  })

  test('hear of a daily question that finds nothing to ask', async () => {
    const table = await openServer({ banks: [sampleBank(8)] })
    await setDaily(table)
    table.replaceBanks([])
    await table.advance(2 * DAY + 2 * HOUR)
    expect(told(table)).toEqual([['daily-problem']])
  })

  test('hear of doubtful questions of their banks, unless they suspended them', async () => {
    const other = sampleQuestion({ id: 'other/1', bank: 'other' })
    const table = await openServer({
      banks: [sampleBank(8), sampleBank(0, { name: 'other', questions: [other] })],
    })
    const [mine, suspended] = sampleBank(8).questions
    await table.quiz.changeSettings(GUILD, { banks: [sampleBank(8).name] })
    await table.quiz.suspendQuestion({ questionId: suspended!.id, guildId: GUILD, by: 'mo' })
    const alerts = [mine!, suspended!, other].map(({ id }) => ({ questionId: id, kind: 'reports' as const }))
    await table.store.alerts.replaceAlerts(alerts, table.clock.now())
    await table.overlay.reload()
    await table.advance(DAY + 60)
    expect(table.said.filter(({ kind }) => kind === 'findings')).toMatchObject([
      { view: { findings: [{ kind: 'suspect', why: 'reports', text: mine!.text }] } },
    ])
  })

  test('get one message, whenever the process dies', async () => {
    const table = await openServer()
    await setDaily(table)
    table.lacks.set(HERE, ['SendMessages'])
    table.nextDelivery(() => Promise.reject(new Error('the connection broke')))
    await table.choose(STAFF)
    await table.advance(10)
    expect(told(table)).toEqual([['missing-permission']])
    // Sent, but the process died before it knew.
    await table.db
      .updateTable('guild_findings')
      .set({ message: pending(table) })
      .execute()
    await table.choose(STAFF)
    await table.advance(10)
    expect(told(table)).toHaveLength(1)
    expect(table.tallied).toContain('not twice: message')
  })

  test('see in the settings that their channel refuses messages; it is left alone until they choose one', async () => {
    const table = await openServer()
    await setDaily(table)
    table.lacks.set(HERE, ['AttachFiles'])
    const findingChannel = { id: STAFF, locale: 'en-US' }
    table.nextDelivery(refuse)
    await table.choose(STAFF)
    await table.advance(60)
    expect(await table.quiz.refusedFindingChannel(GUILD, { findingChannel })).toBe(STAFF)
    expect(table.trouble).toEqual([expect.stringContaining(STAFF)])
    await table.advance(3 * DAY)
    expect(told(table)).toEqual([])
    await table.choose('200000000000000008')
    await table.advance(60)
    expect(table.said.at(-1)).toMatchObject({ kind: 'findings', view: { channelId: '200000000000000008' } })
  })

  test('of a server that removed the bot hear nothing', async () => {
    const table = await openServer()
    await setDaily(table, someSettings())
    await table.store.guilds.markLeft([GUILD], table.clock.now())
    table.lacks.set(HERE, ['SendMessages'])
    table.guildList.list = async () => []
    await table.advance(2 * DAY)
    expect(told(table)).toEqual([])
  })
})

/** The message that was sent last, as it was before that was known. */
const pending = ({ said }: Pick<Table, 'said'>): string => {
  const last = said.findLast(one => one.kind === 'findings')
  if (last?.kind !== 'findings') throw new Error('no message')
  const { locale: _locale, ...message } = last.view
  return JSON.stringify({ ...message, sentAt: null })
}
