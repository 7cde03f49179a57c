import { describe, expect, test } from 'vitest'
import type { Reply } from '../../src/dev/local-discord/send-interaction.ts'
import type { MessageView } from '../../src/dev/local-discord/view.ts'
import { en } from '../../src/words/en/index.ts'
import { eventually, letterOf, plain, studyGroup } from './read.ts'
import { EXAM_YAML, tenQuestions } from './sample.ts'
import { openDatabase, type Stage, setStage } from './stage.ts'

const { report } = en
const MENU = 'Report this question'
const TYPO = { reason: 'typo' }

const reportsIn = (stage: Pick<Stage, 'environment'>) =>
  openDatabase(stage).prepare('select * from reports order by at, id').all() as {
    id: string
    user_id: string
    question_id: string
    post_id: string | null
    reason: string
    suggested: string | null
    source: string | null
    comment: string | null
    picked: string
    closed_at: number | null
  }[]

/** Ana has asked a question in the channel, and answered it. */
const answered = async () => {
  const stage = await setStage()
  const group = studyGroup(stage.discord)
  const asked = (await group.ana.slash(group.channel, 'quiz')).message!
  const verdict = (await group.ana.click(asked, letterOf(asked))).message!
  return { ...stage, ...group, asked, verdict }
}

/** The labels of the options of a form's field, as the person sees them. */
const choicesOf = ({ modal }: Reply, field: string) =>
  (modal!.components as { component: { custom_id: string; options?: Choice[] } }[]).find(
    ({ component }) => component.custom_id === field,
  )!.component.options!

type Choice = { value: string; label: string; description?: string; default?: boolean }

/** The place of an option in a form. */
const placeOf = (form: Reply, option: string) =>
  choicesOf(form, 'answer').find(({ description }) => description === option)!.value

const decide = (
  { bot, clock }: Pick<Stage, 'bot' | 'clock'>,
  questionId: string,
  reply: string | null = null,
) => bot.store.reports.closeReports(questionId, { outcome: 'rejected', reply, at: clock.now() })

const told = (channel: { seenBy(who: never): readonly MessageView[] }, person: unknown) =>
  channel.seenBy(person as never).filter(({ text }) => text.includes(report.notices.title))

