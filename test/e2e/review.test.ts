import { describe, expect, test } from 'vitest'
import type { MessageView } from '../../src/dev/local-discord/view.ts'
import { altOf, letterOf, studyGroup } from './read.ts'
import { openDatabase, type Stage, setStage } from './stage.ts'

const DAY = 86_400

const labelsOf = (message: MessageView): string[] => message.buttons.map(({ label }) => label)

/** The text of the question that a message shows. */
const questionIn = (message: MessageView): string => message.text.match(/Question number \d\?/)![0]

/** The night goes by at once: the bot's work of each second would take a test minutes. */
const nextDay = async (stage: Stage, days = 1): Promise<void> => {
  stage.clock.leap(days * DAY)
  await stage.clock.pass(1)
}

const start = async () => {
  const stage = await setStage()
  return { stage, ...studyGroup(stage.discord) }
}

type Table = Awaited<ReturnType<typeof start>>

/** Ana's private questions; each answered as `options` say, in their order. */
const practise = async ({ ana, channel }: Table, options: readonly string[]): Promise<string[]> => {
  const asked: string[] = []
  for (const option of options) {
    const message = (await ana.slash(channel, 'quiz', { private: true })).message!
    asked.push(questionIn(message))
    await ana.click(message, letterOf(message, option))
  }
  return asked
}

describe('a question that was missed', () => {
  test('comes up the next day in /review, and later once it was right', async () => {
    const table = await start()
    const { stage, channel, ana } = table
    const shared = (await ana.slash(channel, 'quiz')).message!
    const verdict = (await ana.click(shared, letterOf(shared, 'Venus'))).message!
    expect(verdict.text).toContain('Comes back in </review')
    expect(verdict.text).toContain('tomorrow')
    await nextDay(stage)
    const review = (await ana.slash(channel, 'review', { questions: 1 })).message!
    expect(review.ephemeral).toBe(true)
    expect(questionIn(review)).toBe(questionIn(shared))
    await ana.click(review, letterOf(review))
    expect(review.text).toContain('**Correct!**')
    expect(review.text).toMatch(/Back in \d+ days/)
    await ana.click(review, 'See how it went')
    expect(review.text).toContain('You got 1 of 1')
    expect(review.text).toContain('1 question that you’d missed before')
  })
})
