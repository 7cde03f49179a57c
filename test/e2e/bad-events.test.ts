import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { LocalDiscord } from '../../src/dev/local-discord/discord.ts'
import { letterOf, studyGroup } from './read.ts'
import { openDatabase, setStage } from './stage.ts'

type Json = { [key: string]: unknown }

/** What the Gateway sends from now on, oldest first. */
const capture = ({ gateway }: LocalDiscord): Json[] => {
  const sent: Json[] = []
  const { dispatch } = gateway
  gateway.dispatch = (t, d, ...rest) => {
    sent.push(d as Json)
    dispatch(t, d, ...rest)
  }
  return sent
}

/** Every place in a value, as a path of keys. */
const pathsIn = (value: unknown, at: string[] = []): string[][] => {
  if (typeof value !== 'object' || value === null) return [at]
  const inside = Object.entries(value).flatMap(([key, one]) => pathsIn(one, [...at, key]))
  return at.length === 0 ? inside : [at, ...inside]
}

const replaceAt = (value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown => {
  if (key === undefined) return by
  const copy = structuredClone(value) as Json
  const replaced = replaceAt(copy[key], rest, by)
  if (replaced === undefined) delete copy[key]
  else copy[key] = replaced
  return copy
}

const JUNK = [undefined, null, 'abc', '', -1, 1e300, true, [], {}, [null], { id: null }, 'x'.repeat(3000)]

describe('an event that Discord sends', () => {
  test('in any broken form ends nothing: the next press is answered', async () => {
    const { discord, bot } = await setStage()
    const { channel, server, ana, ben } = studyGroup(discord)
    const sent = capture(discord)
    const asked = (await ana.slash(channel, 'quiz', { private: false, topic: 'Near' })).message!
    await ben.click(asked, 'Reveal')
    await ana.autocomplete(channel, 'quiz', 'topic', 'st')
    const good = [...sent]
    expect(good).toHaveLength(3)
    const anyBroken = fc
      .constantFrom(...good.flatMap(payload => pathsIn(payload).map(path => [payload, path] as const)))
      .chain(([payload, path]) =>
        fc.constantFrom(...JUNK).map(junk => replaceAt(payload, path, junk) as Json),
      )
    for (const payload of fc.sample(anyBroken, 400))
      discord.gateway.dispatch('INTERACTION_CREATE', payload, server.id)
    for (const permissions of ['abc', null])
      discord.gateway.dispatch(
        'INTERACTION_CREATE',
        { ...good[0], member: { ...(good[0]!.member as Json), permissions } },
        server.id,
      )
    for (const event of ['CHANNEL_UPDATE', 'GUILD_UPDATE', 'INTERACTION_CREATE', 'MESSAGE_CREATE'])
      for (const junk of [null, 5, 'x', { id: {} }, { guild_id: 5, permission_overwrites: 1 }])
        discord.gateway.dispatch(event, junk, null)
    expect((await ben.click(asked, letterOf(asked))).message!.text).toContain('**')
    await bot.logged('an interaction couldn’t be read')
    const line = bot
      .log()
      .split('\n')
      .find(one => one.includes('an interaction couldn’t be read'))!
    expect(JSON.parse(line).reference).toMatch(/^[0-9a-f]{8}$/)
  })

  test('twice, as after a reconnect, is handled once: no question is left that no one saw', async () => {
    const stage = await setStage()
    const { discord } = stage
    const { channel, server, ana } = studyGroup(discord)
    const sent = capture(discord)
    const asked = (await ana.slash(channel, 'quiz')).message!
    discord.gateway.dispatch('INTERACTION_CREATE', sent[0], server.id)
    await stage.bot.logged('"outcome":"elsewhere"')
    const posts = openDatabase(stage).prepare('select message_id from posts').pluck().all()
    expect(posts).toEqual([asked.id])
    expect(channel.seenBy()).toHaveLength(1)
  })
})
