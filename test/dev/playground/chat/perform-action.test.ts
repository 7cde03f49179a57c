import {
  type AnySelectMenuInteraction,
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  MessageFlags,
} from 'discord.js'
import { expect, test } from 'vitest'
import type { Action } from '../../../../src/dev/playground/contract/action.ts'
import { answering, stage, textOf, textsOf } from './stage.ts'

const QUIZ = { name: 'quiz', description: 'Asks', contexts: [0, 1, 2], integration_types: [0, 1] }
const NAMING = {
  ...QUIZ,
  name: 'name',
  options: [
    { type: 6, name: 'user', description: 'x', required: true },
    { type: 7, name: 'channel', description: 'x' },
    { type: 8, name: 'role', description: 'x' },
    { type: 9, name: 'any', description: 'x' },
    { type: 5, name: 'flag', description: 'x' },
    { type: 3, name: 'zone', description: 'x', autocomplete: true, min_length: 3 },
  ],
}
const row = (...components: object[]) => ({ type: 1, components })
const button = (custom_id: string, more: object = {}) => ({
  ...{ type: 2, style: 1, label: custom_id, custom_id },
  ...more,
})

test('a command takes people, channels and roles by their ids', async () => {
  const { does, sees, bot, person, place } = await stage([NAMING])
  let options: ChatInputCommandInteraction['options'] | undefined
  answering(bot, interaction => {
    if (!interaction.isChatInputCommand()) return
    options = interaction.options
    return interaction.reply('done')
  })
  const [role] = sees('Ana').roles
  const values = {
    ...{ user: person('Cem'), channel: place('study'), role: role!.id, any: person('Ben') },
    ...{ flag: true, zone: 'UTC' },
  }
  expect(await does('Ben', { kind: 'command', title: 'name', values })).toEqual({
    ...{ status: 200, failed: null, modal: null, suggestions: [] },
  })
  expect(options!.getUser('user')?.id).toBe(person('Cem'))
  expect(options!.getChannel('channel')?.name).toBe('study')
  expect(options!.getRole('role')?.name).toBe('Students')
  expect(options!.getMentionable('any')).toMatchObject({ id: person('Ben') })
  expect(options!.getBoolean('flag')).toBe(true)
  expect(sees('Cem').messages[0]!.used).toEqual({ by: 'Ben', command: '/name' })
})

test('what Discord’s client would not send is refused with a sentence', async () => {
  const { does } = await stage([NAMING])
  const run = (title: string, values: Record<string, string>) =>
    does('Ana', { kind: 'command', title, values })
  expect(await run('nothing', {})).toMatchObject({ status: 400, failed: '/nothing is not registered.' })
  expect(await run('name', {})).toMatchObject({ status: 400, failed: '/name demands "user".' })
  expect(await run('name', { user: '123' })).toMatchObject({
    status: 400,
    failed: '"user" does not take this.',
  })
  const say = (text: string) => does('Ana', { kind: 'say', text })
  expect(await say(' ')).toMatchObject({ status: 400, failed: 'A message has 1 to 2000 characters.' })
  expect((await say('x'.repeat(2001))).status).toBe(400)
})

test('options are suggested while they are typed', async () => {
  const { does, bot, person } = await stage([NAMING])
  const asked: AutocompleteInteraction[] = []
  answering(bot, interaction => {
    if (!interaction.isAutocomplete()) return
    asked.push(interaction)
    return interaction.respond([{ name: 'Vienna', value: 'Europe/Vienna' }])
  })
  const values = { user: person('Cem'), zone: 'v' }
  const deed = { kind: 'suggest', title: 'name', option: 'zone', typed: 'vi', values } as const
  expect(await does('Ana', deed)).toMatchObject({
    status: 200,
    suggestions: [{ name: 'Vienna', value: 'Europe/Vienna' }],
  })
  expect(asked[0]!.options.getFocused()).toBe('vi')
  expect(await does('Ana', { ...deed, option: 'flag' })).toMatchObject({ status: 400 })
})

test('a button is pressed by its id, and one that is not there is not', async () => {
  const { does, bot, sees, post } = await stage()
  answering(
    bot,
    one => one.isButton() && one.update({ content: `by ${one.user.displayName}`, components: [] }),
  )
  const { id } = await post({ content: 'x', components: [row(button('a'), button('b', { disabled: true }))] })
  const click = (customId: string, messageId = id) => does('Ben', { kind: 'click', messageId, customId })
  expect((await click('z')).failed).toContain('There is no button')
  expect((await click('b')).failed).toBe('The button "b" is disabled.')
  expect((await click('a', '123')).failed).toBe('The message is gone.')
  expect((await click('a')).status).toBe(200)
  expect(sees('Ana').messages[0]).toMatchObject({ content: [{ text: 'by Ben' }], edited: true })
})

