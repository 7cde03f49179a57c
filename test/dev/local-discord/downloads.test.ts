import { type APIUser, Routes } from 'discord.js'
import { expect, test } from 'vitest'
import type { MessageView } from '../../../src/dev/local-discord/view.ts'
import { checkAgainstOpenApi } from '../../discord-openapi.ts'
import { open } from './open.ts'

const PICTURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3])

const stage = async () => {
  const opened = await open()
  const bea = opened.guild.member('Bea', { avatar: PICTURE })
  const { avatar } = (await opened.rest.get(Routes.user(bea.id))) as APIUser
  const address = (ending: string) => `${opened.discord.cdnUrl}/avatars/${bea.id}/${avatar}.${ending}`
  return { ...opened, bea, avatar, address }
}

test('an avatar is fetched by its hash, without a token', async () => {
  const { rest, bea, avatar, address } = await stage()
  expect(avatar).toMatch(/^[0-9a-f]{32}$/)
  expect(rest.cdn.avatar(bea.id, avatar!, { extension: 'png', size: 64 })).toBe(address('png?size=64'))
  for (const ending of ['png', 'png?size=128', 'webp?size=64']) {
    const answer = await fetch(address(ending))
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png'])
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(PICTURE)
  }
})

test('there is no avatar by another hash, size or kind', async () => {
  const { discord, ana, address } = await stage()
  expect((await fetch(`${discord.cdnUrl}/avatars/${ana.id}/${'0'.repeat(32)}.png`)).status).toBe(404)
  expect((await fetch(address('exe'))).status).toBe(404)
  expect((await fetch(address('png?size=100'))).status).toBe(400)
})

test('a download fails or waits as planned', async () => {
  const { discord, address } = await stage()
  discord.faults.next({ path: /^\/avatars\//, with: 503 })
  expect((await fetch(address('png'))).status).toBe(503)
  discord.faults.next({ path: /^\/avatars\//, with: 'reset' })
  await expect(fetch(address('png'))).rejects.toThrow()
  discord.faults.next({ path: /^\/avatars\//, with: { hangMs: 5000 } })
  await expect(fetch(address('png'), { signal: AbortSignal.timeout(100) })).rejects.toThrow()
  expect((await fetch(address('png'))).status).toBe(200)
})

test('downloads are listed apart from what Discord’s description knows', async () => {
  const { discord, address, bea, avatar } = await stage()
  await fetch(address('png?size=64'))
  expect(discord.downloads).toMatchObject([
    { path: `/avatars/${bea.id}/${avatar}.png`, query: 'size=64', status: 200 },
  ])
  expect(discord.requests.map(({ path }) => path)).toEqual([`/users/${bea.id}`])
  expect(checkAgainstOpenApi(discord.requests) ?? []).toEqual([])
})

test('an attachment is fetched by its address', async () => {
  const { discord, rest, channel } = await stage()
  const files = [{ name: 'board.png', data: PICTURE }]
  await rest.post(Routes.channelMessages(channel.id), { body: { content: 'board' }, files })
  const answer = await fetch(`${discord.cdnUrl}/${urlIn(channel.last()!)}`)
  expect([answer.status, (await answer.arrayBuffer()).byteLength]).toEqual([200, PICTURE.length])
})

test('a file that replaces one of the same name has another address, and the old one is gone', async () => {
  const { discord, rest, channel } = await stage()
  const files = [{ name: 'board.png', data: PICTURE }]
  await rest.post(Routes.channelMessages(channel.id), { body: { content: 'board' }, files })
  const message = channel.last()!
  const before = urlIn(message)
  const attachments = [{ id: 0, filename: 'board.png' }]
  await rest.patch(Routes.channelMessage(channel.id, message.id), { body: { attachments }, files })
  const statuses = [before, urlIn(message)].map(async url => (await fetch(`${discord.cdnUrl}/${url}`)).status)
  expect(await Promise.all(statuses)).toEqual([404, 200])
})

const urlIn = ({ stored }: MessageView): string => (stored.json.attachments as { url: string }[])[0]!.url
