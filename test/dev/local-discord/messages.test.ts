import { type APIMessage, Routes } from 'discord.js'
import { expect, test } from 'vitest'
import { codeOf, mistakesOf, open } from './open.ts'

/** A channel where ten messages lie, `m0` to `m9`, the bot's and people's in turns. */
const stage = async (intermission: (n: number) => void = () => {}) => {
  const opened = await open({ rateLimits: 'none' })
  const { rest, channel, ana } = opened
  const ids: string[] = []
  for (let n = 0; n < 10; n++) {
    intermission(n)
    if (n % 2) ana.say(channel, `m${n}`)
    else await rest.post(Routes.channelMessages(channel.id), { body: { content: `m${n}`, nonce: `n${n}` } })
    ids.push(channel.last()!.id)
  }
  const get = (query: Record<string, string | number> = {}) => {
    const parameters = new URLSearchParams(query as Record<string, string>)
    return rest.get(Routes.channelMessages(channel.id), { query: parameters }) as Promise<APIMessage[]>
  }
  const places = async (query: Record<string, string | number>) =>
    (await get(query)).map(({ id }) => ids.indexOf(id))
  return { ...opened, ids, get, places }
}

test('a page of messages is newest first', async () => {
  const { places } = await stage()
  expect(await places({})).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1, 0])
  expect(await places({ limit: 3 })).toEqual([9, 8, 7])
})

test('a page lies before, after or around a message', async () => {
  const { places, ids } = await stage()
  expect(await places({ before: ids[4]!, limit: 2 })).toEqual([3, 2])
  expect(await places({ before: ids[1]!, limit: 5 })).toEqual([0])
  // Those that come directly after it, not the newest of all.
  expect(await places({ after: ids[4]!, limit: 2 })).toEqual([6, 5])
  expect(await places({ after: ids[8]! })).toEqual([9])
  expect(await places({ after: '0', limit: 2 })).toEqual([1, 0])
  expect(await places({ after: ids[9]! })).toEqual([])
  expect(await places({ around: ids[5]!, limit: 3 })).toEqual([6, 5, 4])
  expect(await places({ around: ids[0]!, limit: 4 })).toEqual([1, 0])
})

test('a page ends with a message that was deleted as little as with one that was not', async () => {
  const { places, ids, channel } = await stage()
  channel.delete(channel.seenBy()[5]!)
  expect(await places({ after: ids[5]!, limit: 2 })).toEqual([7, 6])
  expect(await places({ before: ids[6]!, limit: 2 })).toEqual([4, 3])
})

test('a page has 1 to 100 messages and one place', async () => {
  const { get, ids } = await stage()
  expect(await mistakesOf(get({ limit: 0 }))).toEqual(['limit'])
  expect(await mistakesOf(get({ limit: 101 }))).toEqual(['limit'])
  expect(await mistakesOf(get({ before: 'yesterday' }))).toEqual(['before'])
  expect(await mistakesOf(get({ before: ids[1]!, after: ids[0]! }))).toEqual(['after'])
})

test('the past is empty for a bot that may not read it, and closed to one that may not look', async () => {
  const { get, channel } = await stage()
  channel.denyBot('ReadMessageHistory')
  expect(await get()).toEqual([])
  channel.denyBot('ViewChannel')
  expect(await codeOf(get())).toBe('403 50001')
})

test('a nonce is told to the one who sends it and to no one who reads', async () => {
  const { rest, channel, get } = await stage()
  const body = { content: 'daily', nonce: 'daily-1', enforce_nonce: true }
  const say = () => rest.post(Routes.channelMessages(channel.id), { body }) as Promise<APIMessage>
  expect((await say()).nonce).toBe('daily-1')
  expect((await say()).nonce).toBe('daily-1')
  expect(channel.seenBy()).toHaveLength(11)
  expect((await get()).filter(message => 'nonce' in message)).toEqual([])
})

test('what people write is theirs: unreadable without the intent, and not the bot’s to edit', async () => {
  const { rest, channel, get, ana, discord } = await stage()
  const [theirs] = await get({ limit: 1 })
  expect(theirs).toMatchObject({ author: { id: ana.id }, content: '' })
  expect(channel.last()!.authorId).toBe(ana.id)
  ana.say(channel, `<@${discord.world.botId}> hello`)
  expect((await get({ limit: 1 }))[0]!.content).toContain('hello')
  const path = Routes.channelMessage(channel.id, theirs!.id)
  expect(await codeOf(rest.patch(path, { body: { content: 'mine' } }))).toBe('403 50005')
  expect(await codeOf(rest.delete(path))).toBe('403 50013')
})

test('people ping whom they may', async () => {
  const { guild, channel, ana } = await open()
  const [open1, closed] = [guild.role('Open', { mentionable: true }), guild.role('Closed')]
  const mo = guild.member('Mo', { permissions: ['MentionEveryone'] })
  const both = `<@&${open1.id}> <@&${closed.id}> @everyone`
  const said = [ana.say(channel, both), mo.say(channel, both)]
  expect(said.map(({ rolePings }) => rolePings)).toEqual([[open1.id], [open1.id, closed.id]])
  expect(said.map(({ pingsEveryone }) => pingsEveryone)).toEqual([false, true])
})

test('a direct message opens with everyone, and reaches only those who take it', async () => {
  const { discord, rest, ana } = await open()
  const openWith = (id: string) => rest.post(Routes.userChannels(), { body: { recipient_id: id } })
  ana.setDirectMessages(false)
  const { id } = (await openWith(ana.id)) as { id: string }
  const send = () => rest.post(Routes.channelMessages(id), { body: { content: 'hello' } })
  expect(await codeOf(send())).toBe('403 50007')
  expect(discord.directMessage(ana).seenBy()).toEqual([])
  ana.setDirectMessages(true)
  await send()
  expect(discord.directMessage(ana).last()!.text).toBe('hello')
  expect(await codeOf(openWith('1'))).toBe('404 10013')
  expect(await codeOf(openWith(discord.world.botId))).toBe('403 50007')
})
