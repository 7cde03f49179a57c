import { expect, test } from 'vitest'
import { letterOf, plain, studyGroup } from './read.ts'
import { questionFile } from './sample.ts'
import { setStage } from './stage.ts'

/** Mars is said to be right, and it turns out to be Jupiter. */
const openRoom = async () => {
  const stage = await setStage({ files: { 'q.md': questionFile() } })
  const { quiz } = stage.bot
  return {
    ...stage,
    ...studyGroup(stage.discord),
    quiz,
    async correct() {
      const applied = await quiz.applyCorrection({
        questionId: 'sky/q',
        fix: { kind: 'key', answer: ['C'] },
        by: '300000000000000009',
        comment: 'Its storm is red.',
      })
      if (applied.kind !== 'applied') throw new Error(applied.kind)
      return applied.correction.id
    },
  }
}

test('a wrong key that three people met is corrected: points, messages and open questions follow, and undoing it takes that back', async () => {
  const { channel, server, ana, ben, mod, clock, quiz, correct } = await openRoom()
  const closed = (await ana.slash(channel, 'quiz')).message!
  await ana.click(closed, letterOf(closed, 'Jupiter'))
  await ben.click(closed, letterOf(closed, 'Jupiter'))
  await mod.click(closed, letterOf(closed, 'Mars'))
  const [mars, jupiter] = [letterOf(closed, 'Mars'), letterOf(closed, 'Jupiter')]
  await ana.click(closed, 'Reveal')
  expect(closed.text).toContain('1 of 3 answered correctly')
  const board = async () => plain((await mod.slash(channel, 'leaderboard')).message!.text)
  expect(await board()).toContain('10 points')

  const other = server.channel('other')
  const cem = server.member('Cem')
  const open = (await cem.slash(other, 'quiz')).message!
  const id = await correct()
  expect((await cem.click(open, letterOf(open, 'Jupiter'))).message!.text).toMatch(
    /\*\*Correct!\*\* · \+10 points[\s\S]*Answer corrected: it used to be [\s\S]*Its storm is red\./,
  )
  await clock.until(() => closed.text.includes(`Answer corrected: it used to be ${mars}.`))
  expect(closed.text).toContain(`✅ **Correct: ${jupiter}`)
  expect(closed.text).toContain('2 of 3 answered correctly')
  for (const member of [ana, ben, mod, cem])
    expect(plain((await member.slash(channel, 'leaderboard')).message!.text)).toContain('10 points')

  // Everyone is told once, with their own answer, and no one with another's.
  const toldTo = (member: typeof ana) =>
    channel.seenBy(member).filter(({ text }) => text.includes('About a question you answered'))
  await ana.slash(channel, 'streak')
  await clock.until(() => toldTo(ana).length === 1)
  expect(toldTo(ana)[0]!.text).toMatch(/“Jupiter” is correct\. Why: Its storm is red\. You gain 10 points\./)
  await ana.slash(channel, 'streak')
  await clock.pass(2)
  expect(toldTo(ana)).toHaveLength(1)
  expect(toldTo(mod)[0]?.text).toMatch(
    /Your answer, “Mars”, turned out not to be correct; your points stay\./,
  )

  expect(await quiz.undoCorrection(id)).toEqual({ kind: 'undone' })
  await clock.until(() => !closed.text.includes('Answer corrected'))
  expect(closed.text).toContain('1 of 3 answered correctly')
})

test('a person who deletes their data after a key was corrected is gone, and undoing it brings nothing back', async () => {
  const { channel, ana, ben, bot, quiz, correct, clock } = await openRoom()
  const asked = (await ana.slash(channel, 'quiz')).message!
  await ana.click(asked, letterOf(asked, 'Jupiter'))
  await ben.click(asked, letterOf(asked, 'Jupiter'))
  await ana.click(asked, 'Reveal')
  const id = await correct()
  const confirm = (await ana.slash(channel, 'privacy delete')).message!
  await ana.click(confirm, 'Delete all my data')
  await clock.pass(5)
  expect(await quiz.undoCorrection(id)).toEqual({ kind: 'undone' })
  const kinds: string[] = []
  for await (const { kind } of bot.store.people.pagesAbout(ana.id)) kinds.push(kind)
  expect(kinds.filter(kind => kind !== 'deletions')).toEqual([])
})
