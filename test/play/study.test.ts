import { describe, expect, test } from 'vitest'
import type { StudyChanges } from '../../src/play/study/change-study.ts'
import { DEFAULT_STUDY } from '../../src/play/study/record.ts'
import { dateOfDay, dayNumber } from '../../src/quiz/day.ts'
import { sampleBank } from '../quiz/sample.ts'
import { dueCards } from '../store/cards.ts'
import { anAsker, openTable } from './table.ts'

const ANA = 'ana'
const HERE = anAsker(0).guildId
const HOUR_MS = 3_600_000

/** A table at which Ana has answered some questions wrong at noon (UTC) on Monday, 23 November 2026. */
const openDesk = async (missed = 3, given: Parameters<typeof openTable>[0] = {}) => {
  const table = await openTable(given)
  for (let n = 0; n < missed; n++) {
    const view = await table.ask({ audience: 'private' })
    await table.press(view, ANA, false)
  }
  return {
    ...table,
    change: (typed: StudyChanges['typed'], guildId = HERE) =>
      table.quiz.changeStudy({ userId: ANA, guildId, locale: 'de', typed }),
    show: () => table.quiz.showStudy({ userId: ANA, guildId: HERE }),
    /** It is then this time, and what is due is done. */
    async at(iso: string) {
      table.clock.time = Date.parse(iso)
      await table.quiz.runDueTasks()
    },
    reminders: () => table.said.flatMap(said => (said.kind === 'reminder' ? [said.view] : [])),
    dueDates: async () => {
      const cards = await dueCards(table.db, ANA, 99_999)
      return cards.map(({ dueOn }) => dateOfDay(dueOn)).sort()
    },
  }
}

describe('the study plan', () => {
  test('shows what is due today and in the next seven days', async () => {
    const desk = await openDesk()
    expect(await desk.show()).toMatchObject({ due: 0, later: [3, 0, 0, 0, 0, 0, 0], left: 0, perDay: 20 })
    await desk.at('2026-11-24T08:00:00Z')
    expect(await desk.show()).toMatchObject({ due: 3, left: 3, later: [0, 0, 0, 0, 0, 0, 0] })
  })

  test('never asks more than the daily amount, what was reviewed that day included', async () => {
    const desk = await openDesk(5)
    await desk.change({ amount: '2' })
    await desk.at('2026-11-24T08:00:00Z')
    expect(await desk.show()).toMatchObject({ due: 5, left: 2, reviewed: 0 })
    const post = await desk.ask({ audience: 'private' })
    await desk.press(post, ANA, true)
    const after = await desk.show()
    expect(after.left).toBe(2 - after.reviewed)
    await desk.change({ amount: '' })
    expect((await desk.show()).perDay).toBe(20)
  })

  test('counts days in the person’s zone', async () => {
    const desk = await openDesk()
    await desk.at('2026-11-23T13:00:00Z')
    expect((await desk.show()).due).toBe(0)
    await desk.change({ zone: 'auckland' })
    expect(await desk.show()).toMatchObject({ zone: 'Pacific/Auckland', due: 3 })
    await desk.change({ zone: '' })
    expect(await desk.show()).toMatchObject({ zone: 'UTC', due: 0 })
  })
})

test('questions that no bank has any more are not due, and no one is reminded of them', async () => {
  const desk = await openDesk()
  await desk.change({ reminder: '9:00', zone: 'UTC' })
  desk.replaceBanks([sampleBank(3, { questions: sampleBank(99).questions.slice(90) })])
  expect((await desk.show()).later).toEqual([0, 0, 0, 0, 0, 0, 0])
  await desk.at('2026-11-24T09:00:00Z')
  expect(await desk.show()).toMatchObject({ due: 0, left: 0 })
  expect(desk.reminders()).toEqual([])
  desk.replaceBanks([sampleBank(8)])
  await desk.at('2026-11-25T09:00:00Z')
  expect(desk.reminders()).toMatchObject([{ left: 3 }])
})