test('no one presses what only someone else sees', async () => {
  const { does, bot, sees } = await stage([QUIZ])
  answering(bot, interaction => {
    if (!interaction.isChatInputCommand()) return
    const components = [row(button('a'))] as never
    return interaction.reply({ content: 'psst', flags: MessageFlags.Ephemeral, components })
  })
  await does('Ana', { kind: 'command', title: 'quiz', values: {} })
  const messageId = sees('Ana').messages[0]!.id
  for (const deed of [
    { kind: 'click', messageId, customId: 'a' },
    { kind: 'dismiss', messageId },
    { kind: 'delete', messageId },
  ] as const)
    expect(await does('Ben', deed)).toMatchObject({ status: 400, failed: 'The message is gone.' })
})

test('each of several selects takes values of its own', async () => {
  const { does, bot, post, person, place, sees } = await stage()
  const chosen: AnySelectMenuInteraction[] = []
  answering(bot, one => {
    if (!one.isAnySelectMenu()) return
    chosen.push(one)
    return one.deferUpdate()
  })
  const [role] = sees('Ana').roles
  const select = (type: number, more: object = {}) =>
    row({ type, custom_id: `s${type}`, max_values: 2, ...more })
  const options = ['a', 'b'].map(value => ({ label: value.toUpperCase(), value }))
  const components = [
    select(3, { options }),
    select(5),
    select(6),
    select(7),
    select(8, { channel_types: [0] }),
  ]
  const { id } = await post({ content: 'x', components })
  const choose = (type: number, ...values: string[]) =>
    does('Ben', { kind: 'select', messageId: id, customId: `s${type}`, values })

  expect((await choose(3, 'b', 'a')).status).toBe(200)
  expect(chosen.at(-1)).toMatchObject({ customId: 's3', values: ['b', 'a'] })
  await choose(5, person('Ana'), person('Cem'))
  const users = chosen.at(-1)!
  expect(users.isUserSelectMenu() && [...users.users.keys()]).toEqual([person('Ana'), person('Cem')])
  expect(users.isUserSelectMenu() && users.members.size).toBe(2)
  await choose(6, role!.id)
  expect(chosen.at(-1)!.toJSON()).toMatchObject({ values: [role!.id] })
  await choose(7, role!.id, person('Ana'))
  const both = chosen.at(-1)!
  expect(both.isMentionableSelectMenu() && [both.users.size, both.roles.size]).toEqual([1, 1])
  await choose(8, place('study'))
  const channels = chosen.at(-1)!
  expect(channels.isChannelSelectMenu() && channels.channels.size).toBe(1)

  const refused = async (type: number, ...values: string[]) => (await choose(type, ...values)).failed
  expect(await refused(3, 'z')).toBe('There is no option "z".')
  expect(await refused(3)).toBe('It takes 1 to 2, not 0.')
  expect(await refused(3, 'a', 'a')).toBe('Nothing can be chosen twice.')
  expect(await refused(5, role!.id)).toContain('There is no option')
  expect(await refused(6, person('Ana'))).toContain('There is no option')
  expect(await refused(7, place('study'))).toContain('There is no option')
  expect(await refused(8, place('Questions about questions'))).toContain('There is no option')
  expect(await refused(9, 'a')).toBe('There is no such select.')
  expect(chosen).toHaveLength(5)
})

test('a select in direct messages offers the two who are there', async () => {
  const { does, bot, post, person, discord } = await stage()
  answering(bot, one => one.isAnySelectMenu() && one.reply(one.values.join()))
  const body = { content: 'x', components: [row({ type: 5, custom_id: 's' })] }
  const { id } = await post(body, 'dm', person('Ben'))
  const choose = (who: string) =>
    does('Ben', { kind: 'select', messageId: id, customId: 's', values: [who] }, 'dm')
  expect((await choose(person('Ana'))).status).toBe(400)
  expect((await choose(discord.world.botId)).status).toBe(200)
})

test('people delete what they wrote, and those who manage whatever all see', async () => {
  const { does, sees, post, person } = await stage()
  await does('Ben', { kind: 'say', text: 'mine' })
  await post({ content: 'the bot’s' })
  const [own, bots] = sees('Ben').messages
  const remove = (name: string, messageId: string, where?: string) =>
    does(name, { kind: 'delete', messageId }, where)
  expect((await remove('Cem', own!.id)).failed).toBe('Cem may delete only what they wrote themselves.')
  expect((await remove('Ben', own!.id)).status).toBe(200)
  expect((await remove('Ana', bots!.id)).status).toBe(200)
  expect(textsOf(sees('Ana'))).toEqual([])
  const { id } = await post({ content: 'direct' }, 'dm', person('Ana'))
  expect((await remove('Ana', id, 'dm')).status).toBe(400)
})

test('one press that is not answered fails for the one who pressed', async () => {
  const { does, post, sees } = await stage([], { acknowledgeWithinMs: 100 })
  const { id } = await post({ content: 'x', components: [row(button('a'))] })
  await does('Ben', { kind: 'click', messageId: id, customId: 'a' })
  expect(sees('Ben').messages.map(one => one.failed ?? textOf(one))).toEqual([
    'x',
    'The application did not respond',
  ])
  expect(sees('Ben').messages[1]!.used).toBeNull()
})

