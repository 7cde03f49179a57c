import { describe, expect, test } from 'vitest'
import type { Member } from '../../src/dev/local-discord/member.ts'
import type { MessageView } from '../../src/dev/local-discord/view.ts'
import { formatCustomId } from '../../src/discord/interactions/custom-id.ts'
import { en } from '../../src/words/en/index.ts'
import { letterOf, plain, studyServer } from './read.ts'
import { EXAM_YAML, tenQuestions } from './sample.ts'
import { openDatabase, type Stage, setStage } from './stage.ts'

const { event: words } = en

const openHall = async () => {
  const stage = await setStage({ files: { ...tenQuestions(), 'bank.yaml': EXAM_YAML } })
  const study = studyServer(stage.discord)
  const cem = study.server.member('Cem')
  return { ...stage, ...study, cem, eve: study.server.member('Eve') }
}

type Hall = Awaited<ReturnType<typeof openHall>>

/** Mo plans a group exam and announces it. */
const announce = async ({ mo, channel, clock }: Hall, start = 'in 10 minutes'): Promise<MessageView> => {
  const before = channel.seenBy().length
  const offer = (await mo.slash(channel, 'exam event plan', { start })).message!
  expect(offer.ephemeral).toBe(true)
  await mo.click(offer, words.plan.announce)
  await clock.until(() => channel.seenBy().length > before)
  return channel.seenBy().at(-1)!
}

const join = async (person: Member, announcement: MessageView): Promise<MessageView> =>
  (await person.click(announcement, words.join)).message!

const begin = async (person: Member, announcement: MessageView): Promise<MessageView> =>
  (await person.click(announcement, words.begin)).message!

const labels = (message: MessageView): string[] => message.buttons.map(({ label }) => label)

/** The texts of all questions, in their order. */
const questionsIn = async (person: Member, exam: MessageView): Promise<string[]> => {
  const texts: string[] = []
  for (let n = 1; n <= 4; n++) {
    texts.push(/Question number \d/.exec(exam.text)![0])
    if (n < 4) await person.click(exam, 'Next')
  }
  for (let n = 1; n < 4; n++) await person.click(exam, 'Back')
  return texts
}

const answerAll = async (person: Member, exam: MessageView, options: readonly string[]): Promise<void> => {
  for (const option of options) {
    await person.click(exam, letterOf(exam, option))
    await person.click(exam, 'Next')
  }
}

const submit = async (person: Member, exam: MessageView): Promise<void> => {
  if (!exam.text.includes('Overview')) await person.click(exam, 'Overview').catch(() => {})
  await person.click(exam, 'Submit')
  await person.click(exam, 'Submit now')
}

const rowsOf = <Row>(stage: Pick<Stage, 'environment'>, query: string): Row[] =>
  openDatabase(stage).prepare(query).all() as Row[]

const countOf = (stage: Pick<Stage, 'environment'>, from: string): number =>
  rowsOf<{ n: number }>(stage, `select count(*) as n from ${from}`)[0]!.n

const minutes = (n: number) => n * 60