describe('an exam date', () => {
  test('brings every card back before it, and is taken out of the plan once it has passed', async () => {
    const desk = await openDesk(0)
    for (let n = 0; n < 6; n++) await desk.press(await desk.ask({ audience: 'private' }), ANA, true)
    const without = await desk.dueDates()
    expect(without.every(date => date > '2026-11-27')).toBe(true)
    await desk.change({ exam: '27 Nov' })
    await desk.advance(2)
    const before = await desk.dueDates()
    expect(before.every(date => date > '2026-11-23' && date < '2026-11-27')).toBe(true)
    expect(await desk.show()).toMatchObject({ examOn: dayNumber('2026-11-27'), examWasOn: null })

    // The day ends last in UTC-12, since the person has set no zone.
    await desk.at('2026-11-28T11:59:00Z')
    expect(await desk.show()).toMatchObject({ examOn: null, examWasOn: dayNumber('2026-11-27') })
    expect(await desk.dueDates()).toEqual(before)
    await desk.at('2026-11-28T12:00:00Z')
    expect(await desk.dueDates()).toEqual(without)
    expect(await desk.store.study.settingsOf(ANA)).toMatchObject({
      examOn: null,
      examWasOn: dayNumber('2026-11-27'),
    })
    await desk.change({ exam: 'in 4 weeks' })
    expect(await desk.show()).toMatchObject({ examOn: dayNumber('2026-12-26'), examWasOn: null })
  })

  test('that changes while cards are computed again counts for all of them', async () => {
    const desk = await openDesk(0)
    for (let n = 0; n < 6; n++) await desk.press(await desk.ask({ audience: 'private' }), ANA, true)
    await desk.change({ exam: '1 Dec' })
    const { study } = desk.store
    const rescheduled = study.rescheduleCards
    let changed = false
    Object.assign(study, {
      rescheduleCards: async (...args: Parameters<typeof rescheduled>) => {
        const last = await rescheduled(...args)
        if (changed) return last
        changed = true
        await desk.change({ exam: '26 Nov' })
        return last
      },
    })
    await desk.advance(5)
    expect((await desk.dueDates()).every(date => date < '2026-11-26')).toBe(true)
  })
})

describe('a pause', () => {
  test('shifts what is due, ends by itself, and asks for nothing meanwhile', async () => {
    const desk = await openDesk()
    expect(await desk.dueDates()).toEqual(Array(3).fill('2026-11-24'))
    await desk.change({ pause: '7 days' })
    await desk.advance(2)
    expect(await desk.dueDates()).toEqual(Array(3).fill('2026-12-01'))
    expect((await desk.show()).pause).toEqual([dayNumber('2026-11-23'), dayNumber('2026-11-30')])
    await desk.at('2026-11-30T00:00:00Z')
    expect((await desk.show()).pause).toBeNull()
  })

  test('and an exam date count at once, and not only after a task has run', async () => {
    const desk = await openDesk()
    await desk.change({ pause: '7 days' })
    expect(await desk.dueDates()).toEqual(Array(3).fill('2026-12-01'))
    await desk.change({ pause: 'off' })
    expect((await desk.show()).later).toEqual([3, 0, 0, 0, 0, 0, 0])
  })

  test('that ends early shifts only by the days that it took', async () => {
    const desk = await openDesk()
    await desk.change({ pause: 'until 3 Dec' })
    await desk.advance(2)
    await desk.at('2026-11-25T12:00:00Z')
    await desk.change({ pause: 'off' })
    await desk.advance(2)
    expect(await desk.dueDates()).toEqual(Array(3).fill('2026-11-26'))
    expect((await desk.show()).pause).toBeNull()
  })

  test('leaves what was due before it, and asks for none of that', async () => {
    const desk = await openDesk()
    await desk.at('2026-11-25T12:00:00Z')
    await desk.change({ pause: '7 days' })
    await desk.advance(2)
    expect(await desk.show()).toMatchObject({ due: 3, left: 0 })
  })
})