describe('“Something wrong?” on a verdict', () => {
  test('shows the options under the letters of the message, keeps what is said, and fills the form with it the next time', async () => {
    const stage = await answered()
    const { ana, asked, verdict } = stage
    const form = await ana.click(verdict, report.button)
    expect(choicesOf(form, 'answer').map(({ label, description }) => [label, description])).toEqual([
      ...[...'ABCD'].map(letter => [
        letter,
        ['Venus', 'Mars', 'Jupiter', 'Saturn'].find(name => letterOf(asked, name) === letter),
      ]),
      [report.form.none, undefined],
    ])
    const said = await ana.submit(form, {
      reason: 'wrong-key',
      answer: placeOf(form, 'Venus'),
      source: 'example.org/venus',
      comment: 'Look *closely* <@1>',
    })
    expect(said.message!.ephemeral).toBe(true)
    for (const text of [
      report.filed,
      report.correct([letterOf(asked, 'Venus')]),
      '<https://example.org/venus>',
    ])
      expect(said.message!.text).toContain(text)
    expect(reportsIn(stage)).toMatchObject([
      {
        user_id: ana.id,
        reason: 'wrong-key',
        suggested: 'A',
        source: 'https://example.org/venus',
        comment: 'Look *closely* <@1>',
        picked: 'B',
        closed_at: null,
      },
    ])
    const again = await ana.click(said.message!, report.change)
    const chosen = (field: string) => choicesOf(again, field).filter(one => one.default)
    expect(chosen('reason').map(({ value }) => value)).toEqual(['wrong-key'])
    expect(chosen('answer').map(({ description }) => description)).toEqual(['Venus'])
    const changed = await ana.submit(again, { reason: 'ambiguous' })
    expect(changed.message!.text).toContain(report.updated)
    expect(reportsIn(stage)).toMatchObject([{ reason: 'ambiguous', suggested: 'A' }])
  })

  test('says what is missing, repeats what was written, and opens the form again', async () => {
    const { ana, asked, verdict, ...stage } = await answered()
    const submit = async (fields: object) =>
      (await ana.submit(await ana.click(verdict, report.button), fields as never)).message!
    const empty = await submit({ reason: 'other', source: 'https://example.org' })
    expect(empty.text).toContain(report.mistakes['no-comment']())
    expect(empty.text).toContain('> https://example.org')
    expect((await submit({ ...TYPO, source: 'my teacher' })).text).toContain('isn’t a link')
    const place = String('ABCD'.indexOf(letterOf(asked)))
    expect((await submit({ reason: 'wrong-key', answer: place })).text).toContain(
      report.mistakes['same-answer'](),
    )
    expect(reportsIn(stage)).toEqual([])
    const filed = await ana.submit(await ana.click(empty, report.tryAgain), TYPO)
    expect(filed.message!.text).toContain(report.filed)
  })

  test('is the last button of a channel’s reveal, for everyone there', async () => {
    const { ana, ben, asked, channel, ...stage } = await answered()
    await ana.click(asked, 'Reveal')
    expect(asked.buttons.at(-1)!.label).toBe(report.button)
    const form = await ben.click(asked, report.button)
    expect((await ben.submit(form, { ...TYPO, comment: '' })).message!.text).toContain(report.filed)
    expect(reportsIn(stage)).toMatchObject([{ user_id: ben.id, picked: '' }])
    expect(channel.seenBy(ana).filter(({ text }) => text.includes(report.filed))).toEqual([])
  })

  test('is there in a private question, and when looking back at an exam', async () => {
    const stage = await setStage({ files: { ...tenQuestions(), 'bank.yaml': EXAM_YAML } })
    const { channel, ana, ben } = studyGroup(stage.discord)
    const own = (await ana.slash(channel, 'quiz', { private: true })).message!
    await ana.click(own, letterOf(own, 'Venus'))
    const form = await ana.click(own, report.button)
    await ana.submit(form, { ...TYPO, answer: placeOf(form, 'Venus') })
    const exam = (await ana.slash(channel, 'exam start')).message!
    for (const label of [en.exam.offer.begin, letterOf]) {
      await ana.click(exam, typeof label === 'string' ? label : label(exam, 'Saturn'))
    }
    const examId = exam.buttons
      .find(({ customId }) => customId?.includes(':exam-go:'))!
      .customId!.split(':')[2]!
    const early = await ana.forge(exam, { custom_id: `p1:exam-report:${examId}:1` })
    expect(early.message!.text).toContain(plain(en.exam.unknown).split('/')[0])
    await ana.forge(exam, { custom_id: `p1:exam-submit:${examId}` })
    await ana.forge(exam, { custom_id: `p1:exam-review:${examId}:all:0` })
    expect(exam.buttons.at(-1)!.label).toBe(report.button)
    const bens = (await ben.slash(channel, 'quiz', { private: true })).message!
    const forged = await ben.forge(bens, { custom_id: `p1:exam-report:${examId}:1` })
    expect(forged.message!.text).toContain(plain(en.exam.unknown).split('/')[0])
    const filed = await ana.submit(await ana.click(exam, report.button), { ...TYPO, comment: 'Where?' })
    expect(filed.message!.text).toContain(report.filed)
    expect(reportsIn(stage)).toMatchObject([
      { picked: 'A', suggested: 'A' },
      { picked: 'D', post_id: null, comment: 'Where?' },
    ])
  })

  test('takes five new reports a day', async () => {
    const stage = await setStage({ files: tenQuestions() })
    const { channel, ana } = studyGroup(stage.discord)
    const texts: string[] = []
    for (let n = 0; n < 6; n++) {
      const asked = (await ana.slash(channel, 'quiz', { private: true })).message!
      await ana.click(asked, letterOf(asked))
      texts.push((await ana.submit(await ana.click(asked, report.button), TYPO)).message!.text)
    }
    expect(texts.filter(text => text.includes(report.filed))).toHaveLength(5)
    expect(texts[5]).toContain(report.tooManyToday(5))
    expect(reportsIn(stage)).toHaveLength(5)
  })

  test('survives a restart between the form and its submission', async () => {
    const { ana, verdict, bot, start, ...stage } = await answered()
    const form = await ana.click(verdict, report.button)
    await bot.stop()
    await start()
    expect((await ana.submit(form, TYPO)).message!.text).toContain(report.filed)
    expect(reportsIn(stage)).toHaveLength(1)
  })

  test('goes with its person’s data, and a form that was open then says so', async () => {
    const { ana, asked, verdict, channel, ...stage } = await answered()
    const form = await ana.click(verdict, report.button)
    await ana.submit(form, TYPO)
    const sure = (await ana.slash(channel, 'privacy delete')).message!
    await ana.click(sure, en.privacy.forget)
    await eventually(() => reportsIn(stage).length === 0)
    expect((await ana.submit(form, TYPO)).message!.text).toContain(report.notAnswered)
    expect((await ana.messageCommand(asked, MENU)).message!.text).toContain(report.notAnswered)
    expect(reportsIn(stage)).toEqual([])
  })
})

