import { describe, expect, test } from 'vitest'
import type { Member } from '../../src/dev/local-discord/member.ts'
import type { MessageView } from '../../src/dev/local-discord/view.ts'
import { letterOf, plain, studyGroup } from './read.ts'
import { openDatabase, type Stage, setStage } from './stage.ts'

/** It is noon in UTC on 23 November 2026. In Auckland it is one o'clock the next day. */
const scene = async () => {
  const stage = await setStage()
  const group = studyGroup(stage.discord)
  const { channel, ana } = group
  return {
    ...stage,
    ...group,
    direct: stage.discord.directMessage(ana),
    /** So many questions that they will be asked again tomorrow. */
    async miss(questions: number, person = ana) {
      for (let n = 0; n < questions; n++) {
        const asked = (await person.slash(channel, 'quiz', { private: true })).message!
        await person.click(asked, letterOf(asked, 'Venus'))
      }
    },
    panel: async (person = ana): Promise<MessageView> => (await person.slash(channel, 'study')).message!,
  }
}

const dueDates = (stage: Stage): number[] =>
  openDatabase(stage).prepare('select due_on from cards order by question_id').pluck().all() as number[]

/** Presses a button of the panel and fills in its form. */
const fill = async (person: Member, panel: MessageView, button: string, fields: Record<string, string>) =>
  person.submit(await person.click(panel, button), fields)

const labelsOf = (message: MessageView): string[] => message.buttons.map(({ label }) => label)

