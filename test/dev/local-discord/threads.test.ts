import { ChannelType, MessageFlags, Routes } from 'discord.js'
import { expect, test } from 'vitest'
import { codeOf, mistakesOf, open } from './open.ts'

const PERMISSIONS = ['ViewChannel', 'SendMessages', 'CreatePublicThreads', 'ReadMessageHistory'] as const

const stage = async (botPermissions: readonly (typeof PERMISSIONS)[number][] = PERMISSIONS) => {
  const opened = await open({ rateLimits: 'none' }, { botPermissions })
  const { rest, channel } = opened
  await rest.post(Routes.channelMessages(channel.id), { body: { content: 'Question 1' } })
  const message = channel.last()!
  const start = (body: unknown, of = message.id) =>
    rest.post(Routes.threads(channel.id, of), { body }) as Promise<{ id: string }>
  return { ...opened, message, start }
}

test('a thread starts at a message and has its id', async () => {
  const { rest, channel, message, start, discord } = await stage()
  expect(await start({ name: 'Why B?', auto_archive_duration: 1440 })).toMatchObject({
    id: message.id,
    type: 11,
    name: 'Why B?',
    parent_id: channel.id,
    owner_id: discord.world.botId,
    thread_metadata: { archived: false, auto_archive_duration: 1440 },
  })
  expect(channel.threads().map(({ id, name }) => [id, name])).toEqual([[message.id, 'Why B?']])
  expect(channel.threads()[0]!.archiveAfterMinutes).toBe(1440)
  expect(await rest.get(Routes.channelMessage(channel.id, message.id))).toMatchObject({
    flags: MessageFlags.HasThread,
    thread: { id: message.id },
  })
})

test('a message has one thread', async () => {
  const { start } = await stage()
  await start({ name: 'One' })
  await expect(start({ name: 'Two' })).rejects.toMatchObject({
    status: 400,
    code: 160004,
    message: 'A thread has already been created for this message',
  })
})

test('a thread needs a permission, a message, a name and a known duration', async () => {
  const { start, channel, ana, discord, rest } = await stage()
  expect(await codeOf(start({ name: 'x' }, '123456789012345678'))).toBe('404 10008')
  expect(await mistakesOf(start({}))).toEqual(['name'])
  expect(await mistakesOf(start({ name: '' }))).toEqual(['name'])
  expect(await mistakesOf(start({ name: 'x'.repeat(101) }))).toEqual(['name'])
  expect(await mistakesOf(start({ name: 'x', auto_archive_duration: 120 }))).toEqual([
    'auto_archive_duration',
  ])
  channel.denyBot('CreatePublicThreads')
  expect(await codeOf(start({ name: 'x' }))).toBe('403 50013')
  const direct = discord.directMessage(ana)
  await rest.post(Routes.channelMessages(direct.id), { body: { content: 'hello' } })
  const inDirect = rest.post(Routes.threads(direct.id, direct.last()!.id), { body: { name: 'x' } })
  expect(await codeOf(inDirect)).toBe('400 50024')
})

test('writing in a thread needs a permission of its own', async () => {
  const { rest, message, start, channel } = await stage()
  await start({ name: 'Why B?' })
  const say = () => codeOf(rest.post(Routes.channelMessages(message.id), { body: { content: 'Because' } }))
  expect(await say()).toBe('403 50013')
  const opened = await open({}, { botPermissions: ['ViewChannel', 'SendMessagesInThreads'] })
  const thread = opened.channel.thread('talk')
  const path = Routes.channelMessages(thread.id)
  expect(await codeOf(opened.rest.post(path, { body: { content: 'Because' } }))).toBe('no refusal')
  expect(thread.last()!.text).toBe('Because')
  expect(channel.threads()[0]!.seenBy()).toEqual([])
})

test('a thread of an announcement channel is one of its own kind, under its channel’s permissions', async () => {
  const { rest, guild } = await stage()
  const news = guild.channel('news', { type: ChannelType.GuildAnnouncement })
  await rest.post(Routes.channelMessages(news.id), { body: { content: 'Question 1' } })
  const path = Routes.threads(news.id, news.last()!.id)
  expect(await rest.post(path, { body: { name: 'Why B?' } })).toMatchObject({ type: 10, parent_id: news.id })
  news.denyBot('ViewChannel')
  expect(await codeOf(rest.get(Routes.channel(news.threads()[0]!.id)))).toBe('403 50001')
})