describe('a reminder', () => {
  test('comes once a day at its time in the person’s zone, when something is due', async () => {
    const desk = await openDesk()
    expect(await desk.change({ reminder: '9am', zone: 'Vienna' })).toEqual({ kind: 'changed' })
    await desk.at('2026-11-24T07:59:59Z')
    expect(desk.reminders()).toEqual([])
    await desk.at('2026-11-24T08:00:00Z')
    await desk.advance(5)
    const at = Date.parse('2026-11-24T08:00:00Z')
    const first = { channelId: `direct-${ANA}`, day: dayNumber('2026-11-24'), at, left: 3, locale: 'de' }
    expect(desk.reminders()).toEqual([first])
    await desk.at('2026-11-25T08:00:00Z')
    expect(desk.reminders()).toHaveLength(2)
  })

  test('is not held up by a public number whose edit is slow', async () => {
    const desk = await openDesk()
    await desk.change({ reminder: '9:00', zone: 'UTC' })
    desk.clock.time = Date.parse('2026-11-24T08:59:50Z')
    await desk.press(await desk.ask(), 'ben')
    const edit = Promise.withResolvers<void>()
    const { tasks } = desk.store
    const { finishTask } = tasks
    tasks.finishTask = async (task, next) => {
      if (task.kind === 'count') await edit.promise
      await finishTask(task, next)
    }
    const doing = desk.at('2026-11-24T09:00:00Z')
    await expect.poll(() => desk.reminders()).toHaveLength(1)
    edit.resolve()
    await doing
  })

  test('does not come when nothing is due, in a pause, or when the day’s amount is done', async () => {
    const nothing = await openDesk(0)
    await nothing.change({ reminder: '9:00', zone: 'UTC' })
    await nothing.at('2026-11-24T09:00:00Z')
    expect(nothing.reminders()).toEqual([])
    await nothing.press(await nothing.ask({ audience: 'private' }), ANA, false)
    await nothing.at('2026-11-25T09:00:00Z')
    expect(nothing.reminders()).toHaveLength(1)

    const paused = await openDesk()
    await paused.change({ reminder: '9:00', zone: 'UTC' })
    await paused.at('2026-11-24T08:00:00Z')
    await paused.change({ pause: '2 days' })
    await paused.at('2026-11-24T09:00:00Z')
    expect(paused.reminders()).toEqual([])
    await paused.at('2026-11-26T09:00:00Z')
    expect(paused.reminders()).toHaveLength(1)
  })

  test('is never sent by setting it, and at most once a date however it is changed', async () => {
    const desk = await openDesk()
    await desk.at('2026-11-24T10:00:00Z')
    await desk.change({ reminder: '9:00', zone: 'UTC' })
    await desk.advance(5)
    expect(desk.reminders()).toEqual([])
    await desk.change({ reminder: '11:00' })
    await desk.at('2026-11-24T11:00:00Z')
    expect(desk.reminders()).toEqual([])
    await desk.at('2026-11-25T11:00:00Z')
    expect(desk.reminders()).toHaveLength(1)
    for (const reminder of ['12:00', '13:00', '14:00']) {
      await desk.change({ reminder })
      await desk.at(`2026-11-25T${reminder}:00Z`)
    }
    expect(desk.reminders()).toHaveLength(1)
    await desk.at('2026-11-26T14:00:00Z')
    expect(desk.reminders()).toHaveLength(2)
  })

  test('stops by its button, and starts again where it is set again', async () => {
    const desk = await openDesk()
    await desk.change({ reminder: '9:00', zone: 'UTC' })
    await desk.quiz.stopReminders(ANA)
    await desk.at('2026-11-24T09:00:00Z')
    expect(desk.reminders()).toEqual([])
    await desk.change({ reminder: '9:00' })
    await desk.at('2026-11-25T09:00:00Z')
    expect(desk.reminders()).toHaveLength(1)
  })

  test('that comes too late waits for the next day', async () => {
    const desk = await openDesk()
    await desk.change({ reminder: '9:00', zone: 'UTC' })
    await desk.at('2026-11-24T12:00:01Z')
    expect(desk.reminders()).toEqual([])
    await desk.at('2026-11-25T11:00:00Z')
    expect(desk.reminders()).toHaveLength(1)
  })

  test('is tried again after a failure, and not sent twice where the first attempt had arrived', async () => {
    const desk = await openDesk()
    await desk.change({ reminder: '9:00', zone: 'UTC' })
    desk.nextDelivery(() => Promise.reject(new Error('socket hang up')))
    await desk.at('2026-11-24T09:00:00Z')
    expect(desk.reminders()).toEqual([])
    expect(desk.trouble).toEqual([`remind ${ANA}: attempt 1 failed`])
    const { study } = desk.store
    const { markReminded } = study
    Object.assign(study, { markReminded: () => Promise.reject(new Error('the database is gone')) })
    await desk.advance(5)
    expect(desk.reminders()).toHaveLength(1)
    Object.assign(study, { markReminded })
    await desk.advance(90)
    expect(desk.reminders()).toHaveLength(1)
    expect(desk.tallied).toEqual(['not twice: message'])
    await desk.at('2026-11-25T09:00:00Z')
    expect(desk.reminders()).toHaveLength(2)
  })

  test('is not sent again after a backup from before it is restored', async () => {
    const desk = await openDesk()
    await desk.change({ reminder: '9:00', zone: 'UTC' })
    const tables = ['study_settings', 'tasks'] as const
    const backup = await Promise.all(tables.map(name => desk.db.selectFrom(name).selectAll().execute()))
    await desk.at('2026-11-24T09:00:00Z')
    for (const [n, name] of tables.entries()) {
      await desk.db.deleteFrom(name).execute()
      await desk.db
        .insertInto(name)
        .values(backup[n] as never)
        .execute()
    }
    await desk.at('2026-11-24T10:00:00Z')
    expect(desk.reminders()).toHaveLength(1)
    expect(desk.tallied).toEqual(['not twice: message'])
  })

  test('that Discord refuses switches itself off, and the person is told once', async () => {
    const desk = await openDesk()
    await desk.change({ reminder: '9:00', zone: 'UTC' })
    desk.nextDelivery(async () => ({ kind: 'gone', why: '50007', refusal: 'no-access' }))
    await desk.at('2026-11-24T09:00:00Z')
    await desk.at('2026-11-25T09:00:00Z')
    expect(desk.reminders()).toEqual([])
    expect(await desk.store.study.settingsOf(ANA)).toMatchObject({ remindMinutes: null })
    const told = await Promise.all([1, 2, 3].map(() => desk.quiz.takeBlockedNotice(ANA)))
    expect(told.filter(Boolean)).toHaveLength(1)
    await desk.change({ reminder: '9:00' })
    await desk.at('2026-11-26T09:00:00Z')
    expect(desk.reminders()).toHaveLength(1)
  })

  test('that is refused or stopped after the person has deleted their data stores nothing about them', async () => {
    const desk = await openDesk()
    await desk.change({ reminder: '9:00', zone: 'UTC' })
    desk.nextDelivery(async () => {
      await desk.quiz.forgetPerson(ANA)
      return { kind: 'gone', why: '50007', refusal: 'no-access' }
    })
    await desk.at('2026-11-24T09:00:00Z')
    await desk.quiz.stopReminders(ANA)
    expect(await desk.db.selectFrom('study_settings').selectAll().execute()).toEqual([])
  })

  test('needs a time zone: the person’s own, or the server’s, which becomes theirs', async () => {
    const desk = await openDesk()
    expect(await desk.change({ reminder: '9:00' })).toEqual({ kind: 'zone-needed' })
    expect(await desk.store.study.settingsOf(ANA)).toEqual(DEFAULT_STUDY)
    await desk.db
      .insertInto('guilds')
      .values({ guild_id: HERE, zone: 'Asia/Tokyo', locale: null, gone_at: null })
      .execute()
    await desk.change({ reminder: '9:00' })
    expect(await desk.store.study.settingsOf(ANA)).toMatchObject({ zone: 'Asia/Tokyo', remindMinutes: 540 })
    expect(await desk.change({ zone: 'none' })).toEqual({ kind: 'zone-needed' })
  })

  test('ends with the person’s data', async () => {
    const desk = await openDesk()
    await desk.change({ reminder: '9:00', zone: 'UTC', exam: '3 Dec' })
    await desk.quiz.forgetPerson(ANA)
    expect(await desk.db.selectFrom('tasks').select('kind').where('ref', '=', ANA).execute()).toEqual([])
    await desk.at('2026-11-24T09:00:00Z')
    expect(desk.reminders()).toEqual([])
    expect(desk.trouble).toEqual([])
  })
})

