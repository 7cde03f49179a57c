import { AttachmentBuilder, Events, MessageFlags, Routes } from 'discord.js'
import { describe, expect, test } from 'vitest'
import { logIn } from './client.ts'
import { open } from './open.ts'

const A = {
  type: 1 as const,
  components: [{ type: 2 as const, style: 1 as const, label: 'A', custom_id: 'a' }],
}

/** A bot that asks all and answers each alone, with a file, in a Discord that remembers the last three of each kind. */
const stage = async () => {
  const stage = await open({ keep: 3, log: false })
  const bot = await logIn(stage.discord)
  const tokens: string[] = []
  bot.on(Events.InteractionCreate, interaction => {
    tokens.push(interaction.token)
    if (interaction.isChatInputCommand()) void interaction.reply({ content: 'Who?', components: [A] })
    const files = [new AttachmentBuilder(Buffer.from('you'), { name: 'you.txt' })]
    if (interaction.isButton()) void interaction.reply({ files, flags: MessageFlags.Ephemeral })
  })
  return { ...stage, tokens }
}

describe('a Discord with a limit on what it keeps', () => {
  test('forgets private answers, with their files, before what everyone sees', async () => {
    const { discord, channel, ana } = await stage()
    const asked = (await ana.slash(channel, 'quiz')).message!
    for (let n = 0; n < 10; n++) await ana.click(asked, 'A')
    expect(channel.seenBy(ana).map(({ ephemeral }) => ephemeral)).toEqual([false, true, true, true])
    expect(discord.world.interactions.size).toBe(4)
    expect(discord.world.files.size).toBe(3)
  })

  test('forgets the oldest of what everyone sees', async () => {
    const { channel, ana } = await stage()
    for (let n = 0; n < 3; n++) ana.say(channel, `${n}`)
    await ana.slash(channel, 'quiz')
    expect(channel.seenBy().map(({ text }) => text)).toEqual(['1', '2', 'Who?'])
  })

  test('answers for an interaction that it forgot as for one that expired', async () => {
    const { discord, rest, channel, ana, tokens } = await stage()
    for (let n = 0; n < 4; n++) await ana.slash(channel, 'quiz')
    const edit = (token: string) =>
      rest.patch(Routes.webhookMessage(discord.applicationId, token), { body: { content: 'x' }, auth: false })
    await expect(edit(tokens[0]!)).rejects.toMatchObject({ status: 401, code: 50027 })
    expect(await edit(tokens[1]!)).toMatchObject({ content: 'x' })
  })

  test('knows no more after two thousand clicks than after a hundred', { tags: ['slow'] }, async () => {
    const { discord, channel, ana } = await stage()
    const asked = (await ana.slash(channel, 'quiz')).message!
    const world = () => {
      const { interactions, files, nonces, answered } = discord.world
      return [interactions, files, nonces, answered.privately, answered.publicly].map(({ size }) => size)
    }
    const click = () => Promise.all(Array.from({ length: 100 }, () => ana.click(asked, 'A')))
    await click()
    const before = world()
    for (let n = 0; n < 20; n++) await click()
    expect(world()).toEqual(before)
    expect(channel.seenBy(ana)).toHaveLength(4)
  })
})
