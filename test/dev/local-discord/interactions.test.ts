import { type Client, Events, Locale, type ModalSubmitInteraction, Routes } from 'discord.js'
import { describe, expect, test } from 'vitest'
import type { GuildOptions } from '../../../src/dev/local-discord/guilds.ts'
import { LOCALES } from '../../../src/dev/local-discord/locales.ts'
import { logIn } from './client.ts'
import { codeOf, open } from './open.ts'

type Payload = { readonly type: number; readonly data: Record<string, unknown> } & Record<string, unknown>

const label = (text: string, component: object) => ({ type: 18, label: text, component })
const options = ['a', 'b', 'c'].map(value => ({ label: value.toUpperCase(), value }))
const BUTTON = { type: 1, components: [{ type: 2, style: 1, label: 'Report', custom_id: 'report' }] }

/** A bot with these commands, and every interaction as it comes over the wire. */
const stage = async (commands: readonly object[] = [], guild: GuildOptions = {}) => {
  const opened = await open({ acknowledgeWithinMs: 2000 }, guild)
  const { discord } = opened
  const bot = await logIn(discord)
  await bot.rest.put(Routes.applicationCommands(discord.applicationId), {
    body: [{ name: 'quiz', description: 'Asks' }, ...commands],
  })
  const payloads: Payload[] = []
  bot.on(
    Events.Raw as never,
    (({ t, d }: { t: string; d: Payload }) => {
      if (t === 'INTERACTION_CREATE') payloads.push(d)
    }) as never,
  )
  return { ...opened, bot, payloads, last: () => payloads.at(-1)! }
}

/** It opens this form for every command and button, and thanks for every submission. */
const opensForm = (bot: Client, components: readonly object[]): ModalSubmitInteraction[] => {
  const submitted: ModalSubmitInteraction[] = []
  bot.on(Events.InteractionCreate, one => {
    if (one.isModalSubmit()) {
      submitted.push(one)
      return void one.reply('thanks')
    }
    if (one.isCommand() || one.isButton())
      return void one.showModal({ title: 'Report', custom_id: 'form', components } as never)
  })
  return submitted
}

