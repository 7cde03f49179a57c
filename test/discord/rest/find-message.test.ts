import { REST } from 'discord.js'
import { MessageFlags } from 'discord-api-types/v10'
import { describe, expect, onTestFinished, test } from 'vitest'
import { startDiscord } from '../../../src/dev/local-discord/discord.ts'
import { questionBody } from '../../../src/discord/render/question/question.ts'
import { findMessage } from '../../../src/discord/rest/find-message.ts'
import { wordsFor } from '../../../src/words/index.ts'
import { sampleQuestion } from '../../quiz/sample.ts'
import { NOON, samplePost } from '../../store/sample.ts'

/** A channel with a message that shows a post, and other messages of the bot before and after it. */
const openChannel = async (before: number, after: number, isShown = true) => {
  const time = { now: NOON }
  const discord = await startDiscord({ rateLimits: 'none', now: () => time.now })
  onTestFinished(() => discord.stop())
  const channel = discord.guild('Study group').channel('daily')
  const rest = new REST({ api: discord.url, globalRequestsPerSecond: 10_000 }).setToken(discord.token)
  const write = async (body: object) => {
    time.now += 100
    return (await rest.post(`/channels/${channel.id}/messages`, { body })) as { id: string }
  }
  const chat = async (count: number) => {
    for (let n = 0; n < count; n++) await write({ content: `Message ${n}` })
  }
  const post = samplePost({ channelId: channel.id, openedAt: NOON })
  const body = questionBody({ post, question: sampleQuestion(), answered: 0, daily: null }, wordsFor('en-US'))
  await chat(before)
  const shown = isShown ? await write({ ...body, flags: MessageFlags.IsComponentsV2 }) : null
  await chat(after)
  return { rest, post, shown, discord }
}

describe('the message that shows a post', () => {
  test.each([
    [0, 0],
    [3, 99],
    [150, 0],
    [150, 150],
    [199, 1],
  ])('is found with %i messages before it and %i after it', async (before, after) => {
    const { rest, post, shown } = await openChannel(before, after)
    expect(await findMessage(rest, post)).toBe(shown!.id)
  })

  test('is not found where there is none, in one look at each message', async () => {
    const { rest, post, discord } = await openChannel(150, 100, false)
    discord.requests.length = 0
    expect(await findMessage(rest, post)).toBeNull()
    expect(discord.requests.map(({ method }) => method)).toEqual(['GET', 'GET', 'GET'])
  })

  test('is that of this post, and of no other', async () => {
    const { rest, post } = await openChannel(0, 0)
    expect(await findMessage(rest, { ...post, id: 'post000000000002' })).toBeNull()
  })
})
