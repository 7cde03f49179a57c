import { type APIGuild, Client, Events, GatewayIntentBits, Routes } from 'discord.js'
import { expect, onTestFinished, test } from 'vitest'
import type { LocalDiscord } from '../../../src/dev/local-discord/discord.ts'
import { clientOf, codeOf, mistakesOf, open } from './open.ts'

const listed = async ({ rest }: Awaited<ReturnType<typeof open>>, query = '') =>
  ((await rest.get(Routes.userGuilds(), { query: new URLSearchParams(query) })) as APIGuild[]).map(
    ({ id }) => id,
  )

/** The names of the Gateway events that a client with these intents is sent. */
const eventsOf = async (discord: LocalDiscord, intents: number[]): Promise<string[]> => {
  const bot = new Client({ intents, rest: { api: discord.url } })
  onTestFinished(() => bot.destroy())
  const seen: string[] = []
  bot.on(Events.Raw as never, (({ t }: { t: string | null }) => t && seen.push(t)) as never)
  const ready = new Promise(resolve => bot.once(Events.ClientReady, resolve))
  await bot.login(discord.token)
  await ready
  return seen
}

test('a server that removes the bot is closed to it until it is added again', async () => {
  const opened = await open()
  const { rest, guild, channel, discord } = opened
  const other = discord.guild('Other')
  guild.removeBot()
  expect(await listed(opened)).toEqual([other.id])
  expect(await codeOf(rest.get(Routes.channel(channel.id)))).toBe('403 50001')
  expect(await codeOf(rest.post(Routes.channelMessages(channel.id), { body: { content: 'x' } }))).toBe(
    '403 50001',
  )
  expect(await codeOf(rest.get(Routes.guild(guild.id)))).toBe('404 10004')
  expect(await codeOf(rest.get(Routes.guildRoles(guild.id)))).toBe('403 50001')
  guild.addBot()
  expect(await listed(opened)).toEqual([guild.id, other.id])
  expect(await codeOf(rest.get(Routes.channel(channel.id)))).toBe('no refusal')
  const roles = (await rest.get(Routes.guildRoles(guild.id))) as { managed: boolean }[]
  expect(roles.filter(({ managed }) => managed)).toHaveLength(1)
})

test('only clients with the intent for servers are told of the removal', async () => {
  const { guild, channel, discord } = await open()
  const [deaf, told] = [await eventsOf(discord, []), await eventsOf(discord, [GatewayIntentBits.Guilds])]
  expect([deaf, told]).toEqual([['READY'], ['READY', 'GUILD_CREATE']])
  channel.remove()
  guild.removeBot()
  guild.addBot()
  await expect.poll(() => told.slice(2)).toEqual(['CHANNEL_DELETE', 'GUILD_DELETE', 'GUILD_CREATE'])
  expect(deaf).toEqual(['READY'])
})

test('the list of servers has pages', async () => {
  const opened = await open()
  const ids = [opened.guild.id, ...Array.from({ length: 9 }, (_, n) => opened.discord.guild(`S${n}`).id)]
  expect(await listed(opened, 'limit=3')).toEqual(ids.slice(0, 3))
  expect(await listed(opened, `limit=3&after=${ids[2]}`)).toEqual(ids.slice(3, 6))
  expect(await listed(opened, `limit=3&before=${ids[2]}`)).toEqual(ids.slice(0, 2))
  expect(await listed(opened, `limit=3&before=${ids[9]}`)).toEqual(ids.slice(6, 9))
  expect(await mistakesOf(listed(opened, 'limit=201'))).toEqual(['limit'])
})

test('ten thousand servers are listed once each in pages of two hundred, and all can be written to', {
  tags: ['slow'],
}, async () => {
  const opened = await open({ rateLimits: 'none', log: false })
  const { discord } = opened
  // Without the client's own limit of 50 requests a second.
  const rest = clientOf(discord, { globalRequestsPerSecond: 10_000 })
  const channels = Array.from({ length: 9999 }, (_, n) => discord.guild(`S${n}`).channel('general'))
  const seen = new Set<string>()
  let pages = 0
  for (
    let page = await listed(opened);
    page.length > 0;
    page = await listed(opened, `after=${page.at(-1)}`)
  ) {
    pages++
    for (const id of page) seen.add(id)
  }
  expect(seen.size).toBe(10_000)
  expect(pages).toBe(50)
  const sent = await Promise.all(
    channels
      .slice(-500)
      .map(({ id }) => rest.post(Routes.channelMessages(id), { body: { content: 'daily' } })),
  )
  expect(sent).toMatchObject(channels.slice(-500).map(({ id }) => ({ channel_id: id, content: 'daily' })))
})