describe('/study', () => {
  test('shows one person what is due and how they study', async () => {
    const { channel, ben, panel, miss } = await scene()
    await miss(2)
    const shown = await panel()
    expect(shown.ephemeral).toBe(true)
    expect(channel.seenBy(ben)).toEqual([])
    expect(shown.text).toContain('Nothing is due today.')
    expect(shown.text).toContain('**Due in the next 7 days:** 2\nTue: 2\n')
    expect(shown.text).toContain('**Exam:** no date')
    expect(shown.text).toContain('up to 20 reviews and 5 new questions')
    expect(shown.text).toContain('**Reminder:** off')
    expect(shown.text).toContain('**Time zone:** UTC, the default here')
    expect(labelsOf(shown)).toEqual([
      'Review now',
      'Exam date',
      'Questions a day',
      'Reminder',
      'Time zone',
      'Pause',
    ])
  })

  test('changes each setting in a form of its button, filled with what it is now', async () => {
    const { ana, panel } = await scene()
    const shown = await panel()
    await fill(ana, shown, 'Exam date', { exam: '3 Dec' })
    expect(shown.text).toContain('**Exam:** December 3, in 10 days')
    await fill(ana, shown, 'Questions a day', { amount: '40' })
    expect(shown.text).toContain('up to 40 reviews and 10 new questions')
    await fill(ana, shown, 'Time zone', { zone: 'vienna' })
    expect(shown.text).toContain('**Time zone:** Europe/Vienna\n')
    await fill(ana, shown, 'Reminder', { reminder: '6:30pm' })
    expect(shown.text).toContain('**Reminder:** at 18:30')
    const form = await ana.click(shown, 'Exam date')
    expect(JSON.stringify(form.modal)).toContain('"value":"2026-12-03"')
    await ana.submit(form, { exam: '' })
    expect(shown.text).toContain('**Exam:** no date')
    await fill(ana, shown, 'Pause', { pause: 'a week' })
    expect(shown.text).toContain('**Paused** until November 30: no reminders')
    await ana.click(shown, 'End the pause')
    expect(shown.text).not.toContain('Paused')
    await fill(ana, shown, 'Reminder', { reminder: '' })
    expect(shown.text).toContain('**Reminder:** off')
  })

  test('asks for the time zone of a reminder where only the default is known', async () => {
    const { ana, panel } = await scene()
    const shown = await panel()
    const asked = (await fill(ana, shown, 'Reminder', { reminder: '9:00', zone: '' })).message!
    expect(asked.text).toContain('so I need your time zone')
    await fill(ana, asked, 'Try again', { reminder: '9:00', zone: 'Vienna' })
    expect(asked.text).toContain('**Reminder:** at 09:00')
    await fill(ana, asked, 'Reminder', { reminder: '', zone: '' })
    expect(asked.text).toContain('**Reminder:** off')
    expect(asked.text).toContain('**Time zone:** UTC, the default here')
  })

  test('says in a sentence what it can’t read, changes nothing, and lets people try again', async () => {
    const { ana, panel } = await scene()
    const shown = await panel()
    const before = shown.text
    const refused = (await fill(ana, shown, 'Exam date', { exam: 'after the holidays' })).message!
    expect(refused.ephemeral).toBe(true)
    expect(refused.text).toBe(
      '`after the holidays` isn’t a date that I understand. Try 3 Dec, 2026-12-03 or “in 4 weeks”.',
    )
    expect(shown.text).toBe(before)
    await fill(ana, refused, 'Try again', { exam: 'in 4 weeks' })
    expect(refused.text).toContain('**Exam:** December 21, in 28 days')
  })

  test('takes all settings as options too, everywhere, and suggests zones', async () => {
    const { discord, ana, channel } = await scene()
    const direct = discord.directMessage(ana)
    const values = { exam: '2026-12-24', amount: 30, reminder: '7:00', zone: 'Asia/Tokyo', pause: '3 days' }
    const shown = (await ana.slash(direct, 'study', values)).message!
    for (const part of ['December 24', '30 reviews', 'at 07:00', 'Asia/Tokyo', 'until November 26'])
      expect(shown.text).toContain(part)
    const refused = (await ana.slash(channel, 'study', { amount: 10, reminder: 'noonish' })).message!
    expect(refused.text).toBe('`noonish` isn’t a time of day. Try 9:00, 18:30 or 9pm.')
    expect((await ana.slash(channel, 'study')).message!.text).toContain('30 reviews')
    const zones = await ana.autocomplete(channel, 'study', 'zone', 'vienna')
    expect(zones.map(({ value }) => value)).toEqual(['Europe/Vienna'])
  })

  test('works where only the person has installed the app', async () => {
    const { discord } = await scene()
    const server = discord.guild('Elsewhere', { withoutBot: true })
    const cem = server.member('Cem')
    const shown = (await cem.slash(server.channel('chat'), 'study', { amount: 7 })).message!
    expect(shown.text).toContain('up to 7 reviews')
  })

  test('an exam date moves every due date before it', async () => {
    const stage = await scene()
    const { ana, channel, clock, panel } = stage
    for (let n = 0; n < 5; n++) {
      const asked = (await ana.slash(channel, 'quiz', { private: true })).message!
      await ana.click(asked, letterOf(asked))
    }
    const before = dueDates(stage)
    await fill(ana, await panel(), 'Exam date', { exam: 'in 3 days' })
    await clock.until(() => dueDates(stage).every((due, n) => due < before[n]!))
    expect(dueDates(stage).every(due => due <= 20_780 + 2)).toBe(true)
  })

  test('an exam that a pause reaches is said to be in it, and not to have everything back before it', async () => {
    const { ana, channel } = await scene()
    const shown = (await ana.slash(channel, 'study', { exam: 'in 5 days', pause: '5 days' })).message!
    expect(shown.text).toContain('Your pause covers the time until then.')
    await ana.click(shown, 'End the pause')
    expect(shown.text).toContain('Everything comes back at least once before it')
  })

  test('a backlog is asked at the daily amount only, and says when it is caught up', async () => {
    const { ana, channel, miss } = await scene()
    await miss(5)
    const shown = (await ana.slash(channel, 'study', { amount: 2, zone: 'Auckland' })).message!
    expect(shown.text).toContain('**5 due**, 2 a day: caught up in 3 days.')
  })
})