describe('a forged report', () => {
  test('is about no private question of someone else, no other channel’s, and none that is not answered', async () => {
    const { discord, ana, ben, channel, asked, ...stage } = await answered()
    const [, , postId] = asked.buttons[0]!.customId!.split(':')
    const press = async (who: typeof ben, message: MessageView, id: string) =>
      plain((await who.forge(message, { custom_id: `p1:report:${id}` })).message!.text)
    expect(await press(ben, asked, postId!)).toContain(report.notAnswered)
    const own = (await ana.slash(channel, 'quiz', { private: true })).message!
    const ownId = own.buttons[0]!.customId!.split(':')[2]!
    expect(await press(ana, own, ownId)).toContain(report.notAnswered)
    await ana.click(own, letterOf(own))
    expect(await press(ben, asked, ownId)).toContain(plain(en.refusals.notYours))
    const elsewhere = discord.guild('Elsewhere')
    const eve = elsewhere.member('Eve')
    const hers = (await eve.slash(elsewhere.channel('general'), 'quiz')).message!
    expect(await press(eve, hers, postId!)).toContain(plain(en.refusals.unknownPost))
    expect(reportsIn(stage)).toEqual([])
  })

  test('names no option that the question lacks, and no reason that there is none of', async () => {
    const { ana, verdict, ...stage } = await answered()
    const opened = await ana.click(verdict, report.button)
    const submit = async (field: string, value: string) => {
      const modal = structuredClone(opened.modal!)
      for (const { component } of modal.components as {
        component: { custom_id: string; options?: object[] }
      }[])
        if (component.custom_id === field) component.options!.push({ value, label: value })
      return (await ana.submit({ ...opened, modal }, { ...TYPO, [field]: value })).message!.text
    }
    expect(await submit('answer', '7')).toContain(report.mistakes['no-such-option']())
    expect(await submit('answer', 'Z')).toContain(report.mistakes['no-such-option']())
    expect(await submit('reason', 'revenge')).toContain(report.mistakes['no-reason']())
    expect(reportsIn(stage)).toEqual([])
  })
})

