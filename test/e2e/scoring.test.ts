import { expect, test } from 'vitest'
import { letterOf, plain, studyServer } from './read.ts'
import { questionFile } from './sample.ts'
import { makeDailyDue, openDatabase, setStage } from './stage.ts'

const openRoom = async () => {
  const stage = await setStage({
    files: { 'q.md': questionFile(), 'r.md': questionFile() },
    painter: { draw: async () => null, stop: async () => {}, warmUp() {} },
  })
  const { channel, mo, ana, server } = studyServer(stage.discord)
  const bea = server.member('Bea', { permissions: ['ManageGuild'] })
  const scoring = async (member = mo) => {
    const home = (await member.slash(channel, 'settings')).message!
    return (await member.select(home, ['Scoring'])).message!
  }
  const answer = async (member = ana) => {
    const asked = (await member.slash(channel, 'quiz')).message!
    await member.click(asked, letterOf(asked))
    await member.click(asked, 'Reveal')
  }
  const board = async () => plain((await mo.slash(channel, 'leaderboard')).message!.text)
  return { ...stage, channel, mo, bea, ana, scoring, answer, board }
}

test('a manager lets the season start over, is told what that means, and another one undoes it', async () => {
  const { bea, scoring, mo, answer, board, ana } = await openRoom()
  await answer()
  expect(await board()).toContain('10 points')
  const asked = (await mo.click(await scoring(), 'Reset this season')).message!
  expect(asked.ephemeral).toBe(true)
  expect(asked.text).toMatch(
    /Start this season over\?[\s\S]*1 person loses 10 points of this season\.[\s\S]*Streaks, statistics and reviews stay\.[\s\S]*You can undo this until <t:\d+:f>\./,
  )
  const done = (await mo.click(asked, 'Reset')).message!
  expect(done.text).toContain('✓ Reset: everyone starts from zero.')
  expect(await board()).toContain('No one has scored yet.')
  await answer(ana)
  expect(await board()).toContain('10 points')
  const page = await scoring(bea)
  expect(page.text).toMatch(/1\. <@\d+> reset this season <t:\d+:R>\. You can undo it until/)
  expect(page.pings).toEqual([])
  const undone = (await bea.click(page, 'Undo the reset')).message!
  expect(undone.text).toContain('✓ Undone: everyone has their points back')
  expect(await board()).toContain('20 points')
})

test('seasons of a quarter are explained before they are set, and their end is told by the first daily after it', async () => {
  const stage = await openRoom()
  const { channel, scoring, mo, answer, board, clock } = stage
  await answer()
  const asked = (await mo.select(await scoring(), ['Every quarter'])).message!
  expect(asked.text).toMatch(
    /A season each quarter\?[\s\S]*all points since October 1, and the season will end on December 31\.[\s\S]*No one loses any points/,
  )
  expect(await board()).toContain('This season (until Nov 30)')
  const set = (await mo.click(asked, 'Change it')).message!
  expect(set.text).toMatch(/✓ Saved\.[\s\S]*This season ends on December 31\./)
  expect(await board()).toContain('This season (until Dec 31)')
  expect(await board()).toContain('10 points')

  await mo.slash(channel, 'daily set', { time: '9:00', zone: 'UTC' })
  const day = (given: string) =>
    openDatabase(stage).prepare('update dailies set next_day = ?').run(given) && makeDailyDue(stage)
  day('2026-12-01')
  await clock.until(() => channel.last()!.text.includes('Daily question · December 1'))
  expect(channel.last()!.text).not.toContain('final standings')
  day('2027-01-01')
  await clock.until(() => channel.last()!.text.includes('Daily question · January 1'))
  expect(channel.last()!.text).toContain('October to December 2026: final standings')
  expect(channel.last()!.pings).toEqual([])
})

test('speed counts in a round only where the server wants that, and the question says so', async () => {
  const { channel, scoring, mo, ana } = await openRoom()
  const round = async () => {
    const asked = (await ana.slash(channel, 'quiz', { questions: 2, seconds: 30 })).message!
    const { text } = asked
    const verdict = (await ana.click(asked, letterOf(asked))).message!
    await ana.click(asked, 'Stop')
    return [text, verdict.text] as const
  }
  const [before, plainVerdict] = await round()
  expect(before).not.toContain('for speed')
  expect(plainVerdict).toContain('+10 points')
  const page = await scoring()
  const saved = (await mo.choose(page, page.selects[1]!.customId, ['1'])).message!
  expect(saved.text).toContain('✓ Saved.')
  const [after, fastVerdict] = await round()
  expect(after).toContain('Up to 5 points more for speed')
  expect(fastVerdict).toMatch(/\+1[45] points/)
})

test('only people with Manage Server come to it', async () => {
  const { channel, ana } = await openRoom()
  await expect(ana.slash(channel, 'settings')).rejects.toThrow('not offered')
})
