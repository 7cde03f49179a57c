import { once } from 'node:events'
import { Client, DiscordAPIError, Events, type Interaction, MessageFlags } from 'discord.js'
import { ApplicationCommandOptionType, Routes } from 'discord-api-types/v10'
import { describe, expect, onTestFinished, test } from 'vitest'
import { type LocalDiscordOptions, startDiscord } from '../../../src/dev/local-discord/discord.ts'
import { AT_ANY_TIME } from './client.ts'

const QUIZ = {
  name: 'quiz',
  description: 'Asks',
  contexts: [0, 1, 2],
  integration_types: [0, 1],
  options: [
    {
      type: ApplicationCommandOptionType.Integer,
      name: 'questions',
      description: 'How many',
      min_value: 1,
      max_value: 20,
    },
    { type: ApplicationCommandOptionType.String, name: 'topic', description: 'What', autocomplete: true },
  ],
}

/** A local Discord and an unmodified discord.js client that is logged in to it. */
const connect = async (
  options: LocalDiscordOptions = {},
  client: ConstructorParameters<typeof Client>[0] = { intents: [] },
) => {
  const discord = await startDiscord({ acknowledgeWithinMs: 400, ...options })
  const bot = new Client({ ...client, rest: { api: discord.url, retries: 0 } })
  onTestFinished(async () => {
    await bot.destroy()
    await discord.stop()
  })
  const ready = new Promise(resolve => bot.once(Events.ClientReady, resolve))
  await bot.login(discord.token)
  await ready
  await bot.rest.put(Routes.applicationCommands(discord.applicationId), { body: [QUIZ] })
  const server = discord.guild('Server')
  return { discord, bot, server, channel: server.channel('general'), ana: server.member('Ana') }
}

/** The bot answers each interaction like this; what it throws is given back. */
const answering = (bot: Client, answer: (interaction: Interaction) => Promise<unknown>): unknown[] => {
  const thrown: unknown[] = []
  bot.on(Events.InteractionCreate, interaction => void answer(interaction).catch(error => thrown.push(error)))
  return thrown
}

const codeOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'no refusal',
    error => (error instanceof DiscordAPIError ? error.code : error),
  )

const BUTTON = {
  type: 1 as const,
  components: [{ type: 2 as const, style: 1 as const, label: 'A', custom_id: 'a' }],
}

describe('the Gateway', () => {
  test('refuses a wrong token', async () => {
    const discord = await startDiscord()
    const bot = new Client({ intents: [], rest: { api: discord.url } })
    onTestFinished(async () => {
      await bot.destroy()
      await discord.stop()
    })
    await expect(bot.login('MTIz.abc.wrong')).rejects.toThrow()
  })

  test('replays to a client that resumes what it missed', async () => {
    const { discord, bot, channel, ana } = await connect({ acknowledgeWithinMs: 5000 })
    answering(bot, async interaction => interaction.isRepliable() && interaction.reply('hello'))
    discord.gateway.drop()
    expect((await ana.slash(channel, 'quiz')).message!.text).toBe('hello')
    discord.gateway.askToReconnect()
    expect((await ana.slash(channel, 'quiz')).message!.text).toBe('hello')
    expect(discord.gateway.sessions()).toHaveLength(1)
  })

  test('makes a client with an invalid session start again', async () => {
    const { discord, bot } = await connect({}, { intents: [], ws: AT_ANY_TIME })
    const back = new Promise(resolve => bot.once(Events.ShardReady, resolve))
    discord.gateway.invalidate()
    await back
    expect(discord.gateway.sessions().filter(({ connected }) => connected)).toHaveLength(1)
  }, 15_000)

  test('sends the events of a server to its shard alone, and those of direct messages to the first', async () => {
    const seen: number[] = []
    const { discord, bot, server, channel, ana } = await connect(
      { shards: 4 },
      { intents: [], shards: 'auto' },
    )
    bot.on(
      Events.Raw as never,
      ((packet: { t: string }, shard: number) => {
        if (packet.t === 'INTERACTION_CREATE') seen.push(shard)
      }) as never,
    )
    answering(bot, async interaction => interaction.isRepliable() && interaction.reply('hello'))
    expect(
      discord.gateway
        .sessions()
        .map(({ shard }) => shard[0])
        .sort(),
    ).toEqual([0, 1, 2, 3])
    await ana.slash(channel, 'quiz')
    await ana.slash(discord.directMessage(ana), 'quiz')
    expect(seen).toEqual([Number((BigInt(server.id) >> 22n) % 4n), 0])
  })
})

