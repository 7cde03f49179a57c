import { describe, expect, test } from 'vitest'
import type { MessageView } from '../../src/dev/local-discord/view.ts'
import { altOf, letterOf, studyGroup } from './read.ts'
import { setStage } from './stage.ts'

const labelsOf = (message: MessageView): string[] => message.buttons.map(({ label }) => label)

describe('all options of a question', () => {
  test('are shown to those who answered while it is open, and to nobody else', async () => {
    const { discord } = await setStage()
    const { channel, ana, ben } = studyGroup(discord)
    const asked = (await ana.slash(channel, 'quiz')).message!
    const verdict = (await ana.click(asked, letterOf(asked, 'Venus'))).message!
    const details = (await ana.click(verdict, 'All options')).message!
    expect(details.text).toContain('Saturn is yellow.')
    const { customId } = verdict.buttons.find(({ label }) => label === 'All options')!
    const early = (await ben.forge(asked, { custom_id: customId })).message!
    expect(early.text).toContain('Pick your answer first')
    expect(early.text).not.toMatch(/Correct|rusty|yellow/)
  })

  test('of a private question are nobody else’s', async () => {
    const { discord } = await setStage()
    const { channel, ana, ben } = studyGroup(discord)
    const own = (await ana.slash(channel, 'quiz', { private: true })).message!
    await ana.click(own, letterOf(own))
    const asked = (await ben.slash(channel, 'quiz')).message!
    const { customId } = own.buttons.find(({ label }) => label === 'All options')!
    expect((await ben.forge(asked, { custom_id: customId })).message!.text).toContain(
      'belongs to someone else',
    )
    const details = (await ana.click(own, 'All options')).message!
    expect(details.text).toContain('✅ **Your answer: ')
  })
})

test('all options of a question are shown in its own channel only, since an id can be forged', async () => {
  const { discord } = await setStage()
  const { server, channel, ana, ben } = studyGroup(discord)
  const asked = (await ana.slash(channel, 'quiz')).message!
  const verdict = (await ana.click(asked, letterOf(asked))).message!
  const { customId } = verdict.buttons.find(({ label }) => label === 'All options')!
  await ana.click(asked, 'Reveal')
  const elsewhere = (await ben.slash(server.channel('elsewhere'), 'quiz')).message!
  expect((await ben.forge(elsewhere, { custom_id: customId })).message!.text).not.toContain('yellow')
})

describe('a way on', () => {
  test('leads from /help to a question and the leaderboard, both for one person', async () => {
    const { discord } = await setStage()
    const { channel, ana, ben } = studyGroup(discord)
    const help = (await ana.slash(channel, 'help')).message!
    expect(labelsOf(help)).toEqual(['New question', 'Leaderboard'])
    const asked = (await ana.click(help, 'New question')).message!
    expect(asked.ephemeral).toBe(true)
    expect(channel.seenBy()).toEqual([])
    const shared = (await ana.slash(channel, 'quiz')).message!
    // Not Ana: it may be the question that she was shown in private.
    await ben.click(shared, letterOf(shared))
    const board = (await ana.click(help, 'Leaderboard')).message!
    expect(board.ephemeral).toBe(true)
    expect(altOf(board)).toContain('1. Ben')
  })

  test('leads from an empty board in a channel to a question for everyone', async () => {
    const { discord } = await setStage()
    const { channel, ana, ben } = studyGroup(discord)
    const board = (await ana.slash(channel, 'leaderboard')).message!
    const asked = (await ben.click(board, 'New question')).message!
    expect(asked.ephemeral).toBe(false)
    expect(asked.text).toMatch(/Question number \d\?/)
  })

  test('leads from a verdict to a board of one’s own, which does not take its place', async () => {
    const { discord } = await setStage()
    const { channel, ana } = studyGroup(discord)
    const asked = (await ana.slash(channel, 'quiz')).message!
    const verdict = (await ana.click(asked, letterOf(asked))).message!
    const board = (await ana.click(verdict, 'Leaderboard')).message!
    expect(board.id).not.toBe(verdict.id)
    expect(board.ephemeral).toBe(true)
    expect(verdict.text).toContain('**Correct!**')
    await ana.click(board, 'All time')
    expect(altOf(board)).toContain('All time')
  })

  test('leads from the standings of a channel to a board that only who pressed sees', async () => {
    const { clock, discord } = await setStage()
    const { channel, ana, ben } = studyGroup(discord)
    const first = (await ana.slash(channel, 'quiz', { questions: 2 })).message!
    await ben.click(first, letterOf(first))
    await ana.click(first, 'Stop')
    await clock.until(() => channel.last()!.text.includes('Final standings'))
    const standings = channel.last()!
    expect(standings.text).toContain(`<@${ben.id}> got 1 of 1`)
    expect((await ana.click(standings, 'Leaderboard')).message!.ephemeral).toBe(true)
  })

  test('leads from /streak and /privacy to what they are about', async () => {
    const { discord } = await setStage()
    const { channel, ana } = studyGroup(discord)
    const streak = (await ana.slash(channel, 'streak')).message!
    expect((await ana.click(streak, 'Leaderboard')).message!.text).toContain('No one has a streak yet')
    const privacy = (await ana.slash(channel, 'privacy show')).message!
    const data = (await ana.click(privacy, 'Download my data')).message!
    await discord.until(() => data.attachments.includes('my-data.json'))
    expect((await ana.click(privacy, 'Hide my name')).message!.text).toContain('“someone”')
    expect((await ana.click(privacy, 'Delete my data')).message!.text).toContain('Delete all your data?')
  })
})

test('commands in sentences can be clicked, by the ids that Discord gave them', async () => {
  const { discord } = await setStage()
  const { channel, ana } = studyGroup(discord)
  const help = (await ana.slash(channel, 'help')).message!
  const mentions = [...help.text.matchAll(/<\/([a-z ]+):(\d+)>/g)]
  expect(mentions.map(([, name]) => name)).toEqual(
    expect.arrayContaining(['quiz', 'leaderboard', 'daily set']),
  )
  const commands = mentions.map(([, name, id]) => ({ name: name!.split(' ')[0]!, id }))
  expect(new Set(commands.map(({ name, id }) => `${name} ${id}`)).size).toBe(
    new Set(commands.map(({ name }) => name)).size,
  )
  expect(help.text).not.toMatch(/(?<!<)\/(quiz|review|exam|leaderboard|streak|stats|study|privacy|daily)\b/)
})
