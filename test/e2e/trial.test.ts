import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { letterOf, studyGroup } from './read.ts'
import { EXAM_YAML, questionFile, tenQuestions } from './sample.ts'
import { setStage } from './stage.ts'

const withStatus = (status: string, more = ''): string =>
  questionFile().replace('domain:', `status: ${status}\n${more}domain:`)

describe('a question file with a status', () => {
  test('on trial is asked and marked, scores nothing, and scores once its trial is over', async () => {
    const { discord, bot, folder, clock } = await setStage({ files: { 'q.md': withStatus('trial') } })
    const { channel, ana, ben } = studyGroup(discord)
    const asked = (await ana.slash(channel, 'quiz')).message!
    expect(asked.text).toContain('Trial question: it doesn’t score')
    const verdict = (await ben.click(asked, letterOf(asked))).message!
    expect(verdict.text).toContain('**Correct!**')
    expect(verdict.text).not.toContain('points')
    expect(verdict.text).toContain('Trial question: it’s still being tested, so it doesn’t score.')
    expect((await ben.slash(channel, 'leaderboard')).message!.text).not.toContain('<@')

    writeFileSync(join(folder, 'questions/sky/q.md'), questionFile())
    await clock.until(() => bot.log().split('questions loaded').length > 2)
    const next = (await ana.slash(channel, 'quiz')).message!
    expect(next.text).not.toContain('Trial')
    expect((await ana.click(next, letterOf(next))).message!.text).toContain('+10 points')
  })

  test('suspended while it is open keeps taking answers there, and is not asked again', async () => {
    const { discord, bot, folder, clock } = await setStage({ files: { 'q.md': questionFile() } })
    const { channel, ana, ben } = studyGroup(discord)
    const asked = (await ana.slash(channel, 'quiz')).message!
    writeFileSync(join(folder, 'questions/sky/q.md'), withStatus('suspended', 'accepted: [C]\n'))
    await clock.until(() => bot.log().includes('"withdrawn":1'))
    expect((await ben.click(asked, letterOf(asked))).message!.text).toContain('**Correct!** · +10 points')
    await ana.click(asked, 'Reveal')
    await discord.until(() => asked.text.includes('1 of 1 answered correctly'))
    const refused = (await ana.slash(channel, 'quiz')).message!
    expect(refused.text).not.toContain('Which planet')
  })

  test('with an accepted answer takes it for correct', async () => {
    const accepting = questionFile().replace('answer: B', 'answer: B\naccepted: [C]')
    const { discord } = await setStage({ files: { 'q.md': accepting } })
    const { channel, ana, ben } = studyGroup(discord)
    const asked = (await ana.slash(channel, 'quiz')).message!
    const jupiter = (await ana.click(asked, letterOf(asked, 'Jupiter'))).message!.text
    expect(jupiter).toContain('**Correct!** · +10 points')
    expect(jupiter).toContain('Jupiter is striped.')
    const saturn = (await ben.click(asked, letterOf(asked, 'Saturn'))).message!.text
    expect(saturn).toContain('**Not quite**')
    expect(saturn).toContain(`${letterOf(asked, 'Jupiter')} is accepted as well.`)
  })
})

test('an exam with trial questions says how many before it starts, and which ones afterwards', async () => {
  const files = {
    ...tenQuestions(),
    't.md': withStatus('trial').replace('Which planet', 'Which untested planet'),
    'bank.yaml': EXAM_YAML.replace('minutes: 20', 'minutes: 20\n  trial: 3'),
  }
  const { discord } = await setStage({ files })
  const { channel, ana } = studyGroup(discord)
  const exam = (await ana.slash(channel, 'exam start')).message!
  expect(exam.text).toContain('5 questions · 15 min')
  expect(exam.text).toContain('- 1 trial question, not scored; the result says which')
  await ana.click(exam, 'Begin')
  let untested = 0
  for (let number = 1; number <= 5; number++) {
    expect(exam.text).toContain(`Question ${number} of 5`)
    expect(exam.text.toLowerCase()).not.toContain('trial')
    if (exam.text.includes('untested')) untested = number
    await ana.click(exam, letterOf(exam, exam.text.includes('untested') ? 'Venus' : 'Mars'))
    await ana.click(exam, 'Next')
  }
  await ana.click(exam, 'Submit')
  await ana.click(exam, 'Submit now')
  expect(exam.text).toContain('**Passed: 100%**')
  expect(exam.text).toContain('**4 of 4 correct**')
  expect(exam.text).toContain(`1 question was on trial and didn’t count: ${untested}`)
  await ana.click(exam, 'Review all (5)')
  for (let number = 1; number < untested; number++) await ana.click(exam, 'Next')
  expect(exam.text).toContain(`Question ${untested} of 5 · trial, not scored`)
})