describe('an interaction', () => {
  test('that no one answers in time fails for the person, and later for the bot', async () => {
    const { bot, channel, ana } = await connect({ acknowledgeWithinMs: 50 })
    const arrived = once(bot, Events.InteractionCreate)
    expect((await ana.slash(channel, 'quiz')).failed).toBe('The application did not respond')
    const [interaction] = (await arrived) as [Interaction]
    expect(await codeOf(interaction.isRepliable() ? interaction.reply('late') : Promise.resolve())).toBe(
      10062,
    )
    expect(channel.seenBy(ana)).toEqual([])
  })

  test('is answered once', async () => {
    const { bot, discord, channel, ana } = await connect()
    const thrown = answering(bot, async interaction => {
      const route = Routes.interactionCallback(interaction.id, interaction.token)
      await bot.rest.post(route, { auth: false, body: { type: 4, data: { content: 'one' } } })
      await bot.rest.post(route, { auth: false, body: { type: 4, data: { content: 'two' } } })
    })
    await ana.slash(channel, 'quiz')
    await discord.until(() => discord.requests.some(({ status }) => status === 400))
    await expect.poll(() => thrown).toMatchObject([{ code: 40060 }])
    expect(channel.seenBy()).toHaveLength(1)
  })

  test('gives back the message of its answer where that is asked for', async () => {
    const { bot, channel, ana } = await connect()
    let id: string | undefined
    answering(bot, async interaction => {
      if (!interaction.isChatInputCommand()) return
      id = (await interaction.reply({ content: 'hello', withResponse: true })).resource?.message?.id
    })
    const reply = await ana.slash(channel, 'quiz', { questions: 3 })
    await expect.poll(() => id).toBe(reply.message!.id)
  })

  test('speaks by its token for fifteen minutes', async () => {
    let time = Date.parse('2026-11-23T12:00:00Z')
    const { bot, discord, channel, ana } = await connect({ now: () => time })
    let token = ''
    answering(bot, async interaction => {
      token = interaction.token
      if (interaction.isRepliable()) await interaction.reply('hello')
    })
    const reply = await ana.slash(channel, 'quiz')
    const edit = () =>
      codeOf(
        bot.rest.patch(Routes.webhookMessage(discord.applicationId, token), {
          auth: false,
          body: { content: 'edited' },
        }),
      )
    time += 14 * 60_000
    expect(await edit()).toBe('no refusal')
    expect(reply.message!.text).toBe('edited')
    time += 61_000
    expect(await edit()).toBe(50027)
  })

  test('may show its answer to one person alone, and that is no one else’s to press', async () => {
    const { bot, server, channel, ana } = await connect()
    answering(
      bot,
      async interaction =>
        interaction.isRepliable() &&
        interaction.reply({ content: 'psst', components: [BUTTON], flags: MessageFlags.Ephemeral }),
    )
    const ben = server.member('Ben')
    const { message } = await ana.slash(channel, 'quiz')
    expect(channel.seenBy(ana)).toHaveLength(1)
    expect(channel.seenBy(ben)).toHaveLength(0)
    await expect(ben.click(message!, 'A')).rejects.toThrow('does not see')
  })

  test('of a button updates the message it sits on', async () => {
    const { bot, channel, ana } = await connect()
    answering(bot, async interaction => {
      if (interaction.isButton()) await interaction.update({ content: 'pressed', components: [] })
      else if (interaction.isRepliable()) await interaction.reply({ content: 'press', components: [BUTTON] })
    })
    const { message } = await ana.slash(channel, 'quiz')
    await ana.click(message!, 'A')
    expect(message!.text).toBe('pressed')
    await expect(ana.click(message!, 'A')).rejects.toThrow('no button')
  })

  test('that was deferred shows the edit', async () => {
    const { bot, discord, channel, ana } = await connect()
    answering(bot, async interaction => {
      if (!interaction.isChatInputCommand()) return
      await interaction.deferReply()
      await interaction.editReply({
        content: 'done',
        files: [{ attachment: Buffer.from('x'), name: 'x.txt' }],
      })
    })
    const { message } = await ana.slash(channel, 'quiz')
    await discord.until(() => message!.text === 'done')
    expect(message!.attachments).toEqual(['x.txt'])
  })

  test('takes five follow-ups where the bot is only a guest', async () => {
    const { bot, discord } = await connect({ rateLimits: 'none' })
    const elsewhere = discord.guild('Elsewhere', { withoutBot: true })
    const [channel, cem] = [elsewhere.channel('chat'), elsewhere.member('Cem')]
    const thrown = answering(bot, async interaction => {
      if (!interaction.isChatInputCommand()) return
      await interaction.reply('first')
      for (let n = 0; n < 6; n++) await interaction.followUp(`follow-up ${n}`)
    })
    await cem.slash(channel, 'quiz')
    await discord.until(() => channel.seenBy().length === 6, { timeoutMs: 15_000 })
    await expect.poll(() => thrown, { timeout: 5000 }).toMatchObject([{ code: 40094 }])
  }, 20_000)

  test('is sent only where Discord’s client offers it', async () => {
    const { channel, ana } = await connect()
    await expect(ana.slash(channel, 'quizz')).rejects.toThrow('not registered')
    await expect(ana.slash(channel, 'quiz', { questions: 21 })).rejects.toThrow('takes 1 to 20')
    await expect(ana.slash(channel, 'quiz', { questions: 'many' })).rejects.toThrow('does not take')
    await expect(ana.slash(channel, 'quiz', { question: 1 })).rejects.toThrow('no option')
    await expect(ana.autocomplete(channel, 'quiz', 'questions', '1')).rejects.toThrow('suggests nothing')
  })
})

