import { expect, test } from 'vitest'
import { letterOf, studyServer } from './read.ts'
import { setStage } from './stage.ts'

const DAY_S = 86_400

test('a streak is celebrated, a freeze announced, and a streak that ended gets a kind word, all in private', {
  tags: ['slow'],
}, async () => {
  const stage = await setStage()
  const { channel, mo, ana } = studyServer(stage.discord)
  await mo.slash(channel, 'daily set', { time: '12:10', zone: 'UTC' })
  stage.clock.leap(600)
  const dailies = () => channel.seenBy().filter(message => message.text.includes('Daily question'))
  const nextDaily = async () => {
    const before = dailies().length
    if (before > 0) stage.clock.leap(DAY_S)
    await stage.clock.until(() => dailies().length > before)
    return dailies().at(-1)!
  }
  const answer = async () => {
    const asked = await nextDaily()
    const reply = (await ana.click(asked, letterOf(asked))).message!
    expect([reply.ephemeral, reply.pings]).toEqual([true, []])
    return reply.text
  }
  for (let day = 1; day < 7; day++) expect(await answer()).not.toMatch(/in a row|freeze/)
  expect(await answer()).toContain('\n**7 days in a row!** 🎉 You’ve earned a streak freeze.\n-# ')
  await nextDaily()
  expect(await answer()).toContain('\nA freeze saved your streak.\n-# ')
  for (let day = 0; day < 3; day++) await nextDaily()
  expect(await answer()).toContain('\nWelcome back! A new streak begins. Your best so far: 8 days.\n-# ')
  expect(await answer()).not.toMatch(/freeze|Welcome back/)
  const said = channel.seenBy().map(message => message.text)
  expect(said.join('\n')).not.toMatch(/streak|in a row/i)
})

test('a climb on the leaderboard is in the verdict of the answer that made it, unless the server turns that off', async () => {
  const { discord } = await setStage()
  const { channel, mo, ana, ben } = studyServer(discord)
  const round = async () => {
    const asked = (await mo.slash(channel, 'quiz')).message!
    return async (member = ana, option = 'Mars') =>
      (await member.click(asked, letterOf(asked, option))).message!.text
  }
  const first = await round()
  expect(await first(ben)).not.toContain('You’re now')
  expect(await first(ana, 'Venus')).not.toContain('You’re now')
  expect(await (await round())()).not.toContain('You’re now')
  const third = await round()
  expect(await third(ana)).toContain('+10 points\nYou’re now **#1** on the leaderboard. 📈\n')
  expect(await third(ana)).not.toContain('You’re now')
  expect(await third(ben)).toContain('You’re now **#1** on the leaderboard.')

  const home = (await mo.slash(channel, 'settings')).message!
  const page = (await mo.select(home, ['Scoring'])).message!
  const saved = await mo.choose(page, page.selects[2]!.customId, ['1'])
  expect(saved.message!.text).toContain('✓ Saved.')
  expect(await (await round())(ana)).toMatch(/\+10 points\n-#/)
})