describe('“Report this question” in a message’s menu', () => {
  test('opens the form for who has answered, and says what is missing to others', async () => {
    const { ana, ben, asked, channel, ...stage } = await answered()
    expect((await ben.messageCommand(asked, MENU)).message!.text).toContain(report.notAnswered)
    expect((await ben.messageCommand(ben.say(channel, 'Hi'), MENU)).message!.text).toContain(
      report.noQuestion,
    )
    const board = (await ana.slash(channel, 'leaderboard')).message!
    expect((await ben.messageCommand(board, MENU)).message!.text).toContain(report.noQuestion)
    const form = await ana.messageCommand(asked, MENU)
    expect((await ana.submit(form, TYPO)).message!.text).toContain(report.filed)
    expect(reportsIn(stage)).toHaveLength(1)
    expect(stage.bot.log()).toContain(`“${MENU}”`)
  })

  test('works in direct messages, and where only someone has installed the app', async () => {
    const stage = await setStage()
    const { ana } = studyGroup(stage.discord)
    const server = stage.discord.guild('Elsewhere', { withoutBot: true })
    const cem = server.member('Cem')
    for (const [who, place] of [
      [ana, stage.discord.directMessage(ana)],
      [cem, server.channel('chat')],
    ] as const) {
      const asked = (await who.slash(place, 'quiz')).message!
      await who.click(asked, letterOf(asked))
      const form = await who.messageCommand(asked, MENU)
      expect((await who.submit(form, TYPO)).message!.text).toContain(report.filed)
    }
    expect(reportsIn(stage)).toHaveLength(2)
  })
})

describe('the outcome of a report', () => {
  const filed = async () => {
    const stage = await answered()
    const { ana, verdict } = stage
    await ana.submit(await ana.click(verdict, report.button), TYPO)
    // Its own look for notices is over.
    await eventually(() => stage.bot.log().includes('submit report'))
    return { ...stage, questionId: reportsIn(stage)[0]!.question_id }
  }

  test('is told to the reporter alone, once, after the next button', async () => {
    const stage = await filed()
    const { ana, ben, asked, channel, questionId } = stage
    await decide(stage, questionId, 'Mars *is* red.')
    await ben.click(asked, letterOf(asked))
    await ana.click(asked, letterOf(asked))
    await eventually(() => told(channel, ana).length > 0)
    const [notice] = told(channel, ana)
    expect(notice!.ephemeral).toBe(true)
    expect(notice!.text).toContain('Question number')
    expect(notice!.text).toContain(report.notices.rejected)
    expect(notice!.text).toContain(String.raw`> Mars \*is\* red.`)
    await ana.slash(channel, 'help')
    await ana.click(asked, letterOf(asked))
    expect(told(channel, ana)).toHaveLength(1)
    expect(told(channel, ben)).toEqual([])
  })

  test('waits while a form opens, and comes when it is submitted', async () => {
    const stage = await filed()
    const { ana, verdict, channel, questionId } = stage
    await decide(stage, questionId)
    const form = await ana.click(verdict, report.button)
    expect(told(channel, ana)).toEqual([])
    await ana.submit(form, TYPO)
    await eventually(() => told(channel, ana).length === 1)
  })

  test('that can’t be sent is told the next time', async () => {
    const stage = await filed()
    const { ana, bot, channel, discord, questionId } = stage
    await decide(stage, questionId)
    discord.faults.next({ method: 'POST', path: /webhooks\/\d+\/[^/]+$/, with: 404, code: 10_015 })
    expect((await ana.slash(channel, 'help')).failed).toBeNull()
    await bot.logged('couldn’t tell the person what waits for them')
    expect(told(channel, ana)).toEqual([])
    await ana.slash(channel, 'help')
    await eventually(() => told(channel, ana).length === 1)
  })

  test('is kept where the app is a guest, whose messages are limited', async () => {
    const stage = await setStage()
    const { bot, clock, discord } = stage
    const server = discord.guild('Elsewhere', { withoutBot: true })
    const [there, cem] = [server.channel('chat'), server.member('Cem')]
    const direct = discord.directMessage(cem)
    const asked = (await cem.slash(there, 'quiz')).message!
    await cem.click(asked, letterOf(asked))
    await cem.submit(await cem.messageCommand(asked, MENU), TYPO)
    await decide(stage, reportsIn(stage)[0]!.question_id)
    await cem.slash(there, 'help')
    await clock.until(() => bot.log().includes('"what":"/help"'))
    expect(told(there, cem)).toEqual([])
    await cem.slash(direct, 'help')
    await eventually(() => told(direct, cem).length === 1)
  })
})
