import { Client, Events, MessageFlags, Routes } from 'discord.js'
import { expect, onTestFinished, test } from 'vitest'
import { startDiscord } from '../../src/playground/discord.ts'
import { createTerminal, HELP } from '../../src/playground/terminal.ts'

const DAILY = {
  name: 'daily',
  description: 'A question a day',
  default_member_permissions: '32',
  options: [
    {
      type: 1,
      name: 'set',
      description: 'Sets it',
      options: [
        { type: 7, name: 'channel', description: 'Where', required: true },
        { type: 3, name: 'time', description: 'When', required: true },
        { type: 8, name: 'role', description: 'Whom to tell' },
        { type: 6, name: 'by', description: 'Who' },
        { type: 4, name: 'count', description: 'How many' },
      ],
    },
  ],
}

/** A terminal, and a bot that says what reached it. */
const stage = async () => {
  const discord = await startDiscord()
  const bot = new Client({ intents: [], rest: { api: discord.url } })
  onTestFinished(async () => {
    await bot.destroy()
    await discord.stop()
  })
  const ready = new Promise(resolve => bot.once(Events.ClientReady, resolve))
  await bot.login(discord.token)
  await ready
  await bot.rest.put(Routes.applicationCommands(discord.applicationId), { body: [DAILY] })
  bot.on(Events.InteractionCreate, interaction => {
    if (!interaction.isChatInputCommand()) return
    const { options } = interaction
    const parts = options.data[0]!.options!.map(({ name, value }) => `${name}=${value}`)
    void interaction.reply({ content: parts.join(' '), flags: MessageFlags.Ephemeral })
  })
  const printed: string[] = []
  const terminal = createTerminal(discord, text => printed.push(text))
  const enter = async (line: string) => {
    printed.length = 0
    await terminal.enter(line)
    return printed.join('\n')
  }
  const idOf = (name: string) =>
    [...discord.world.servers.values()]
      .flatMap(({ roles }) => [...roles.values()])
      .find(r => r.name === name)!.id
  return { discord, terminal, enter, idOf }
}

test('a line runs a subcommand with channels, roles and people by their names', async () => {
  const { enter, idOf, discord } = await stage()
  const [channelId] = [...discord.world.channels.keys()]
  const ben = [...discord.world.users.values()].find(({ name }) => name === 'Ben')!
  const said = await enter('/daily set time=09:00 channel=#general role=@Students by=@Ben count=3')
  expect(said).toContain(`channel=${channelId} time=09:00 role=${idOf('Students')} by=${ben.id} count=3`)
  expect(said).toContain('Proctor, only to you')
})

test('a text stays one, even if it is a number or begins with a sign', async () => {
  const { enter } = await stage()
  expect(await enter('/daily set channel=#general time=900')).toContain('time=900')
  expect(await enter('/daily set channel=#general time=@noon or so')).toContain('time=@noon or so')
})

test('what Discord does not offer is told', async () => {
  const { enter } = await stage()
  expect(await enter('/daily set channel=#other time=9')).toContain('nothing here is called #other')
  expect(await enter('/daily set channel=@Ben time=9')).toContain('"channel" does not take this')
  expect(await enter('/daily stop')).toContain('/daily has no subcommand "stop"')
  expect(await enter('/dayly')).toContain('/dayly is not registered')
  await enter('as Ben')
  expect(await enter('/daily set channel=#general time=9')).toContain('not offered to Ben')
  expect(await enter('as Dora')).toContain('There is nobody called Dora; there are Ana, Ben, Cem.')
  expect(await enter('help')).toBe(HELP)
})

test('people write, and mentions show names', async () => {
  const { enter, idOf } = await stage()
  expect(await enter(`say Hello <@&${idOf('Students')}>`)).toContain('┌ Ana\n│ Hello @Students')
  expect(await enter('say Next: <t:1795507200:F>')).toMatch(/Next: .*2026/)
  expect(await enter('look')).toContain('Hello @Students')
})
