import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { altOf, letterOf, studyGroup } from './read.ts'
import { questionFile } from './sample.ts'
import { setStage } from './stage.ts'

describe('/quiz', () => {
  test('asks everyone in the channel and gives each a private verdict, once', async () => {
    const { clock, discord } = await setStage()
    const { channel, ana, ben } = studyGroup(discord)
    const asked = (await ana.slash(channel, 'quiz')).message!
    expect(asked.text).toMatch(/Question number \d\?/)
    const anas = (await ana.click(asked, letterOf(asked))).message!
    const bens = (await ben.click(asked, letterOf(asked, 'Venus'))).message!
    expect(anas.text).toContain('**Correct!** · +10 points')
    expect(bens.text).toContain('Not quite')
    expect(bens.text).toContain('Venus is white.')
    const again = (await ben.click(asked, letterOf(asked))).message!
    expect(again.text).toContain('Not quite')
    expect(again.text).toContain('first answer counts')

    expect(channel.seenBy(ana)).toHaveLength(2)
    expect(channel.seenBy()).toHaveLength(1)
    expect(asked.text).not.toMatch(/Correct|rusty|Iron/)
    await clock.until(() => asked.text.includes('2 answered'))

    await ana.click(asked, 'Reveal')
    expect(asked.text).toContain('✅ **Correct: ')
    expect(asked.text).toContain('1 of 2 answered correctly')
    expect(asked.pings).toEqual([])
    expect(asked.buttons.map(({ label }) => label)).toEqual([
      'Another question',
      'All options',
      'Something wrong?',
    ])
    const details = (await ben.click(asked, 'All options')).message!
    expect(details.ephemeral).toBe(true)
    expect(details.text).toContain('Saturn is yellow.')
    expect(details.text).toContain('❌ **Your answer: ')
  })

  test('may be revealed early by the asker or a moderator only', async () => {
    const { discord } = await setStage()
    const { channel, ana, ben, mod } = studyGroup(discord)
    const asked = (await ana.slash(channel, 'quiz')).message!
    expect((await ben.click(asked, 'Reveal')).message!.text).toContain('Only the person who asked')
    await mod.click(asked, 'Reveal')
    expect(asked.text).toContain('No one answered.')
  })

  test('closes on its own when its time is up', async () => {
    const { clock, discord } = await setStage()
    const { channel, ana, ben } = studyGroup(discord)
    const asked = (await ana.slash(channel, 'quiz', { seconds: 10 })).message!
    await ben.click(asked, letterOf(asked))
    await clock.until(() => asked.text.includes('✅ **Correct: '))
    expect(asked.text).toContain('1 of 1 answered correctly')
    const another = (await ben.click(asked, 'Another question')).message!
    expect(another.id).not.toBe(asked.id)
    expect(another.text).toMatch(/Question number \d\?/)
  })

  test('that was open while the bot was away closes within five seconds after its start', async () => {
    const { clock, discord, bot, start } = await setStage()
    const { channel, ana, ben } = studyGroup(discord)
    const overdue = (await ana.slash(channel, 'quiz', { seconds: 10 })).message!
    const open = (await ana.slash(channel, 'quiz')).message!
    await bot.stop()
    await clock.pass(11)
    expect(overdue.text).not.toContain('No one answered.')
    await start()
    await clock.pass(5)
    expect(overdue.text).toContain('No one answered.')
    expect((await ben.click(open, letterOf(open))).message!.text).toContain('**Correct!**')
  })

  test('takes exactly two where two are right', async () => {
    const text = 'Which two planets are giants? (Choose two.)'
    const { discord } = await setStage({ files: { 'two.md': questionFile({ text, answer: '[C, D]' }) } })
    const { channel, ana, ben } = studyGroup(discord)
    const asked = (await ana.slash(channel, 'quiz')).message!
    expect(asked.text.match(/choose two/gi)).toHaveLength(1)
    const [jupiter, saturn, mars] = ['Jupiter', 'Saturn', 'Mars'].map(name => letterOf(asked, name)) as [
      string,
      string,
      string,
    ]
    await expect(ana.select(asked, [jupiter])).rejects.toThrow('takes 2 to 2')
    expect((await ana.select(asked, [saturn, jupiter])).message!.text).toContain('**Correct!**')
    const wrong = (await ben.select(asked, [saturn, mars])).message!
    expect(wrong.text).toContain('**Partly correct**: 1 of 2')
    expect(wrong.text).toContain('Mars is rusty.')
    expect(wrong.text).not.toContain('Saturn is yellow.')
  })

  test('suggests topics while typing, and refuses a topic that there is not', async () => {
    const { discord } = await setStage()
    const { channel, ana } = studyGroup(discord)
    const all = await ana.autocomplete(channel, 'quiz', 'topic', '')
    expect(all.map(choice => choice.name)).toEqual([
      'The sky (bank, 10 questions)',
      'Planets (domain, 5 questions)',
      'Stars (domain, 5 questions)',
      'Near (tag, 3 questions)',
    ])
    const stars = await ana.autocomplete(channel, 'quiz', 'topic', 'st')
    expect(stars).toEqual([{ name: 'Stars (domain, 5 questions)', value: 'sky/domain/Stars' }])
    const asked = (await ana.slash(channel, 'quiz', { topic: 'sky/domain/Stars' })).message!
    expect(asked.text).toContain('-# Stars')
    const refused = (await ana.slash(channel, 'quiz', { topic: '@everyone `x`' })).message!
    expect(refused.ephemeral).toBe(true)
    expect(refused.text).toContain('There’s no topic `@everyone x`')
  })

  test('suggests difficulties while typing, none where all questions have the same, and refuses one that there is not', async () => {
    const { discord, folder } = await setStage()
    const { channel, ana } = studyGroup(discord)
    expect(await ana.autocomplete(channel, 'quiz', 'difficulty', '')).toEqual([])
    const refused = (await ana.slash(channel, 'quiz', { difficulty: 'hard' })).message!
    expect(refused.ephemeral).toBe(true)
    const hard = questionFile({ text: 'A hard one?' }).replace('difficulty: easy', 'difficulty: hard')
    writeFileSync(join(folder, 'questions/sky/hard.md'), hard)
    const suggest = () => ana.autocomplete(channel, 'quiz', 'difficulty', 'HA')
    await expect.poll(suggest).toEqual([{ name: 'hard', value: 'hard' }])
    expect((await ana.slash(channel, 'quiz', { difficulty: 'Hard' })).message!.text).toContain('A hard one?')
  })

  test('in private is seen by one person, who gets the reason in the same message', async () => {
    const { discord } = await setStage()
    const { channel, ana, ben } = studyGroup(discord)
    const asked = (await ana.slash(channel, 'quiz', { private: true })).message!
    expect(channel.seenBy(ben)).toHaveLength(0)
    await ana.click(asked, letterOf(asked, 'Venus'))
    expect(asked.text).toMatch(/^### ❌ \*\*Not quite\*\*: you chose [A-D]\n/)
    const another = (await ana.click(asked, 'Another question')).message!
    expect(another.ephemeral).toBe(true)
  })
})

describe('a series', () => {
  test('asks one after the other and ends with standings', async () => {
    const { bot, clock, discord } = await setStage()
    const { server, channel, ana, ben } = studyGroup(discord)
    await bot.quiz.changeSettings(server.id, { speedPays: true })
    const first = (await ana.slash(channel, 'quiz', { questions: 2, seconds: 600 })).message!
    expect(first.text).toContain('Question 1 of 2')
    expect((await ben.slash(channel, 'quiz', { questions: 2 })).message!.text).toContain(
      'A round is already running',
    )
    expect((await ana.click(first, letterOf(first))).message!.text).toContain('+14 points')
    await ben.click(first, letterOf(first, 'Venus'))
    await ana.click(first, 'Reveal')
    expect(first.text).toContain('Next question coming up')
    await clock.until(() => channel.last()!.text.includes('Question 2 of 2'))
    const second = channel.last()!
    await ben.click(second, letterOf(second))
    await ana.click(second, 'Reveal')
    await clock.until(() => channel.last()!.text.includes('Final standings'))
    expect(channel.last()!.text).toMatch(
      new RegExp(`1\\.\\*\\* <@${ana.id}> · 1 of 2 correct · 14 points\\n\\*\\*1`),
    )
    expect(channel.last()!.pings).toEqual([])
  })

  test('can be stopped by the one who started it', async () => {
    const { clock, discord } = await setStage()
    const { channel, ana, ben } = studyGroup(discord)
    const first = (await ana.slash(channel, 'quiz', { questions: 5 })).message!
    expect((await ben.click(first, 'Stop')).message!.text).toContain('Only the person who started')
    await ana.click(first, 'Stop')
    await clock.until(() => channel.last()!.text.includes('Final standings'))
    expect(first.text).toContain('✅ **Correct: ')
    expect((await ben.slash(channel, 'quiz', { questions: 2 })).message!.text).toContain('Question 1 of 2')
  })

  test('for one person goes on when they say so', async () => {
    const { clock, discord } = await setStage()
    const { channel, ana } = studyGroup(discord)
    const first = (await ana.slash(channel, 'quiz', { questions: 2, private: true })).message!
    await ana.click(first, letterOf(first))
    const second = (await ana.click(first, 'Next question')).message!
    expect(second.text).toContain('Question 2 of 2')
    expect((await ana.click(first, 'Next question')).message!.text).toContain('already below')
    await ana.click(second, letterOf(second))
    expect(second.text).toContain('You got 2 of 2')
    expect(first.text + second.text).not.toMatch(/points|round/)
    await clock.pass(1)
    expect(channel.seenBy()).toHaveLength(0)
  })
})

describe('wherever Discord offers it', () => {
  test('it plays without any permission in the channel, in threads too', async () => {
    const { clock, discord } = await setStage()
    const { channel, ana, ben } = studyGroup(discord)
    const thread = channel.thread('round one')
    for (const place of [channel, thread])
      place.denyBot('ViewChannel', 'SendMessages', 'SendMessagesInThreads')
    for (const place of [channel, thread]) {
      const first = (await ana.slash(place, 'quiz', { questions: 2 })).message!
      await ben.click(first, letterOf(first))
      await clock.until(() => first.text.includes('1 answered'))
      await ana.click(first, 'Reveal')
      await clock.until(() => place.last()!.text.includes('Question 2 of 2'))
    }
    expect(discord.requests.filter(({ path }) => path.startsWith('/channels/'))).toEqual([])
  })

  test('it plays in direct messages, as practice, and /leaderboard shows the own statistics there', async () => {
    const { discord } = await setStage()
    const { channel, ana } = studyGroup(discord)
    const alone = discord.directMessage(ana)
    const inServer = (await ana.slash(channel, 'quiz')).message!
    await ana.click(inServer, letterOf(inServer))
    const asked = (await ana.slash(alone, 'quiz')).message!
    await ana.click(asked, letterOf(asked))
    expect(asked.text).toContain('✅ **Correct!**\n-# Practice: only questions that everyone can see')
    const board = (await ana.slash(alone, 'leaderboard')).message!
    expect(board.text).toContain('**This season:** 2 of 2 correct\n**All time:** 2 of 2 correct')
    expect(altOf((await ana.slash(channel, 'leaderboard')).message!)).toContain('1. Ana, 10 points, 1 of 1')
  })

  test('it plays in groups and in servers that only someone brought it to, each with its own board', async () => {
    const { discord } = await setStage()
    const { ana, ben } = studyGroup(discord)
    const group = discord.groupMessage([ana, ben])
    const elsewhere = discord.guild('Elsewhere', { withoutBot: true })
    const [foreign, cem] = [elsewhere.channel('chat'), elsewhere.member('Cem')]
    for (const [place, asker, other] of [
      [group, ana, ben],
      [foreign, cem, cem],
    ] as const) {
      const asked = (await asker.slash(place, 'quiz')).message!
      expect((await other.click(asked, letterOf(asked))).message!.text).toContain('**Correct!**')
      await asker.click(asked, 'Reveal')
      expect(asked.text).toContain('1 of 1 answered correctly')
      const board = (await asker.slash(place, 'leaderboard')).message!
      expect(altOf(board)).toMatch(/: 1\. \w+, 10 points/)
    }
  })
})

describe('/leaderboard', () => {
  test('ranks the server by points of the first attempts', async () => {
    const { discord } = await setStage({ files: { 'only.md': questionFile() } })
    const { channel, ana, ben, mod } = studyGroup(discord)
    expect((await ana.slash(channel, 'leaderboard')).message!.text).toContain('No one has scored yet')
    const first = (await ana.slash(channel, 'quiz')).message!
    await ana.click(first, letterOf(first))
    await ben.click(first, letterOf(first, 'Saturn'))
    const again = (await ana.slash(channel, 'quiz')).message!
    expect((await ben.click(again, letterOf(again))).message!.text).toContain('Practice')
    const board = (await ben.slash(channel, 'leaderboard', { period: 'today' })).message!
    expect(altOf(board)).toContain('1. Ana, 10 points, 1 of 1 correct; 2. Ben, 0 points, 0 of 1 correct')
    expect(board.text).toBe(`<@${ben.id}>: #2 · 0 points · 0 of 1 correct`)
    const others = (await mod.slash(channel, 'leaderboard')).message!
    expect(others.text).toContain('not ranked yet')
  })

  test('turns pages and periods for the one who asked, and shows others their own view', async () => {
    const { discord } = await setStage()
    const { server, channel, ana } = studyGroup(discord)
    const asked = (await ana.slash(channel, 'quiz')).message!
    const people = Array.from({ length: 12 }, (_, n) => server.member(`Person ${n}`))
    for (const person of people) await person.click(asked, letterOf(asked))
    const board = (await people[11]!.slash(channel, 'leaderboard')).message!
    expect(board.text).toContain(`<@${people[11]!.id}>: #12`)
    await people[11]!.click(board, 'Next')
    expect(altOf(board)).toContain('12. Person 11')
    const anas = (await ana.click(board, 'Previous')).message!
    expect(anas.ephemeral).toBe(true)
    expect(anas.text).toContain('not ranked yet')
    await people[11]!.click(board, 'All time')
    expect(altOf(board)).toContain('Points · All time')
  })
})
