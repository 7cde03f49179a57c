import { describe, expect, test } from 'vitest'
import type { Store } from '../../src/play/ports/store.ts'
import { DEFAULT_STUDY } from '../../src/play/study/record.ts'
import { openScratchStore } from './open.ts'
import { forgetPerson, NOON } from './sample.ts'

const ANA = '400000000000000010'
const LATER = NOON + 3_600_000

const dueTasks = async ({ tasks }: Store, now: number) =>
  (await tasks.takeDueTasks(now, 'later', 10)).filter(({ ref }) => ref === ANA)

describe('study settings', () => {
  test('change one by one, and what is left out stays', async () => {
    const { store } = await openScratchStore()
    expect(await store.study.settingsOf(ANA)).toEqual(DEFAULT_STUDY)
    const all = {
      zone: 'Asia/Tokyo',
      examOn: 20_800,
      pauses: [[20_780, 20_785]],
      perDay: 30,
      remindMinutes: 540,
      remindersBlockedAt: NOON,
      remindedOn: 20_779,
      locale: 'de',
      examWasOn: 20_700,
    } as const
    for (const [name, value] of Object.entries(all)) await store.study.saveSettings(ANA, { [name]: value })
    expect(await store.study.settingsOf(ANA)).toEqual(all)
    await store.study.saveSettings(ANA, { perDay: null })
    expect(await store.study.settingsOf(ANA)).toEqual({ ...all, perDay: null })
  })

  test('plan their tasks anew with each change', async () => {
    const { store } = await openScratchStore()
    await store.study.saveSettings(ANA, { perDay: 1 }, { remindAt: LATER, rescheduleAt: LATER })
    expect(await dueTasks(store, NOON)).toEqual([])
    await store.study.saveSettings(ANA, {}, { rescheduleAt: NOON })
    expect((await dueTasks(store, NOON)).map(({ kind }) => kind)).toEqual(['reschedule'])
    await store.study.saveSettings(ANA, {}, { remindAt: null })
    expect((await dueTasks(store, LATER)).map(({ kind }) => kind)).toEqual(['reschedule'])
  })

  test('a task that is planned again while it runs runs then, and not when the run before it says', async () => {
    const { store } = await openScratchStore()
    await store.study.saveSettings(ANA, {}, { rescheduleAt: NOON })
    const [running] = await dueTasks(store, NOON)
    await store.study.saveSettings(ANA, {}, { rescheduleAt: NOON + 1 })
    await store.tasks.postponeTask(running!, NOON + 90 * 86_400_000)
    expect(await dueTasks(store, NOON + 1)).toHaveLength(1)
  })

  test('the date of a reminder only goes forward', async () => {
    const { store } = await openScratchStore()
    await store.study.markReminded(ANA, 20_780)
    expect(await store.study.settingsOf(ANA)).toEqual(DEFAULT_STUDY)
    await store.study.saveSettings(ANA, { remindMinutes: 1 })
    for (const day of [20_780, 20_779]) await store.study.markReminded(ANA, day)
    expect((await store.study.settingsOf(ANA)).remindedOn).toBe(20_780)
  })

  test('of several that ask at once, one is told that reminders were refused', async () => {
    const { store } = await openScratchStore()
    expect(await store.study.takeBlockedNotice(ANA)).toBe(false)
    await store.study.saveSettings(ANA, { remindersBlockedAt: NOON })
    const told = await Promise.all([1, 2, 3, 4].map(() => store.study.takeBlockedNotice(ANA)))
    expect(told.filter(Boolean)).toHaveLength(1)
  })

  test('an exam ends the day after it', async () => {
    const { store } = await openScratchStore()
    await store.study.saveSettings(ANA, { examOn: 20_800 })
    await store.study.endExam(ANA, 20_800)
    expect(await store.study.settingsOf(ANA)).toMatchObject({ examOn: 20_800, examWasOn: null })
    await store.study.endExam(ANA, 20_801)
    expect(await store.study.settingsOf(ANA)).toMatchObject({ examOn: null, examWasOn: 20_800 })
  })

  test('and their tasks go with the person’s data', async () => {
    const { db, store } = await openScratchStore()
    await store.study.saveSettings(ANA, { perDay: 3 }, { remindAt: LATER, rescheduleAt: LATER })
    await forgetPerson(store, ANA)
    expect(await store.study.settingsOf(ANA)).toEqual(DEFAULT_STUDY)
    expect(await db.selectFrom('tasks').select('kind').where('ref', '=', ANA).execute()).toEqual([])
  })
})
