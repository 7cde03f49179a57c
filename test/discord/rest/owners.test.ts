import { REST } from 'discord.js'
import { describe, expect, onTestFinished, test } from 'vitest'
import { startDiscord } from '../../../src/dev/local-discord/discord.ts'
import { createOwners } from '../../../src/discord/rest/owners.ts'

const open = async (configured: readonly string[] = []) => {
  const discord = await startDiscord({ rateLimits: 'none' })
  onTestFinished(() => discord.stop())
  const guild = discord.guild('Study group')
  const [ada, ben, cem] = ['Ada', 'Ben', 'Cem'].map(name => guild.member(name).user.id)
  const rest = new REST({ api: discord.url, retries: 0 }).setToken(discord.token)
  const clock = { now: 0 }
  const owners = createOwners({ rest, configured, now: () => clock.now })
  const ownersAmong = async () => {
    const are = await Promise.all([ada!, ben!, cem!].map(owners.isOwner))
    return ['Ada', 'Ben', 'Cem'].filter((_, n) => are[n])
  }
  return { discord, owners, clock, ids: { ada: ada!, ben: ben!, cem: cem! }, ownersAmong }
}

describe('the bot’s owner', () => {
  test('is who owns the Discord application', async () => {
    const { ownersAmong } = await open()
    expect(await ownersAmong()).toEqual(['Ada'])
  })

  test('is everyone in its team who accepted and may change it', async () => {
    const { discord, ownersAmong, ids } = await open()
    discord.world.team = [
      { userId: ids.ben, accepted: true, role: 'admin' },
      { userId: ids.cem, accepted: false, role: 'admin' },
      { userId: ids.ada, accepted: true, role: 'read_only' },
    ]
    expect(await ownersAmong()).toEqual(['Ben'])
  })

  test('is who the settings name, and no one else', async () => {
    const { ids } = await open()
    const { owners, discord } = await open([ids.cem])
    await discord.stop()
    expect(await owners.isOwner(ids.cem)).toBe(true)
    expect(await owners.isOwner(ids.ada)).toBe(false)
  })

  test('is asked of Discord again after ten minutes', async () => {
    const { discord, ownersAmong, ids, clock } = await open()
    await ownersAmong()
    discord.world.team = [{ userId: ids.ben, accepted: true, role: 'developer' }]
    expect(await ownersAmong()).toEqual(['Ada'])
    clock.now = 600_000
    expect(await ownersAmong()).toEqual(['Ben'])
  })

  test('is unknown while Discord doesn’t answer, and asked for again at the next press', async () => {
    const { discord, owners, ids } = await open()
    discord.faults.next({ path: /applications/, with: 503 })
    await expect(owners.isOwner(ids.ada)).rejects.toThrow()
    expect(await owners.isOwner(ids.ada)).toBe(true)
  })
})
