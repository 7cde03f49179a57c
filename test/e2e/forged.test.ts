import { describe, expect, test } from 'vitest'
import { en } from '../../src/words/en/index.ts'
import { letterOf, studyGroup } from './read.ts'
import { EXAM_YAML, questionFile, tenQuestions } from './sample.ts'
import { openDatabase, setStage } from './stage.ts'

const { refusals, verdict } = en
/** The command in it is a link. */
const NOT_KNOWN = refusals.unknownPost.split('/quiz')[0]!

describe('a forged button', () => {
  test('reveals, stops and goes on nowhere but in its own channel', async () => {
    const { discord } = await setStage()
    const { channel, ana } = studyGroup(discord)
    const elsewhere = discord.guild('Elsewhere')
    const there = elsewhere.channel('general')
    const eve = elsewhere.member('Eve', { permissions: ['ManageMessages'] })
    const series = (await ana.slash(channel, 'quiz', { questions: 2 })).message!
    const own = (await eve.slash(there, 'quiz', { questions: 2 })).message!
    const press = async (label: string) => {
      const { customId } = series.buttons.find(one => one.label === label)!
      return (await eve.forge(own, { custom_id: customId })).message!
    }
    expect((await press('Reveal')).text).toContain(NOT_KNOWN)
    expect((await press('Stop')).text).toContain(refusals.sessionOver)
    expect((await press(letterOf(series))).text).toContain(NOT_KNOWN)
    expect(series.text).toContain('Closes')
    await ana.click(series, 'Stop')
    expect(series.text).not.toContain('Closes')
  })

  test('asks no further question on a topic of another channel', async () => {
    const { discord } = await setStage()
    const { channel, ana } = studyGroup(discord)
    const other = discord.guild('Elsewhere')
    const eve = other.member('Eve')
    const asked = (await ana.slash(channel, 'quiz')).message!
    await ana.click(asked, 'Reveal')
    const { customId } = asked.buttons.find(({ customId }) => customId?.includes(':again:'))!
    const own = (await eve.slash(other.channel('general'), 'quiz')).message!
    expect((await eve.forge(own, { custom_id: customId })).message!.text).toContain(NOT_KNOWN)
  })

  test('answers no question of a direct message for someone else', async () => {
    const stage = await setStage()
    const { discord } = stage
    const { ana, ben } = studyGroup(discord)
    const alone = discord.directMessage(ana)
    const asked = (await ana.slash(alone, 'quiz')).message!
    const { customId } = asked.buttons.find(({ label }) => label === letterOf(asked))!
    const bens = (await ben.slash(discord.directMessage(ben), 'quiz')).message!
    expect((await ben.forge(bens, { custom_id: customId })).message!.text).toContain(NOT_KNOWN)
    expect((await ben.forge(asked, { custom_id: customId })).message!.text).toContain(
      refusals.notYours.split('/quiz')[0]!,
    )
    expect(openDatabase(stage).prepare('select count(*) from answers').pluck().get()).toBe(0)
  })
})

