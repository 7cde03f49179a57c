import {
  ChannelType,
  type ChatInputCommandInteraction,
  Client,
  Events,
  ApplicationCommandOptionType as Option,
  Routes,
} from 'discord.js'
import { expect, onTestFinished, test } from 'vitest'
import { interactionsOf, open } from './open.ts'

const text = (name: string, more: object = {}) => ({ type: Option.String, name, description: 'x', ...more })
const sub = (name: string, ...options: object[]) => ({
  type: Option.Subcommand,
  name,
  description: 'x',
  options,
})

const DAILY = {
  name: 'daily',
  description: 'A question a day',
  default_member_permissions: '32',
  options: [
    sub(
      'set',
      {
        type: Option.Channel,
        name: 'channel',
        description: 'Where',
        required: true,
        channel_types: [ChannelType.GuildText, ChannelType.PublicThread],
      },
      text('time', { required: true, min_length: 4, max_length: 5 }),
      text('zone', { autocomplete: true }),
      { type: Option.Role, name: 'role', description: 'Whom to tell' },
      { type: Option.User, name: 'by', description: 'Who does it' },
      { type: Option.Mentionable, name: 'for', description: 'For whom' },
    ),
    sub('stop'),
    {
      type: Option.SubcommandGroup,
      name: 'pause',
      description: 'x',
      options: [sub('until', text('day')), sub('now')],
    },
  ],
}

type Resolved = { readonly [block: string]: { readonly [id: string]: Record<string, unknown> } }

/** A bot that has registered /daily, and what reaches it. */
const stage = async () => {
  const opened = await open({ acknowledgeWithinMs: 2000 })
  const { discord, guild } = opened
  const bot = new Client({ intents: [], rest: { api: discord.url } })
  onTestFinished(() => bot.destroy())
  const ready = new Promise(resolve => bot.once(Events.ClientReady, resolve))
  await bot.login(discord.token)
  await ready
  await bot.rest.put(Routes.applicationCommands(discord.applicationId), { body: [DAILY] })
  const seen = interactionsOf(bot)
  /** `resolved` of the last interaction, as it came over the wire. */
  let resolved: Resolved = {}
  const note = ({ t, d }: { t: string; d: { data: { resolved?: Resolved } } }) => {
    if (t === 'INTERACTION_CREATE') resolved = d.data.resolved ?? {}
  }
  bot.on(Events.Raw as never, note as never)
  const mo = guild.member('Mo', { permissions: ['ManageGuild'] })
  const resolvedLast = () => resolved
  return { ...opened, mo, seen, resolvedLast, last: () => seen.at(-1) as ChatInputCommandInteraction }
}

test('a subcommand carries its options, and what they name is resolved', async () => {
  const { guild, channel, mo, last, resolvedLast } = await stage()
  const role = guild.role('Students', { mentionable: true })
  const values = { role, channel, time: '09:00', by: mo, for: role }
  expect((await mo.slash(channel, 'daily set', values)).message!.text).toBe('done')
  const { options } = last()
  expect([options.getSubcommand(), options.getSubcommandGroup()]).toEqual(['set', null])
  expect(options.getString('time')).toBe('09:00')
  expect(options.getChannel('channel')).toMatchObject({ id: channel.id, name: 'general', type: 0 })
  expect(options.getRole('role')).toMatchObject({ id: role.id, name: 'Students', mentionable: true })
  expect(options.getUser('by')).toMatchObject({ id: mo.id, username: 'mo' })
  expect(options.getMember('by')).toMatchObject({ displayName: 'Mo' })
  expect(options.getMentionable('for')).toMatchObject({ id: role.id })
  expect(Object.keys(resolvedLast()).sort()).toEqual(['channels', 'members', 'roles', 'users'])
  expect(resolvedLast().members![mo.id]).toMatchObject({ nick: null, permissions: String(mo.permissions) })
  expect(resolvedLast().members![mo.id]).not.toHaveProperty('user')
  await mo.slash(channel, 'daily stop')
  expect(resolvedLast()).toEqual({})
})

test('options come in the command’s order, as Discord’s client asks for them', async () => {
  const { channel, mo, last } = await stage()
  await mo.slash(channel, 'daily set', { zone: 'UTC', time: '09:00', channel })
  expect(last().options.data[0]!.options!.map(({ name }) => name)).toEqual(['channel', 'time', 'zone'])
})

