import { AttachmentBuilder, MessageFlags } from 'discord.js'
import { expect, test } from 'vitest'
import type { Chat } from '../../../../src/dev/playground/contract/chat.ts'
import { answering, stage, textOf, textsOf } from './stage.ts'

const QUIZ = { name: 'quiz', description: 'Asks', contexts: [0, 1, 2], integration_types: [0, 1] }
const placesOf = ({ places }: Chat) => places.map(({ kind, name }) => `${kind} ${name}`)
const unreadOf = ({ places }: Chat) =>
  Object.fromEntries(
    places
      .filter(({ unread }) => unread > 0)
      .map(({ name, unread, mentioned }) => [name, mentioned ? `${unread}!` : unread]),
  )
const REFUSED = 'The application did not respond'

test('the server has three people, two channels with a thread, and direct messages', async () => {
  const { sees } = await stage()
  const chat = sees('Ana')
  expect(placesOf(chat)).toEqual([
    'text general',
    'text study',
    'thread Questions about questions',
    'dm Proctor',
  ])
  expect(chat.people.map(({ name, manages }) => [name, manages])).toEqual([
    ['Ana', true],
    ['Ben', false],
    ['Cem', false],
  ])
  expect([chat.serverName, chat.me.name, chat.here.name]).toEqual(['Playground', 'Ana', 'general'])
  expect(chat.roles.map(({ name }) => name)).toEqual(['Students', 'Gold', 'Champion'])
})

test('who or what is not there is the first that is', async () => {
  const { chat } = await stage()
  const { me, here } = chat.follow(new URLSearchParams({ as: 'x', in: '<y>' })).now() as Chat
  expect([me.name, here.name]).toEqual(['Ana', 'general'])
})

test('threads that the bot opens appear below their channel, and what is deleted goes', async () => {
  const { sees, post, bot, discord, place } = await stage()
  const { id } = await post({ content: 'Question' })
  await bot.rest.post(`/channels/${place('general')}/messages/${id}/threads`, { body: { name: 'Talk' } })
  expect(placesOf(sees('Ben')).slice(0, 2)).toEqual(['text general', 'thread Talk'])
  const { threadIds } = discord.world.channels.get(place('general'))!
  threadIds.delete(id)
  discord.world.channels.delete(id)
  expect(placesOf(sees('Ben'))[1]).toBe('text study')
})

test('people see what is said to all, and what is said to them alone', async () => {
  const { sees, does, bot } = await stage([QUIZ])
  answering(bot, one => one.isRepliable() && one.reply({ content: 'psst', flags: MessageFlags.Ephemeral }))
  await does('Ana', { kind: 'say', text: 'Hello' })
  await does('Ben', { kind: 'command', title: 'quiz', values: {} })
  expect(textsOf(sees('Ana'))).toEqual(['Hello'])
  expect(textsOf(sees('Ben'))).toEqual(['Hello', 'psst'])
  expect(sees('Ben').messages[1]).toMatchObject({
    ephemeral: true,
    edited: false,
    used: { by: 'Ben', command: '/quiz' },
  })
  await does('Cem', { kind: 'say', text: 'to the bot' }, 'dm')
  expect(textsOf(sees('Cem', 'dm'))).toEqual(['to the bot'])
  expect(textsOf(sees('Ana', 'dm'))).toEqual([])
})

test('the newest hundred messages are sent', async () => {
  const { sees, does } = await stage()
  for (let number = 1; number <= 103; number++) await does('Ana', { kind: 'say', text: `${number}` })
  const texts = textsOf(sees('Ben'))
  expect([texts.length, texts[0], texts.at(-1)]).toEqual([100, '4', '103'])
})

test('what comes while someone is elsewhere is unread until they open it', async () => {
  const { sees, does, post, person } = await stage()
  await post({ content: 'one' }, 'study')
  await post({ content: `two <@${person('Ben')}>` }, 'study')
  await does('Ben', { kind: 'say', text: 'three' }, 'study')
  await post({ content: 'hello' }, 'dm', person('Ben'))
  expect(unreadOf(sees('Ben'))).toEqual({ study: '2!', Proctor: 1 })
  expect(unreadOf(sees('Ana'))).toEqual({ study: 3 })
  expect(unreadOf(sees('Ben', 'study'))).toEqual({ Proctor: 1 })
  expect(unreadOf(sees('Ben'))).toEqual({ Proctor: 1 })
})

test('a role’s ping marks the place for those who have the role', async () => {
  const { sees, post } = await stage()
  const [role] = sees('Ana').roles
  await post({ content: `<@&${role!.id}>` }, 'study')
  expect([unreadOf(sees('Ben')), unreadOf(sees('Cem'))]).toEqual([{ study: '1!' }, { study: 1 }])
})

test('who reads in one window is told in another, and not told again in the same', async () => {
  const { follow, post } = await stage()
  const told = new Set<string>()
  const [first, second] = [follow('Ben', 'study'), follow('Ben', 'general')]
  const off = [first.onChange(() => told.add('first')), second.onChange(() => told.add('second'))]
  await post({ content: 'one' }, 'study')
  expect([...told].sort()).toEqual(['first', 'second'])
  told.clear()
  first.now()
  expect([...told]).toEqual(['second'])
  told.clear()
  for (const stop of off) stop()
  await post({ content: 'two' }, 'study')
  expect([...told]).toEqual([])
})