describe('a reminder', () => {
  test('comes once, by direct message, at its time in the person’s zone', async () => {
    const { ana, ben, channel, clock, direct, miss } = await scene()
    await miss(3)
    await ana.slash(channel, 'study', { reminder: '1:02', zone: 'Auckland' })
    // Nothing is due for Ben.
    await ben.slash(channel, 'study', { reminder: '1:02', zone: 'Auckland' })
    await clock.pass(60)
    expect(direct.seenBy()).toEqual([])
    await clock.until(() => direct.seenBy().length > 0)
    await clock.pass(60)
    const [reminder, ...more] = direct.seenBy()
    expect(more).toEqual([])
    expect(reminder!.text).toBe('**3 questions are due for review today.**')
    expect(labelsOf(reminder!)).toEqual(['Review now', 'Stop reminding me'])
    const asked = await ana.click(reminder!, 'Review now')
    expect(asked.message!.text).toContain('Question 1 of')
  })

  test('comes not to those for whom nothing is due', async () => {
    const { discord, ben, channel, clock, bot } = await scene()
    await ben.slash(channel, 'study', { reminder: '1:01', zone: 'Auckland' })
    await clock.pass(120)
    expect(discord.requests.filter(({ path }) => path === '/users/@me/channels')).toEqual([])
    expect(bot.log()).not.toContain('"level":50')
  })

  test('stops with its button, and says how to get it again', async () => {
    const { ana, channel, clock, direct, miss, panel } = await scene()
    await miss(1)
    await ana.slash(channel, 'study', { reminder: '1:01', zone: 'Auckland' })
    await clock.until(() => direct.seenBy().length > 0)
    const reminder = direct.last()!
    expect(reminder.text).toBe('**1 question is due for review today.**')
    await ana.click(reminder, 'Stop reminding me')
    expect(plain(reminder.text)).toBe('I won’t remind you any more. To turn reminders back on: /study')
    expect((await panel()).text).toContain('**Reminder:** off')
    const again = (await ana.click(reminder, 'Study plan')).message!
    expect(again.text).toContain('Your study plan')
  })

  test('that Discord refuses switches itself off, and the person’s next command says so, once', async () => {
    const stage = await scene()
    const { ana, channel, clock, miss, bot } = stage
    await miss(1)
    await ana.slash(channel, 'study', { reminder: '1:01', zone: 'Auckland' })
    ana.setDirectMessages(false)
    const off = openDatabase(stage)
      .prepare(
        'select count(*) from study_settings where remind_minutes is null and reminders_blocked_at > 0',
      )
      .pluck()
    await clock.until(() => off.get() === 1)
    const refusals = () => stage.discord.requests.filter(({ status }) => status === 403)
    expect(refusals()).toHaveLength(1)
    const told = () => channel.seenBy(ana).filter(({ text }) => text.includes('turned your reminder off'))
    await ana.slash(channel, 'help')
    await clock.until(() => told().length > 0)
    expect(told()[0]!.ephemeral).toBe(true)
    await ana.slash(channel, 'help')
    expect((await ana.slash(channel, 'study')).message!.text).toContain('**Reminder:** off')
    await clock.pass(120)
    expect(told()).toHaveLength(1)
    expect(refusals()).toHaveLength(1)
    expect(bot.log()).not.toContain('"level":50')
  })

  test('that Discord refuses is said in the panel itself where that is opened first', async () => {
    const { ana, channel, miss, clock, discord, panel } = await scene()
    await miss(1)
    await ana.slash(channel, 'study', { reminder: '1:01', zone: 'Auckland' })
    ana.setDirectMessages(false)
    await clock.until(() => discord.requests.some(({ status }) => status === 403))
    await clock.pass(2)
    expect((await panel()).text).toContain('turned your reminder off')
    expect((await panel()).text).not.toContain('turned your reminder off')
  })

  test('whose response is lost is not sent again', async () => {
    const { ana, channel, clock, direct, discord, miss } = await scene()
    await miss(1)
    await ana.slash(channel, 'study', { reminder: '1:01', zone: 'Auckland' })
    discord.faults.next({ method: 'POST', path: /channels\/\d+\/messages$/, with: 'lost' })
    await clock.until(() => direct.seenBy().length > 0)
    await clock.pass(90)
    expect(direct.seenBy()).toHaveLength(1)
  })
})
