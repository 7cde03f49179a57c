import { REST } from 'discord.js'
import { expect, onTestFinished, test } from 'vitest'
import { startDiscord } from '../../../src/dev/local-discord/discord.ts'
import { createGuildList } from '../../../src/discord/rest/guild-list.ts'

test('every server that the bot is in is found, however many pages they fill', async () => {
  const discord = await startDiscord({ rateLimits: 'none' })
  onTestFinished(() => discord.stop())
  const rest = new REST({ api: discord.url }).setToken(discord.token)
  const guildList = createGuildList(rest)
  expect(await guildList.list()).toEqual([])
  const servers = Array.from({ length: 400 }, (_, n) => discord.guild(`Server ${n}`).id)
  discord.guild('Elsewhere', { withoutBot: true })
  expect(new Set(await guildList.list())).toEqual(new Set(servers))
})

test('a page that does not come fails the whole', async () => {
  const discord = await startDiscord({ rateLimits: 'none' })
  const rest = new REST({ api: discord.url, retries: 0 }).setToken(discord.token)
  await discord.stop()
  await expect(createGuildList(rest).list()).rejects.toThrow()
})