describe('a submitted form', () => {
  test('carries a value for every kind of field, and resolves what they name', async () => {
    const { bot, guild, channel, ana, last } = await stage()
    const role = guild.role('Students')
    opensForm(bot, [
      { type: 10, content: 'Hello' },
      label('Text', { type: 4, custom_id: 'text', style: 2, id: 9 }),
      label('String', { type: 3, custom_id: 'string', options, max_values: 2 }),
      label('User', { type: 5, custom_id: 'user' }),
      label('Role', { type: 6, custom_id: 'role' }),
    ])
    const first = await ana.slash(channel, 'quiz')
    await ana.submit(first, { text: 'Wrong', string: ['b', 'a'], user: [ana.id], role: [role.id] })
    expect(last()).toMatchObject({ type: 5, channel_id: channel.id, guild_id: guild.id })
    expect(last().message).toBeUndefined()
    const { components, ...data } = last().data
    expect(data).toEqual({
      custom_id: 'form',
      resolved: {
        users: { [ana.id]: expect.objectContaining({ username: 'ana' }) },
        members: { [ana.id]: expect.objectContaining({ permissions: String(ana.permissions) }) },
        roles: { [role.id]: expect.objectContaining({ name: 'Students' }) },
      },
    })
    expect(components).toEqual([
      { type: 10, id: 1 },
      { type: 18, id: 2, component: { type: 4, id: 9, custom_id: 'text', value: 'Wrong' } },
      { type: 18, id: 3, component: { type: 3, id: 103, custom_id: 'string', values: ['b', 'a'] } },
      { type: 18, id: 4, component: { type: 5, id: 104, custom_id: 'user', values: [ana.id] } },
      { type: 18, id: 5, component: { type: 6, id: 105, custom_id: 'role', values: [role.id] } },
    ])
  })

  test('carries radio buttons as a value or null, checkboxes as values, and one checkbox as true or false', async () => {
    const { bot, channel, ana, last } = await stage()
    opensForm(bot, [
      label('Radio', { type: 21, custom_id: 'radio', options, required: false }),
      label('Boxes', { type: 22, custom_id: 'boxes', options }),
      label('Box', { type: 23, custom_id: 'box' }),
      label('Mentionable', { type: 7, custom_id: 'mentionable', required: false, min_values: 0 }),
      label('Channel', { type: 8, custom_id: 'channel' }),
    ])
    const submit = async (more: object) => {
      await ana.submit(await ana.slash(channel, 'quiz'), {
        boxes: ['a', 'c'],
        channel: [channel.id],
        ...more,
      })
      return (last().data.components as { component: object }[]).map(({ component }) => component)
    }
    const rest = [
      { type: 7, id: 104, custom_id: 'mentionable', values: [] },
      { type: 8, id: 105, custom_id: 'channel', values: [channel.id] },
    ]
    expect(await submit({ radio: 'b', box: true })).toEqual([
      { type: 21, id: 101, custom_id: 'radio', value: 'b' },
      { type: 22, id: 102, custom_id: 'boxes', values: ['a', 'c'] },
      { type: 23, id: 103, custom_id: 'box', value: true },
      ...rest,
    ])
    expect(await submit({})).toEqual([
      { type: 21, id: 101, custom_id: 'radio', value: null },
      { type: 22, id: 102, custom_id: 'boxes', values: ['a', 'c'] },
      { type: 23, id: 103, custom_id: 'box', value: false },
      ...rest,
    ])
    expect(last().data.resolved).toMatchObject({
      channels: { [channel.id]: { name: 'general', app_permissions: last().app_permissions } },
    })
  })

  test('carries uploaded files as attachments that the bot can fetch', async () => {
    const { bot, channel, ana, last, discord } = await stage()
    const submitted = opensForm(bot, [
      label('Files', { type: 19, custom_id: 'files', max_values: 2, file_types: ['.md', 'image'] }),
    ])
    const form = await ana.slash(channel, 'quiz')
    const files = [
      { name: 'my questions.md', data: Buffer.from('# One') },
      { name: 'sky.PNG', data: Buffer.from('png') },
    ]
    await ana.submit(form, { files })
    const [part] = last().data.components as { component: { values: string[] } }[]
    const { attachments } = last().data.resolved as { attachments: Record<string, object> }
    expect(Object.keys(attachments)).toEqual(part!.component.values)
    const [first, second] = part!.component.values
    expect(attachments[first!]).toEqual({
      id: first,
      filename: 'my_questions.md',
      size: 5,
      url: `${discord.cdnUrl}/ephemeral-attachments/${first}/my_questions.md`,
      proxy_url: `${discord.cdnUrl}/ephemeral-attachments/${first}/my_questions.md`,
      content_type: 'text/markdown; charset=utf-8',
      ephemeral: true,
    })
    expect(attachments[second!]).toMatchObject({ filename: 'sky.PNG', content_type: 'image/png' })
    const uploaded = submitted[0]!.fields.getUploadedFiles('files')!
    expect(await (await fetch(uploaded.first()!.url)).text()).toBe('# One')
  })

  test('takes no more files, larger ones or others than the form asks for', async () => {
    const { bot, channel, ana, discord, payloads } = await stage()
    opensForm(bot, [
      label('Files', { type: 19, custom_id: 'files', file_types: ['.md'] }),
      label('More', { type: 19, custom_id: 'more', required: false }),
    ])
    const form = await ana.slash(channel, 'quiz')
    const file = { name: 'a.md', data: Buffer.from('a') }
    const large = { name: 'b.zip', data: Buffer.alloc(10 * 1024 * 1024 + 1) }
    await expect(ana.submit(form, {})).rejects.toThrow('it takes 1 to 1, not 0')
    await expect(ana.submit(form, { files: [file, file] })).rejects.toThrow('it takes 1 to 1, not 2')
    await expect(ana.submit(form, { files: ['a.md'] })).rejects.toThrow('"files" takes files')
    await expect(ana.submit(form, { files: [{ ...file, name: 'a.txt' }] })).rejects.toThrow(
      '"files" takes .md, not a.txt',
    )
    await expect(ana.submit(form, { files: [file], more: [large] })).rejects.toThrow('b.zip is larger than')
    expect([payloads.length, discord.world.files.size]).toEqual([1, 0])
    expect((await ana.submit(form, { files: [file] })).message!.text).toBe('thanks')
  })

  test('has the message whose button opened the form, and says so at what it answers', async () => {
    const { bot, rest, channel, ana, last } = await stage()
    opensForm(bot, [label('Text', { type: 4, custom_id: 'text', style: 1 })])
    await rest.post(Routes.channelMessages(channel.id), { body: { content: 'x', components: [BUTTON] } })
    const message = channel.last()!
    const form = await ana.click(message, 'Report')
    expect(last()).toMatchObject({ type: 3, data: { component_type: 2, id: 2, custom_id: 'report' } })
    const { id } = last()
    const answer = await ana.submit(form, { text: 'Wrong' })
    expect(last()).toMatchObject({ type: 5, message: { id: message.id, content: 'x' } })
    expect(answer.message!.stored.json.interaction_metadata).toMatchObject({
      id: last().id,
      type: 5,
      triggering_interaction_metadata: { id, type: 3, interacted_message_id: message.id },
    })
  })
})