describe('REST', () => {
  test('lets the bot speak in a channel as far as its permissions go', async () => {
    const { bot, channel, discord } = await connect()
    const say = (id: string) =>
      codeOf(bot.rest.post(Routes.channelMessages(id), { body: { content: 'hello' } }))
    expect(await say(channel.id)).toBe('no refusal')
    channel.denyBot('SendMessages')
    expect(await say(channel.id)).toBe(50013)
    channel.denyBot('ViewChannel')
    expect(await say(channel.id)).toBe(50001)
    expect(await say(discord.guild('Elsewhere', { withoutBot: true }).channel('chat').id)).toBe(50001)
    expect(await say('123456789012345678')).toBe(10003)
  })

  test('makes one message of two with the same enforced nonce', async () => {
    let time = Date.parse('2026-11-23T12:00:00Z')
    const { bot, channel } = await connect({ now: () => time })
    const body = { content: 'daily', nonce: 'daily-1', enforce_nonce: true }
    const say = () => bot.rest.post(Routes.channelMessages(channel.id), { body }) as Promise<{ id: string }>
    expect((await say()).id).toBe((await say()).id)
    time += 6 * 60_000
    await say()
    expect(channel.seenBy()).toHaveLength(2)
  })

  test('limits a channel’s messages, and a client that waits loses none', async () => {
    const { bot, discord, channel } = await connect()
    const body = { content: 'hello' }
    await Promise.all(
      Array.from({ length: 7 }, () => bot.rest.post(Routes.channelMessages(channel.id), { body })),
    )
    expect(channel.seenBy()).toHaveLength(7)
    const times = discord.requests.filter(({ path }) => path.endsWith('/messages')).map(({ at }) => at)
    expect(times.at(-1)! - times[0]!).toBeGreaterThanOrEqual(4900)
  }, 15_000)

  test('answers 429 with the time to wait to a client that does not', async () => {
    const { discord, channel } = await connect()
    const say = () =>
      fetch(`${discord.url}/v10/channels/${channel.id}/messages`, {
        method: 'POST',
        headers: { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' },
        body: '{"content":"hello"}',
      })
    const answers = await Promise.all(Array.from({ length: 6 }, say))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 429])
    const limited = answers.find(({ status }) => status === 429)!
    expect(limited.headers.get('x-ratelimit-scope')).toBe('user')
    expect(await limited.json()).toMatchObject({ message: 'You are being rate limited.', global: false })
  })

  test('pings whom a message may ping, and no one else', async () => {
    const { bot, channel, ana } = await connect()
    const content = `Hello <@${ana.id}> @everyone`
    const say = (allowed?: object) =>
      bot.rest.post(Routes.channelMessages(channel.id), {
        body: { content, ...(allowed && { allowed_mentions: allowed }) },
      })
    await say()
    await say({ parse: [] })
    await say({ users: [ana.id] })
    expect(channel.seenBy().map(({ pings }) => pings)).toEqual([[ana.id], [], [ana.id]])
  })

  test('refuses what is too long with the place and the reason', async () => {
    const { bot, channel } = await connect()
    const said = bot.rest.post(Routes.channelMessages(channel.id), { body: { content: 'x'.repeat(2001) } })
    await expect(said).rejects.toMatchObject({
      code: 50035,
      rawError: { errors: { content: { _errors: [{ code: 'BASE_TYPE_MAX_LENGTH' }] } } },
    })
  })

  test('knows no other routes', async () => {
    const { bot } = await connect()
    expect(await codeOf(bot.rest.get('/nonsense'))).toBe(0)
    await expect(bot.rest.delete('/users/@me' as `/${string}`)).rejects.toMatchObject({ status: 405 })
  })
})