test('a resolved channel says what the person and the bot may do there', async () => {
  const { guild, channel, mo, resolvedLast } = await stage()
  const other = guild.channel('other')
  other.denyBot('SendMessages')
  const thread = other.thread('talk')
  const permissionsIn = async (place: typeof other) => {
    await mo.slash(channel, 'daily set', { channel: place, time: '09:00' })
    const { permissions, app_permissions, parent_id } = resolvedLast().channels![place.id]!
    return [permissions, app_permissions, parent_id]
  }
  const mine = String(mo.permissions)
  // Without SEND_MESSAGES a bot attaches and embeds nothing either; in threads another permission counts.
  expect(await permissionsIn(other)).toEqual([mine, String((1n << 10n) | (1n << 16n) | (1n << 38n)), null])
  const inThread = (1n << 10n) | (1n << 14n) | (1n << 15n) | (1n << 16n) | (1n << 38n)
  expect(await permissionsIn(thread)).toEqual([mine, String(inThread), other.id])
})

test('a group leads to its subcommands', async () => {
  const { channel, mo, last } = await stage()
  await mo.slash(channel, 'daily pause until', { day: 'Monday' })
  expect(last().options.getSubcommandGroup()).toBe('pause')
  expect(last().options.getSubcommand()).toBe('until')
  expect(last().options.getString('day')).toBe('Monday')
})

test('Discord’s client sends only what a subcommand takes', async () => {
  const { discord, guild, channel, ana, mo } = await stage()
  const set = (values: Parameters<typeof mo.slash>[2]) => mo.slash(channel, 'daily set', values)
  const full = { channel, time: '09:00' }
  await expect(mo.slash(channel, 'daily')).rejects.toThrow('/daily demands one of set, stop, pause')
  await expect(mo.slash(channel, 'daily pause')).rejects.toThrow('/daily pause demands one of until, now')
  await expect(mo.slash(channel, 'daily start')).rejects.toThrow('/daily has no subcommand "start"')
  await expect(ana.slash(channel, 'daily stop')).rejects.toThrow('not offered to Ana')
  await expect(set({ channel })).rejects.toThrow('/daily set demands "time"')
  await expect(set({ ...full, day: 'Monday' })).rejects.toThrow('/daily set has no option "day"')
  await expect(set({ ...full, time: '9' })).rejects.toThrow('"time" does not take "9"')
  const voice = guild.channel('Talk', { type: ChannelType.GuildVoice })
  await expect(set({ ...full, channel: voice })).rejects.toThrow('takes no channels of type 2')
  const elsewhere = discord.guild('Elsewhere')
  await expect(set({ ...full, channel: elsewhere.channel('there') })).rejects.toThrow('does not take this')
  await expect(set({ ...full, role: elsewhere.role('Theirs') })).rejects.toThrow('does not take this')
  await expect(set({ ...full, role: mo })).rejects.toThrow('does not take this')
  await expect(set({ ...full, time: channel })).rejects.toThrow('does not take this')
  await expect(set({ ...full, channel: channel.id })).rejects.toThrow('does not take')
})

test('a command that needs a permission is offered to everyone in direct messages, where no one gives any', async () => {
  const { discord, ana, channel } = await stage()
  await expect(ana.slash(channel, 'daily stop')).rejects.toThrow('not offered to Ana')
  await ana.slash(discord.directMessage(ana), 'daily stop')
})

test('suggestions within a subcommand know what is filled in already', async () => {
  const { channel, mo, seen } = await stage()
  const choices = await mo.autocomplete(channel, 'daily set', 'zone', 'vie', { time: '09:00', channel })
  expect(choices).toEqual([{ name: 'Vienna', value: 'Europe/Vienna' }])
  const interaction = seen.at(-1)!
  if (!interaction.isAutocomplete()) throw new Error('not a request for suggestions')
  expect(interaction.options.getSubcommand()).toBe('set')
  expect(interaction.options.getFocused(true)).toMatchObject({ name: 'zone', value: 'vie', focused: true })
  expect(interaction.options.getString('time')).toBe('09:00')
  await expect(mo.autocomplete(channel, 'daily set', 'time', '09')).rejects.toThrow('suggests nothing')
})

test('a command for servers alone is not offered where the bot is only someone’s guest', async () => {
  const { discord } = await stage()
  const elsewhere = discord.guild('Elsewhere', { withoutBot: true })
  const cem = elsewhere.member('Cem', { permissions: ['ManageGuild'] })
  await expect(cem.slash(elsewhere.channel('chat'), 'daily stop')).rejects.toThrow('not installed')
})