describe('a group exam', () => {
  test('from the announcement to the results: the same questions, more time for one, no result before the end', async () => {
    const hall = await openHall()
    const { ana, ben, cem, mo, channel, clock } = hall
    const announcement = await announce(hall)
    expect(announcement.text).toMatch(
      /^## Group exam: The sky\n\*\*Starts <t:\d+:F>\*\* \(<t:\d+:R>\)\nFull exam · 4 questions · 20 min · pass mark 70%\nNo one has joined yet\./,
    )
    expect(labels(announcement)).toEqual(['Join', 'Leave'])
    const card = await join(ana, announcement)
    expect(card.ephemeral).toBe(true)
    expect(card.text).toContain(words.entrant.notShown)
    await ana.click(card, words.entrant.share)
    expect(card.text).toContain(words.entrant.shown)
    await join(ben, announcement)
    await clock.until(() => announcement.text.includes('**2 people** joined.'))

    await clock.pass(minutes(10))
    await clock.until(() => labels(announcement).includes('Begin'))
    expect(announcement.text).toContain('It’s on: ends')
    const exams = { ana: await begin(ana, announcement), ben: await begin(ben, announcement) }
    expect(exams.ana.text).toMatch(/^-# Question 1 of 4 · ends <t:\d+:R>/)
    const asked = await questionsIn(ana, exams.ana)
    expect(await questionsIn(ben, exams.ben)).toEqual(asked)

    // Cem is late: he joins first, and has the time that is left.
    await clock.pass(minutes(5))
    const late = await begin(cem, announcement)
    expect(late.text).toContain('You’re in')
    await cem.click(late, words.begin)
    expect(await questionsIn(cem, late)).toEqual(asked)
    const ends = rowsOf<{ n: number }>(hall, 'select count(distinct ends_at) as n from exams')
    expect(ends).toEqual([{ n: 1 }])

    const given = await mo.slash(channel, 'exam event extend', { time: '×1.5', person: ben })
    expect(given.message!.text).toMatch(/has 10 min more: for them it ends/)

    await answerAll(ana, exams.ana, ['Mars', 'Mars', 'Mars', 'Mars'])
    await submit(ana, exams.ana)
    expect(plain(exams.ana.text)).toMatch(
      /Submitted\.\*\* Your result comes when the exam is over for everyone, <t:/,
    )
    for (const command of ['exam resume', 'exam history', 'stats', 'review'])
      expect((await ana.slash(channel, command)).message!.text).not.toMatch(/passed|4 of 4|100%/)
    expect(rowsOf(hall, 'select * from answers')).toEqual([])
    expect(rowsOf(hall, 'select score from exams where submitted_at is not null')).toEqual([{ score: null }])

    await ben.click(exams.ben, letterOf(exams.ben, 'Mars'))
    await clock.pass(minutes(15) + 10)
    // Cem's time is up, Ben has ten minutes more: still no result for anyone.
    await cem.click(late, 'Next')
    expect(late.text).toContain('Your result comes when')
    await ben.click(exams.ben, 'Next')
    expect(exams.ben.text).toContain('Question 2 of 4')
    await ben.click(exams.ben, letterOf(exams.ben, 'Mars'))
    expect(channel.seenBy()).toHaveLength(1)

    await clock.pass(minutes(10))
    await clock.until(() => channel.seenBy().length === 2)
    const summary = channel.seenBy().at(-1)!
    expect(summary.text).toContain('**3 people** took part.')
    expect(summary.text).toContain(`1. <@${ana.id}>: **100%** ✅ passed`)
    for (const { id } of [ben, cem]) expect(summary.text).not.toContain(id)
    expect(summary.text).not.toContain('On average')
    await clock.until(() => announcement.text.includes('It’s over'))
    expect(labels(announcement)).toEqual(['My result'])
    const result = (await ben.click(summary, 'My result')).message!
    expect(result.ephemeral).toBe(true)
    expect(result.text).toContain('2 of 4 correct')
    expect((await ana.slash(channel, 'exam history')).message!.text).toContain('**100%** ✅ passed')
    expect((await ana.click(announcement, 'My result')).message!.text).toContain('4 of 4 correct')
    expect((await mo.click(announcement, 'My result')).message!.text).toContain('You didn’t take part')
    expect(rowsOf(hall, 'select * from answers')).toHaveLength(6)
    expect(rowsOf(hall, 'select * from totals')).toEqual([])
    await clock.pass(120)
    expect(channel.seenBy()).toHaveLength(2)
    expect(rowsOf(hall, `select * from tasks where kind like 'exam-event%' or kind = 'submit-exam'`)).toEqual(
      [],
    )
  })

  test('can be planned, listed, changed and cancelled only by those who manage the server', async () => {
    const hall = await openHall()
    const { ana, mo, channel, clock } = hall
    for (const [command, values] of [
      ['exam event plan', { start: 'now' }],
      ['exam event list', {}],
      ['exam event cancel', {}],
      ['exam event extend', { time: '30' }],
    ] as const)
      expect((await ana.slash(channel, command, values)).message!.text).toBe(words.needsPermission)
    const offer = (await mo.slash(channel, 'exam event plan', { start: 'now' })).message!
    // Ana copies the button.
    const own = (await ana.slash(channel, 'exam start')).message!
    const customId = offer.buttons[0]!.customId!
    expect((await ana.forge(own, { custom_id: customId })).message!.text).toBe(words.needsPermission)
    expect(channel.seenBy()).toEqual([])
    await mo.click(offer, words.plan.announce)
    await clock.until(() => channel.seenBy().length === 1)
    expect(rowsOf(hall, 'select set_by from exam_events')).toEqual([{ set_by: mo.id }])
  })

  test('is announced once, however often someone presses', async () => {
    const hall = await openHall()
    const { mo, channel, clock } = hall
    const offer = (await mo.slash(channel, 'exam event plan', { start: 'tomorrow 6pm' })).message!
    await Promise.all([1, 2, 3].map(() => mo.click(offer, words.plan.announce).catch(() => {})))
    await clock.pass(10)
    expect(channel.seenBy()).toHaveLength(1)
    expect(rowsOf(hall, 'select * from exam_events')).toHaveLength(1)
  })

  test('says what is wrong with a time', async () => {
    const { mo, channel } = await openHall()
    for (const [start, says] of [
      ['3/4 18:00', 'could be two dates'],
      ['3 Dec', 'At what time?'],
      ['2020-01-01 18:00', 'in the past'],
      ['soon', 'can’t read'],
    ] as const)
      expect((await mo.slash(channel, 'exam event plan', { start })).message!.text).toContain(says)
  })

  test('cancelled before it starts says so in its announcement, and never starts', async () => {
    const hall = await openHall()
    const { ana, mo, channel, clock } = hall
    const announcement = await announce(hall)
    await join(ana, announcement)
    const asked = (await mo.slash(channel, 'exam event cancel')).message!
    expect(asked.text).toContain('Cancel this group exam?')
    await mo.click(asked, words.cancel.confirm)
    await clock.until(() => announcement.text.includes('Canceled'))
    expect(labels(announcement)).toEqual([])
    await clock.pass(minutes(40))
    expect(channel.seenBy()).toHaveLength(1)
    expect(rowsOf(hall, 'select begun_at from exam_events')).toEqual([{ begun_at: null }])
    expect((await mo.slash(channel, 'exam event list')).message!.text).toContain('No group exam is planned')
  })

  test('cancelled while it runs submits what people have, and gives them their results', async () => {
    const hall = await openHall()
    const { ana, mo, channel, clock } = hall
    const announcement = await announce(hall, 'now')
    await clock.until(() => labels(announcement).includes('Begin'))
    const exam = await begin(ana, announcement)
    await ana.click(exam, words.begin)
    await ana.click(exam, letterOf(exam))
    const asked = (await mo.slash(channel, 'exam event cancel')).message!
    expect(asked.text).toMatch(/Running, ends <t:\d+:F>.*\nIt has begun/)
    await mo.click(asked, words.cancel.confirm)
    await clock.until(() => announcement.text.includes('Canceled'))
    await ana.click(exam, 'Next')
    expect(exam.text).toContain('1 of 4 correct')
    expect(exam.text).toContain('It ended before you submitted')
    await clock.pass(minutes(30))
    expect(channel.seenBy()).toHaveLength(1)
  })

  test('whose announcement or channel is deleted before it starts is called off, and the list says so', async () => {
    for (const lost of ['message', 'channel'] as const) {
      const hall = await openHall()
      const { ana, mo, server, channel, clock } = hall
      const announcement = await announce(hall)
      await join(ana, announcement)
      if (lost === 'message') channel.delete(announcement)
      else channel.remove()
      const other = server.channel('other')
      const list = async () => plain((await mo.slash(other, 'exam event list')).message!.text)
      await clock.pass(minutes(10) + 5)
      await clock.until(() => countOf(hall, 'exam_events where ended_at is not null') === 1)
      expect(await list()).toContain('❌ **The sky**')
      expect(await list()).toContain('It has no announcement')
      expect((await mo.slash(other, 'exam event cancel')).message!.text).toContain('No group exam is planned')
      await clock.pass(minutes(40))
      expect(countOf(hall, `tasks where kind like 'exam-event%'`)).toBe(0)
    }
  })

  test('whose announcement or channel is deleted while it runs goes on for those who sit it', async () => {
    for (const lost of ['message', 'channel'] as const) {
      const hall = await openHall()
      const { ana, ben, cem, mo, server, channel, clock } = hall
      const announcement = await announce(hall, 'now')
      await clock.until(() => labels(announcement).includes('Begin'))
      const exam = await begin(ana, announcement)
      await ana.click(exam, words.begin)
      await ben.click((await begin(ben, announcement))!, words.begin)
      await ana.click(exam, letterOf(exam))
      const other = server.channel('other')
      if (lost === 'message') channel.delete(announcement)
      else channel.remove()
      const list = async () => plain((await mo.slash(other, 'exam event list')).message!.text)
      const more = await mo.slash(other, 'exam event extend', { time: '5' })
      expect(more.message!.text).toContain('Everyone has 5 min more')
      await clock.pass(10)
      await clock.until(() => countOf(hall, 'exam_events where message_id is null') === 1)
      expect(await list()).toContain('Its announcement was deleted, so no one else can begin')
      const resumed = (await ana.slash(other, 'exam resume')).message!
      expect(resumed.text).toContain('Question 1 of 4')
      await submit(ana, resumed)
      expect(plain((await ana.slash(other, 'exam history')).message!.text)).toContain(
        'Result when the group exam is over, <t:',
      )
      expect(plain((await ana.slash(other, 'exam resume')).message!.text)).toContain('Submitted.')
      await clock.pass(minutes(25) + 10)
      await clock.until(() => countOf(hall, 'exams where score is not null') === 2)
      for (const person of [ana, ben])
        expect((await person.slash(other, 'exam resume')).message!.text).toMatch(/\d of 4 correct/)
      expect((await cem.slash(other, 'exam resume')).message!.text).toContain('You haven’t taken')
      expect(await list()).toContain('No group exam is planned')
      await clock.pass(minutes(2))
      expect(countOf(hall, `tasks where kind like 'exam-event%'`)).toBe(0)
      // The channel still learns how it went, and the announcement isn't posted once more.
      if (lost === 'message')
        expect(channel.seenBy().map(({ text }) => text.slice(0, 30))).toEqual([
          '## Results of the group exam: ',
        ])
    }
  })

  test('says when time is up but for those with extra time, who can’t get the end moved for everyone', async () => {
    const hall = await openHall()
    const { ana, ben, cem, mo, channel, clock } = hall
    const announcement = await announce(hall, 'now')
    await clock.until(() => labels(announcement).includes('Begin'))
    for (const person of [ana, ben]) {
      const card = await begin(person, announcement)
      await person.click(card, words.begin)
    }
    await mo.slash(channel, 'exam event extend', { time: '30', person: ben })
    await clock.pass(minutes(20) + 5)
    await clock.until(() => announcement.text.includes('Time is up'))
    expect(announcement.text).not.toContain('It’s on:')
    expect(announcement.text).toMatch(/people with extra time\. Results follow at <t:\d+:t>/)
    expect((await mo.slash(channel, 'exam event list')).message!.text).toContain(
      'it’s only still open for people with extra time, until <t:',
    )
    const late = (await mo.slash(channel, 'exam event extend', { time: '30' })).message!
    expect(late.text).toBe(words.time.timeUp)
    expect((await begin(cem, announcement)).text).toBe(words.isOver)
    // Ben needs no more time, so no one waits for the rest of it.
    const exam = (await ben.slash(channel, 'exam resume')).message!
    await submit(ben, exam)
    await clock.until(() => announcement.text.includes('It’s over'))
    expect((await ana.slash(channel, 'exam resume')).message!.text).toContain('of 4 correct')
  })

  test('moved for everyone moves exams under way', async () => {
    const hall = await openHall()
    const { ana, mo, channel, clock } = hall
    const announcement = await announce(hall, 'now')
    await clock.until(() => labels(announcement).includes('Begin'))
    const exam = await begin(ana, announcement)
    await ana.click(exam, words.begin)
    expect((await mo.slash(channel, 'exam event extend', { time: '+30' })).message!.text).toContain(
      'Everyone has 30 min more',
    )
    await clock.pass(minutes(25))
    await ana.click(exam, 'Next')
    expect(exam.text).toContain('Question 2 of 4')
    expect(announcement.text).toContain('50 min')
    await clock.pass(minutes(26))
    await clock.until(() => channel.seenBy().length === 2)
  })

  test('is begun only after another open exam is submitted', async () => {
    const hall = await openHall()
    const { ana, channel, clock } = hall
    const own = (await ana.slash(channel, 'exam start')).message!
    await ana.click(own, 'Begin')
    const announcement = await announce(hall, 'now')
    await clock.until(() => labels(announcement).includes('Begin'))
    const card = await begin(ana, announcement)
    await ana.click(card, words.begin)
    expect(card.text).toContain('You have an open exam')
    await ana.click(card, 'Submit')
    await ana.click(card, 'Submit now')
    expect(card.text).toContain('0 of 4 correct')
    const exam = await begin(ana, announcement)
    expect(exam.text).toContain('Question 1 of 4')
    // And the other way round: a group exam can't be given up, or it could be begun once more.
    const other = (await ana.slash(channel, 'exam start')).message!
    expect(labels(other)).toEqual(['Go on', 'Submit'])
    const examId = rowsOf<{ id: string }>(hall, 'select id from exams where submitted_at is null')[0]!.id
    for (const kind of ['exam-give-up', 'exam-discard'] as const) {
      await ana.forge(other, { custom_id: formatCustomId({ kind, examId }) })
      expect(other.text).toContain('You have an open exam')
      expect(labels(other)).toEqual(['Go on', 'Submit'])
    }
  })

  test('left before it begins is left; after that it’s submitted instead', async () => {
    const hall = await openHall()
    const { ana, ben, clock } = hall
    const announcement = await announce(hall)
    await join(ana, announcement)
    await join(ben, announcement)
    expect((await ben.click(announcement, words.leave)).message!.text).toBe(words.left)
    await clock.until(() => announcement.text.includes('**1 person** joined.'))
    await clock.pass(minutes(10))
    await clock.until(() => labels(announcement).includes('Begin'))
    await begin(ana, announcement)
    expect(plain((await ana.click(announcement, words.leave)).message!.text)).toBe(words.begun)
  })

  test('has nothing of someone who deletes their data while they sit it', async () => {
    const hall = await openHall()
    const { ana, ben, channel, clock } = hall
    const announcement = await announce(hall, 'now')
    await clock.until(() => labels(announcement).includes('Begin'))
    for (const person of [ana, ben]) {
      const card = await begin(person, announcement)
      await person.click(card, words.entrant.share)
      await person.click(card, words.begin)
    }
    const asked = (await ana.slash(channel, 'privacy delete')).message!
    await ana.click(asked, en.privacy.forget)
    await clock.until(() => announcement.text.includes('**1 person** joined.'))
    await ben.slash(channel, 'privacy hide')
    for (const table of ['exams', 'exam_entrants'])
      expect(rowsOf(hall, `select user_id from ${table}`)).toEqual([{ user_id: ben.id }])
    await clock.pass(minutes(20) + 5)
    await clock.until(() => channel.seenBy().length === 2)
    const summary = channel.seenBy().at(-1)!
    expect(summary.text).toContain('**1 person** took part.')
    // Ben said yes, but has hidden his name since.
    for (const { id } of [ana, ben]) expect(summary.text).not.toContain(id)
  })
})