test('a private message can be dismissed, and stays away', async () => {
  const { sees, does, bot } = await stage([QUIZ])
  answering(bot, one => one.isRepliable() && one.reply({ content: 'psst', flags: MessageFlags.Ephemeral }))
  await does('Ana', { kind: 'command', title: 'quiz', values: {} })
  await does('Ana', { kind: 'say', text: 'Hello' })
  const [secret, open] = sees('Ana').messages
  const dismiss = (messageId: string) => does('Ana', { kind: 'dismiss', messageId })
  expect(await dismiss(open!.id)).toMatchObject({
    status: 400,
    failed: 'Only what you alone see can be dismissed.',
  })
  expect((await dismiss(secret!.id)).status).toBe(200)
  expect(textsOf(sees('Ana'))).toEqual(['Hello'])
  expect((await dismiss(secret!.id)).status).toBe(400)
})

test('a message is thinking until the application says what it owes', async () => {
  const { sees, does, bot } = await stage([QUIZ])
  const deferred = Promise.withResolvers<() => Promise<unknown>>()
  answering(bot, async interaction => {
    if (!interaction.isChatInputCommand()) return
    await interaction.deferReply()
    deferred.resolve(() => interaction.editReply('done'))
  })
  expect(await does('Ana', { kind: 'command', title: 'quiz', values: {} })).toMatchObject({ status: 200 })
  expect(sees('Ben').messages).toMatchObject([
    { thinking: true, content: [], used: { by: 'Ana', command: '/quiz' } },
  ])
  const finish = await deferred.promise
  await finish()
  expect(sees('Ben').messages[0]).toMatchObject({ thinking: false, edited: false })
  expect(textsOf(sees('Ben'))).toEqual(['done'])
})

test('a command that no one answers is shown as failed, to the one who sent it', async () => {
  const { sees, does } = await stage([QUIZ], { acknowledgeWithinMs: 100 })
  await does('Ana', { kind: 'say', text: 'before' })
  const sent = does('Ana', { kind: 'command', title: 'quiz', values: {} })
  expect(sees('Ana').messages).toHaveLength(1)
  expect(await sent).toMatchObject({ status: 200, failed: null })
  await does('Ana', { kind: 'say', text: 'after' })
  const seen = () => sees('Ana').messages.map(one => one.failed ?? textOf(one))
  expect(seen()).toEqual(['before', REFUSED, 'after'])
  expect(sees('Ana').messages[1]).toMatchObject({
    ephemeral: true,
    author: { name: 'Proctor', bot: true },
    used: { by: 'Ana', command: '/quiz' },
  })
  expect(textsOf(sees('Ben'))).toEqual(['before', 'after'])
  await does('Ana', { kind: 'dismiss', messageId: sees('Ana').messages[1]!.id })
  expect(seen()).toEqual(['before', 'after'])
})

test('files and pictures come from the page, and only pictures as what they are', async () => {
  const { sees, does, bot, chat } = await stage([QUIZ])
  const png = Buffer.from('\x89PNG\r\n', 'latin1')
  answering(bot, interaction => {
    if (!interaction.isChatInputCommand()) return
    const files = [png, Buffer.from('<script>alert(1)</script>')]
    return interaction.reply({
      files: files.map((data, index) => new AttachmentBuilder(data, { name: ['a.png', 'b.png'][index]! })),
    })
  })
  await does('Ana', { kind: 'command', title: 'quiz', values: {} })
  const [picture, page] = sees('Ana').messages[0]!.attachments
  const file = (url: string) => chat.file(decodeURIComponent(url.replace('/files/', '')))
  expect(file(picture!.url)).toEqual({ data: png, type: 'image/png' })
  expect(file(page!.url)).toMatchObject({ type: 'application/octet-stream' })
  for (const path of ['', 'x', '../package.json', 'avatars/', 'avatars/1/2'])
    expect(chat.file(path)).toBeNull()
})

test('each person is offered what Discord would offer them there', async () => {
  const sub = (name: string, ...options: object[]) => ({ type: 1, name, description: name, options })
  const { sees } = await stage([
    QUIZ,
    {
      ...{ name: 'daily', description: 'x', default_member_permissions: '32', contexts: [0] },
      options: [
        sub(
          'set',
          { type: 3, name: 'time', description: 'When', required: true, min_length: 4, max_length: 5 },
          { type: 7, name: 'channel', description: 'Where', channel_types: [0] },
          { type: 4, name: 'count', description: 'x', min_value: 1, choices: [{ name: 'One', value: 1 }] },
          { type: 11, name: 'file', description: 'x' },
        ),
        { type: 2, name: 'pause', description: 'x', options: [sub('now')] },
      ],
    },
    { type: 3, name: 'Quote' },
  ])
  const titles = (name: string, where?: string) => sees(name, where).commands.map(({ title }) => title)
  expect(titles('Ana')).toEqual(['quiz', 'daily set', 'daily pause now'])
  expect(titles('Ben')).toEqual(['quiz'])
  expect(titles('Ana', 'dm')).toEqual(['quiz'])
  const plain = {
    ...{ choices: [], autocomplete: false, min: null, max: null, required: false, fileTypes: [] },
  }
  expect(sees('Ana').commands[1]).toEqual({
    ...{ name: 'set', description: 'set', title: 'daily set', label: 'daily set' },
    options: [
      {
        ...plain,
        ...{
          name: 'time',
          label: 'time',
          description: 'When',
          kind: 'string',
          required: true,
          min: 4,
          max: 5,
        },
      },
      { ...plain, name: 'channel', label: 'channel', description: 'Where', kind: 'channel' },
      {
        ...plain,
        name: 'count',
        label: 'count',
        description: 'x',
        kind: 'integer',
        min: 1,
        choices: [{ name: 'One', value: 1 }],
      },
      { ...plain, name: 'file', label: 'file', description: 'x', kind: 'attachment' },
    ],
  })
})