describe('a forged button of an exam', () => {
  const begin = async () => {
    const stage = await setStage({ files: { ...tenQuestions(), 'bank.yaml': EXAM_YAML } })
    const group = studyGroup(stage.discord)
    const exam = (await group.ana.slash(group.channel, 'exam start')).message!
    await group.ana.click(exam, en.exam.offer.begin)
    const examId = exam.buttons
      .find(({ customId }) => customId?.includes(':exam-go:'))!
      .customId!.split(':')[2]!
    const row = () => openDatabase(stage).prepare('select position, submitted_at from exams').get()
    const picks = () =>
      openDatabase(stage)
        .prepare(`select picks from exam_items where picks <> '' or flagged = 1`)
        .pluck()
        .all()
    return { ...stage, ...group, exam, examId, row, picks }
  }

  test('shows and changes nothing of someone else’s', async () => {
    const { ben, channel, examId, row, picks } = await begin()
    const own = (await ben.slash(channel, 'exam start')).message!
    for (const rest of [
      ['exam-go', examId, 'next', 2],
      ['exam-pick', examId, 1, 0],
      ['exam-flag', examId, 1, 'on'],
      ['exam-sure', examId, 1, 3],
      ['exam-overview', examId, 0],
      ['exam-end', examId],
      ['exam-submit', examId],
      ['exam-result', examId],
      ['exam-review', examId, 'all', 0],
    ]) {
      const said = (await ben.forge(own, { custom_id: ['p1', ...rest].join(':') })).message!.text
      expect(said).toContain('I no longer have this exam')
    }
    expect(
      (await ben.forge(own, { component_type: 3, custom_id: 'p1:exam-look', values: [examId] })).message!
        .text,
    ).toContain('I no longer have this exam')
    await ben.forge(own, { custom_id: `p1:exam-discard:${examId}` })
    expect(row()).toEqual({ position: 1, submitted_at: null })
    expect(picks()).toEqual([])
  })

  test('shows no answer before the exam is submitted', async () => {
    const { ana, exam, examId } = await begin()
    for (const rest of [
      ['exam-review', examId, 'all', 0],
      ['exam-result', examId],
    ])
      expect((await ana.forge(exam, { custom_id: ['p1', ...rest].join(':') })).message!.text).toContain(
        'I no longer have this exam',
      )
  })

  test.each(['1.5', '1e9', '-3', 'NaN', ' ', '9999'])(
    'leads to a question that there is, or to the overview, for the number %j',
    async value => {
      const { ana, exam, examId, row, picks } = await begin()
      const press = { component_type: 3, custom_id: `p1:exam-jump:${examId}:1`, values: [value] }
      await ana.forge(exam, press)
      expect(row()).toEqual({ position: 1, submitted_at: null })
      expect(exam.text).toMatch(/Question 1 of 4|0 answered · 4 open/)
      for (const rest of [
        ['exam-pick', examId, 9999, 9],
        ['exam-flag', examId, 9999, 'on'],
        ['exam-sure', examId, 0, 3],
        ['exam-overview', examId, 9999],
      ])
        await ana.forge(exam, { custom_id: ['p1', ...rest].join(':') })
      expect(row()).toEqual({ position: 1, submitted_at: null })
      expect(picks()).toEqual([])
    },
  )
})

describe('a question’s buttons', () => {
  const files = { 'one.md': questionFile(), 'two.md': questionFile({ answer: '[B, C]', text: 'Which two?' }) }

  test('tell nothing of the order in the file', async () => {
    const { discord } = await setStage({ files })
    const { channel, ana } = studyGroup(discord)
    for (let n = 0; n < 2; n++) {
      const { buttons, selects } = (await ana.slash(channel, 'quiz')).message!
      const picks = buttons.filter(({ label }) => /^[A-J]$/.test(label))
      expect(picks.map(({ customId }) => customId!.split(':').at(-1))).toEqual(
        picks.map((_, place) => String(place)),
      )
      for (const { options } of selects)
        expect(options.map(({ value }) => value)).toEqual(options.map((_, place) => String(place)))
    }
  })

  test('as the version before wrote them still work', async () => {
    const { discord } = await setStage({ files })
    const { channel, ana, ben } = studyGroup(discord)
    for (let n = 0; n < 2; n++) {
      const asked = (await ana.slash(channel, 'quiz')).message!
      const ids = [...asked.buttons, ...asked.selects].map(({ customId }) => customId!)
      const [, , postId] = ids[0]!.split(':')
      const press =
        asked.selects.length > 0
          ? { component_type: 3, custom_id: `p1:choose:${postId}`, values: ['B', 'C'] }
          : { custom_id: `p1:answer:${postId}:B` }
      expect((await ben.forge(asked, press)).message!.text).toContain(verdict.right)
    }
  })
})