test('a command takes a file as an option', async () => {
  const file = { type: 11, name: 'file', description: 'The bank', required: true, file_types: ['.csv'] }
  const { bot, channel, ana, last } = await stage([{ name: 'import', description: 'x', options: [file] }])
  bot.on(Events.InteractionCreate, one => {
    if (one.isChatInputCommand()) void one.reply(one.options.getAttachment('file')!.name)
  })
  const data = Buffer.from('a,b')
  const reply = await ana.slash(channel, 'import', { file: { name: 'bank.csv', data } })
  expect(reply.message!.text).toBe('bank.csv')
  const [{ value }] = last().data.options as [{ value: string }]
  expect(last().data.resolved).toMatchObject({ attachments: { [value]: { size: 3, ephemeral: true } } })
  await expect(ana.slash(channel, 'import', { file: { name: 'bank.md', data } })).rejects.toThrow(
    '"file" takes .csv, not bank.md',
  )
})

describe('a context menu', () => {
  const MENUS = [
    { name: 'Report', type: 3 },
    { name: 'Report', type: 2, default_member_permissions: '32' },
  ]
  const answers = (bot: Client) =>
    bot.on(Events.InteractionCreate, one => {
      if (one.isMessageContextMenuCommand()) void one.reply(`of ${one.targetMessage.content}`)
      if (one.isUserContextMenuCommand()) void one.reply(`of ${one.targetUser.username}`)
    })

  test('of a message sends the message', async () => {
    const { bot, channel, ana, guild, last } = await stage(MENUS)
    answers(bot)
    const message = guild.member('Ben').say(channel, 'Hello')
    const reply = await ana.messageCommand(message, 'Report')
    expect(reply.message!.text).toBe('of Hello')
    expect(last()).toMatchObject({ type: 2, guild_id: guild.id, channel_id: channel.id })
    expect(last().data).toEqual({
      id: expect.any(String),
      name: 'Report',
      type: 3,
      target_id: message.id,
      resolved: { messages: { [message.id]: message.stored.json } },
    })
    expect(reply.message!.stored.json).toMatchObject({
      type: 23,
      interaction_metadata: { type: 2, target_message_id: message.id },
    })
  })

  test('of a person sends the user and the member', async () => {
    const { bot, channel, guild, last } = await stage(MENUS)
    answers(bot)
    const [mo, ben] = [guild.member('Mo', { permissions: ['ManageGuild'] }), guild.member('Ben')]
    const reply = await mo.userCommand(channel, ben, 'Report')
    expect(reply.message!.text).toBe('of ben')
    expect(last().data).toMatchObject({
      name: 'Report',
      type: 2,
      target_id: ben.id,
      resolved: {
        users: { [ben.id]: { username: 'ben' } },
        members: { [ben.id]: { permissions: String(ben.permissions) } },
      },
    })
    expect(reply.message!.stored.json).toMatchObject({
      interaction_metadata: { target_user: { id: ben.id } },
    })
  })

  test('has only what is registered for its kind, and offered to the person', async () => {
    const { channel, ana, guild, discord } = await stage([MENUS[1]!])
    const message = ana.say(channel, 'Hello')
    await expect(ana.messageCommand(message, 'Report')).rejects.toThrow('"Report" is not registered')
    await expect(ana.userCommand(channel, ana, 'Report')).rejects.toThrow('"Report" is not offered to Ana')
    await expect(ana.slash(channel, 'Report')).rejects.toThrow('/Report is not registered')
    const stranger = discord.guild('Elsewhere').member('Eve')
    const mo = guild.member('Mo', { permissions: ['ManageGuild'] })
    await expect(mo.userCommand(channel, stranger, 'Report')).rejects.toThrow('there is no such person here')
  })
})