test('an answer to a press is no answer to a command', async () => {
  const { does, bot, post, sees } = await stage()
  answering(bot, one => one.isButton() && (one as ButtonInteraction).reply('pressed'))
  const { id } = await post({ content: 'x', components: [row(button('a'))] })
  await does('Ben', { kind: 'click', messageId: id, customId: 'a' })
  expect(sees('Ben').messages[1]).toMatchObject({ content: [{ text: 'pressed' }], used: null })
})

test('whatever a browser sends is answered', async () => {
  const { chat, person, place } = await stage([QUIZ])
  const at = { as: person('Ana'), in: place('general') }
  const wrong: unknown[] = [
    ...[null, 1, 'x', [], {}, { kind: 'say' }, { ...at, kind: 'fly' }, { ...at, kind: 'say', text: 7 }],
    { ...at, kind: 'say', text: 'x', as: '1; drop table' },
    { ...at, kind: 'command', title: 'quiz', values: { a: { b: 1 } } },
    { ...at, kind: 'command', title: 'constructor', values: {} },
    { ...at, kind: 'command', title: 'quiz', values: { toString: 'x' } },
    { ...at, kind: 'select', messageId: '1', customId: 'x', values: Array(100).fill('x') },
    { ...at, kind: 'submit', modalId: '1', fields: {} },
    { ...at, as: '1', kind: 'say', text: 'x' } satisfies Action,
    { ...at, in: '1', kind: 'say', text: 'x' } satisfies Action,
  ]
  for (const body of wrong) {
    const { status, body: said } = await chat.act(body)
    expect([status, said.failed]).toEqual([400, expect.stringMatching(/^[A-Z/"].*\w.*\.$/)])
  }
})

test('a file goes only with what the person who uploaded it sends', async () => {
  const file = { type: 11, name: 'file', description: 'x', required: true }
  const { chat, bot, does, person } = await stage([{ name: 'import', description: 'x', options: [file] }])
  answering(bot, one => one.isChatInputCommand() && one.reply(one.options.getAttachment('file')!.name))
  const upload = (name: string) => {
    const query = new URLSearchParams({ as: person(name), name: 'bank.csv' })
    return (chat.upload(query, Buffer.from('a,b')).body as { id: string }).id
  }
  const send = (name: string, id: string) =>
    does(name, { kind: 'command', title: 'import', values: { file: id } })
  expect((await send('Ben', upload('Ben'))).failed).toBeNull()
  expect((await send('Ben', upload('Ana'))).failed).toBe('The file is gone: choose it again.')
  expect((await send('Ben', '999')).failed).toBe('The file is gone: choose it again.')
  const first = upload('Ben')
  for (let n = 0; n < 20; n++) upload('Ben')
  expect((await send('Ben', first)).failed).toBe('The file is gone: choose it again.')
})

test('context menus offer what is registered for them, in the person’s language', async () => {
  const { bot, does, sees, post, person } = await stage([
    { name: 'Quote', type: 3, name_localizations: { de: 'Zitieren' } },
    { name: 'Warn', type: 2, default_member_permissions: '32' },
  ])
  answering(bot, one => one.isContextMenuCommand() && one.reply({ content: `${one.commandName} done` }))
  const { id } = await post({ content: 'x' })
  expect(sees('Ana').menus).toEqual({
    message: [{ name: 'Quote', label: 'Quote' }],
    user: [{ name: 'Warn', label: 'Warn' }],
  })
  expect(sees('Ben').menus.user).toEqual([])
  await does('Ben', { kind: 'locale', locale: 'de' })
  expect(sees('Ben').menus.message).toEqual([{ name: 'Quote', label: 'Zitieren' }])
  expect((await does('Ben', { kind: 'message-command', messageId: id, name: 'Quote' })).failed).toBeNull()
  expect(sees('Ben').messages.at(-1)).toMatchObject({ used: { by: 'Ben', command: 'Quote' } })
  const warn = { kind: 'user-command', userId: person('Cem'), name: 'Warn' } as const
  expect((await does('Ana', warn)).failed).toBeNull()
  expect((await does('Ben', warn)).failed).toBe('"Warn" is not offered to Ben.')
})

test('everyone chooses their language, and who manages the server its own', async () => {
  const { bot, does, sees } = await stage([QUIZ])
  answering(bot, one => one.isChatInputCommand() && one.reply(`${one.locale} ${one.guildLocale}`))
  const choose = async (name: string, kind: 'locale' | 'server-locale', locale: string) =>
    (await does(name, { kind, locale })).failed
  expect(sees('Ben')).toMatchObject({ me: { locale: 'en-US' }, serverLocale: 'en-US' })
  expect(await choose('Ben', 'locale', 'ja')).toBeNull()
  expect(await choose('Ben', 'server-locale', 'fr')).toBe('Ben doesn’t manage the server.')
  expect(await choose('Ana', 'server-locale', 'fr')).toBeNull()
  expect(await choose('Ana', 'locale', 'xx')).toBe('There is no language "xx".')
  expect(sees('Ben')).toMatchObject({ me: { locale: 'ja' }, serverLocale: 'fr' })
  await does('Ben', { kind: 'command', title: 'quiz', values: {} })
  expect(textOf(sees('Ben').messages.at(-1)!)).toBe('ja fr')
})
