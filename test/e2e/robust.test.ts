import { describe, expect, test } from 'vitest'
import { letterOf, studyGroup } from './read.ts'
import { setStage } from './stage.ts'

describe('a press that makes no sense', () => {
  test.each([
    ['of an id that was never ours', { custom_id: 'A' }],
    ['of an older version', { custom_id: 'p0:answer:0123456789abcdef:A' }],
    ['of a question that is not kept', { custom_id: 'p1:answer:0123456789abcdef:A' }],
    ['of an endless id', { custom_id: 'p1:reveal:'.padEnd(100, 'x') }],
    ['to stop a series that there is not', { custom_id: 'p1:stop:0123456789abcdef' }],
    ['to go on with nothing', { custom_id: 'p1:next:0123456789abcdef' }],
    ['to repeat nothing', { custom_id: 'p1:again:0123456789abcdef' }],
    ['of a page far beyond the board', { custom_id: 'p1:board:all:999999:300000000000000001' }],
  ])('%s gets a polite private sentence', async (_, data) => {
    const { discord, bot } = await setStage()
    const { channel, ana } = studyGroup(discord)
    const asked = (await ana.slash(channel, 'quiz')).message!
    const reply = await ana.forge(asked, data)
    expect(reply.failed).toBeNull()
    expect(reply.message?.ephemeral).toBe(true)
    expect(bot.log()).not.toContain('an interaction failed')
  })

  test('with a forged key or forged choices counts nothing', async () => {
    const { discord } = await setStage()
    const { channel, ana, ben } = studyGroup(discord)
    const asked = (await ana.slash(channel, 'quiz')).message!
    const id = asked.buttons[0]!.customId!.slice(0, -1)
    expect((await ben.forge(asked, { custom_id: `${id}9` })).message!.text).toContain('exactly 1 answer')
    const choose = { custom_id: id.replace('pick', 'picks').slice(0, -1), component_type: 3 }
    for (const values of [[], ['0', '1'], ['A'], ['9'], [''], ['-1'], ['0.5'], ['__proto__']])
      expect((await ben.forge(asked, { ...choose, values })).message!.text).toContain('exactly 1 answer')
    expect((await ben.click(asked, letterOf(asked))).message!.text).toContain('**Correct!** · +10 points')
  })

  test('on a private question of someone else is refused', async () => {
    const { discord } = await setStage()
    const { channel, ana, ben } = studyGroup(discord)
    const asked = (await ana.slash(channel, 'quiz', { private: true })).message!
    const stolen = await ben.forge(asked, { custom_id: asked.buttons[0]!.customId! })
    expect(stolen.message!.text).toContain('belongs to someone else')
  })
})

describe('while Discord fails', () => {
  test('an edit that gets 500 is tried again until it is shown', async () => {
    const { clock, discord } = await setStage()
    const { channel, ana, ben } = studyGroup(discord)
    const asked = (await ana.slash(channel, 'quiz')).message!
    discord.faults.next({ method: 'PATCH', path: /webhooks/, with: 500, times: 5 })
    await ben.click(asked, letterOf(asked))
    await clock.until(() => asked.text.includes('1 answered'))
  })

  test('an edit that gets 429 waits as long as it was told', async () => {
    const { clock, discord } = await setStage()
    const { channel, ana, ben } = studyGroup(discord)
    const asked = (await ana.slash(channel, 'quiz')).message!
    discord.faults.next({ method: 'PATCH', path: /webhooks/, with: 429, retryAfter: 1 })
    await ben.click(asked, letterOf(asked))
    await clock.until(() => asked.text.includes('1 answered'))
    const edits = discord.requests.filter(({ method }) => method === 'PATCH')
    expect(edits.map(({ status }) => status)).toEqual([429, 200])
    expect(edits[1]!.at - edits[0]!.at).toBeGreaterThanOrEqual(1000)
  })

  test('a verdict that could not be shown was kept all the same', async () => {
    const { discord, bot } = await setStage({ discord: { acknowledgeWithinMs: 1500 } })
    const { channel, ana, ben } = studyGroup(discord)
    const asked = (await ana.slash(channel, 'quiz')).message!
    discord.faults.next({ path: /callback/, with: 500, times: 8 })
    expect((await ben.click(asked, letterOf(asked))).failed).toBe('The application did not respond')
    await bot.logged('an interaction failed')
    discord.faults.clear()
    expect((await ben.click(asked, letterOf(asked))).message!.text).toContain('first answer counts')
  })

  test('a connection that drops, a request to reconnect and a void session lose no press', async () => {
    const { clock, discord } = await setStage({ discord: { acknowledgeWithinMs: 10_000 } })
    const { channel, ana, ben, mod } = studyGroup(discord)
    const asked = (await ana.slash(channel, 'quiz')).message!
    discord.gateway.drop()
    expect((await ana.click(asked, letterOf(asked))).message!.text).toContain('**Correct!**')
    discord.gateway.askToReconnect()
    expect((await ben.click(asked, letterOf(asked))).message!.text).toContain('**Correct!**')
    discord.gateway.invalidate()
    await clock.until(() => discord.gateway.sessions().some(({ connected }) => connected))
    expect((await mod.click(asked, letterOf(asked))).message!.text).toContain('**Correct!**')
  })

  test('a question that could not be shown is taken back, so that its series blocks no one', async () => {
    const { discord, bot } = await setStage({ discord: { acknowledgeWithinMs: 1500 } })
    const { channel, ana } = studyGroup(discord)
    discord.faults.next({ path: /callback/, with: 500, times: 8 })
    expect((await ana.slash(channel, 'quiz', { questions: 3 })).failed).not.toBeNull()
    discord.faults.clear()
    await bot.logged('an interaction failed')
    expect((await ana.slash(channel, 'quiz', { questions: 3 })).message!.text).toContain('Question 1 of 3')
  })

  test('a message that someone deleted closes without trouble', async () => {
    const { discord, bot } = await setStage()
    const { channel, ana, ben } = studyGroup(discord)
    const asked = (await ana.slash(channel, 'quiz', { seconds: 10 })).message!
    await ben.click(asked, letterOf(asked))
    channel.delete(asked)
    await bot.logged('no longer shown')
    await bot.logged("can't be shown")
    expect((await ana.slash(channel, 'quiz')).failed).toBeNull()
  })
})