describe('languages', () => {
  const QUIZ = {
    name: 'quiz',
    name_localizations: { de: 'frage' },
    description: 'Asks',
    description_localizations: { de: 'Fragt', 'en-GB': 'Asks, please' },
    options: [
      {
        type: 3,
        name: 'topic',
        name_localizations: { de: 'thema' },
        description: 'About what',
        choices: [{ name: 'Birds', name_localizations: { de: 'Vögel' }, value: 'birds' }],
      },
    ],
  }
  const registered = async () => {
    const opened = await open()
    const { discord, rest } = opened
    const route = Routes.applicationCommands(discord.applicationId)
    await rest.put(route, { body: [QUIZ] })
    const get = async (query: Record<string, string>, headers: Record<string, string> = {}) =>
      ((await rest.get(route, { query: new URLSearchParams(query), headers })) as object[])[0]
    return { ...opened, route, get }
  }

  test('of a command are returned as a whole where they are asked for', async () => {
    const { get } = await registered()
    expect(await get({ with_localizations: 'true' })).toMatchObject(QUIZ)
    expect(await get({ with_localizations: 'true' })).not.toHaveProperty('name_localized')
  })

  test('of a command are otherwise the one of the request, or none', async () => {
    const { get } = await registered()
    const german = await get({}, { 'x-discord-locale': 'de' })
    expect(german).toMatchObject({ name: 'quiz', name_localized: 'frage', description_localized: 'Fragt' })
    expect(german).toMatchObject({
      options: [{ name_localized: 'thema', choices: [{ name_localized: 'Vögel', value: 'birds' }] }],
    })
    for (const one of [german, await get({}), await get({}, { 'x-discord-locale': 'fr' })])
      expect(JSON.stringify(one)).not.toContain('_localizations')
    expect(JSON.stringify(await get({}))).not.toContain('_localized')
    expect(await get({}, { 'accept-language': 'en-US' })).toMatchObject({
      description_localized: 'Asks, please',
    })
  })

  test('of one command, which is found by its id', async () => {
    const { rest, route, get } = await registered()
    const { id } = (await get({})) as { id: string }
    const query = new URLSearchParams({ with_localizations: 'true' })
    expect(await rest.get(`${route}/${id}`, { query })).toMatchObject(QUIZ)
    expect(await codeOf(rest.get(`${route}/1`))).toBe('404 10063')
  })

  test('of a person and of a server come with every interaction', async () => {
    const { bot, channel, ana, guild, last } = await stage([], { locale: Locale.German })
    bot.on(Events.InteractionCreate, one => void (one.isRepliable() && one.reply('hi')))
    await ana.slash(channel, 'quiz')
    expect(last()).toMatchObject({ locale: 'en-US', guild_locale: 'de', guild: { locale: 'de' } })
    ana.setLocale(Locale.Japanese)
    guild.setLocale(Locale.SpanishLATAM)
    await ana.slash(channel, 'quiz')
    expect(last()).toMatchObject({ locale: 'ja', guild_locale: 'es-419', guild: { locale: 'es-419' } })
    expect(() => ana.setLocale('tlh')).toThrow('there is no language "tlh"')
  })

  test('are those of Discord', () => {
    expect(LOCALES).toHaveLength(32)
    expect(LOCALES).toContain('zh-TW')
  })
})

test('commands of different kinds may share a name', async () => {
  const { discord, rest } = await open()
  const route = Routes.applicationCommands(discord.applicationId)
  const kinds = [{ type: 1, description: 'x' }, { type: 2 }, { type: 3 }]
  for (const kind of kinds) await rest.post(route, { body: { name: 'report', ...kind } })
  const before = (await rest.get(route)) as { id: string }[]
  expect(before).toHaveLength(3)
  const body = kinds.map(kind => ({ name: 'report', ...kind }))
  const after = (await rest.put(route, { body })) as { id: string }[]
  expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id))
})

test('an interaction says who installed the bot, what it may do, and how much may be uploaded', async () => {
  const { bot, channel, ana, guild, last, discord } = await stage([
    { name: 'anywhere', description: 'x', integration_types: [0, 1], contexts: [0, 1, 2] },
  ])
  bot.on(Events.InteractionCreate, one => void (one.isRepliable() && one.reply('hi')))
  await ana.slash(channel, 'anywhere')
  expect(last()).toMatchObject({
    context: 0,
    entitlements: [],
    attachment_size_limit: 10_485_760,
    authorizing_integration_owners: { 0: guild.id },
    app_permissions: expect.stringMatching(/^\d+$/),
  })
  await ana.slash(discord.directMessage(ana), 'anywhere')
  expect(last()).toMatchObject({ context: 1, authorizing_integration_owners: { 0: '0' } })
  await ana.slash(discord.groupMessage([ana]), 'anywhere')
  expect(last()).toMatchObject({ context: 2, authorizing_integration_owners: { 1: ana.id } })
})