describe('what can’t be read changes nothing, and says why', () => {
  test.each([
    [{ exam: 'soon' }, { kind: 'no-such-date', typed: 'soon' }],
    [{ exam: '3/4' }, { kind: 'two-dates', typed: '3/4' }],
    [{ exam: '2026-11-22' }, { kind: 'past-date', typed: '2026-11-22' }],
    [{ exam: '2036-11-22' }, { kind: 'far-date', typed: '2036-11-22' }],
    [{ amount: '0' }, { kind: 'no-such-amount', typed: '0' }],
    [{ amount: 'many' }, { kind: 'no-such-amount', typed: 'many' }],
    [{ reminder: '25:00' }, { kind: 'no-such-time', typed: '25:00' }],
    [{ zone: 'Atlantis' }, { kind: 'no-such-zone', typed: 'Atlantis', near: [] }],
    [{ pause: 'a while' }, { kind: 'no-such-date', typed: 'a while' }],
    [{ pause: 'today' }, { kind: 'past-date', typed: 'today' }],
    [{ pause: '0 days' }, { kind: 'past-date', typed: '0 days' }],
    [{ pause: '999 days' }, { kind: 'far-date', typed: '999 days' }],
  ])('%j', async (typed, refusal) => {
    const desk = await openDesk(0)
    expect(await desk.change({ ...typed, ...(!('amount' in typed) && { amount: '7' }) })).toEqual(refusal)
    expect(await desk.store.study.settingsOf(ANA)).toEqual(DEFAULT_STUDY)
  })
})

test('a reminder waits for its pace, also between its two requests', async () => {
  const paced: string[] = []
  const desk = await openDesk(1, { pace: async () => void paced.push('paced') })
  await desk.change({ reminder: '9:00', zone: 'UTC' })
  const before = paced.length
  await desk.at('2026-11-24T09:00:00Z')
  expect(desk.reminders()).toHaveLength(1)
  expect(paced.length - before).toBeGreaterThanOrEqual(2)
})

test('settings never move the time of a reminder that someone else has', async () => {
  const desk = await openDesk()
  await desk.change({ reminder: '9:00', zone: 'UTC' })
  await desk.quiz.changeStudy({
    userId: 'ben',
    guildId: HERE,
    locale: 'fr',
    typed: { reminder: '7:00', zone: 'UTC' },
  })
  const tasks = await desk.db
    .selectFrom('tasks')
    .select(['ref', 'due_at'])
    .where('kind', '=', 'remind')
    .orderBy('ref')
    .execute()
  expect(
    tasks.map(({ ref, due_at }) => [ref, (Number(due_at) - Date.parse('2026-11-24T00:00:00Z')) / HOUR_MS]),
  ).toEqual([
    ['ana', 9],
    ['ben', 7],
  ])
})
