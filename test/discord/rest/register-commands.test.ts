import { type APIApplicationCommand, type LocalizationMap, Routes } from 'discord-api-types/v10'
import { describe, expect, test } from 'vitest'
import { commands } from '../../../commands/index.ts'
import { registerCommands } from '../../../src/discord/rest/register-commands.ts'
import { LANGUAGES, type Languages } from '../../../src/words/index.ts'
import { DISCORD_LOCALES } from '../../../src/words/locales.ts'
import { open } from '../../dev/local-discord/open.ts'
import { pseudo } from '../../words/languages.ts'

const GERMAN: Languages = { ...LANGUAGES, de: pseudo }

const start = async () => {
  const { discord, rest, guild: server } = await open()
  const { applicationId } = discord
  return {
    register: (languages: Languages, guildId: string | null = null) =>
      registerCommands(rest, applicationId, guildId, commands, languages).then(({ written }) => written),
    writes: () => discord.requests.filter(({ method }) => method !== 'GET').length,
    /** Everything that Discord has of a command, in the guild or everywhere. */
    async find(name: string, guildId: string | null = null): Promise<APIApplicationCommand> {
      const route = guildId
        ? Routes.applicationGuildCommands(applicationId, guildId)
        : Routes.applicationCommands(applicationId)
      const query = new URLSearchParams({ with_localizations: 'true' })
      const list = (await rest.get(route, { query })) as APIApplicationCommand[]
      return list.find(command => command.name === name)!
    },
    guildId: server.id,
  }
}

type Described = {
  readonly name: string
  readonly description_localizations?: LocalizationMap | null
  readonly options?: readonly Described[]
}

const translationOf = ({ description_localizations }: Described, locale: 'de' | 'en-US') =>
  description_localizations?.[locale]

describe('commands', () => {
  test('are registered once, and a second start writes nothing', async () => {
    const { register, writes } = await start()
    expect(await register(GERMAN)).toBe(true)
    expect(writes()).toBe(1)
    expect(await register(GERMAN)).toBe(false)
    expect(writes()).toBe(1)
  })

  test('are written again when a translation comes, changes or goes', async () => {
    const { register, find } = await start()
    await register(LANGUAGES)
    expect(await register(GERMAN)).toBe(true)
    const { streak } = pseudo.commands
    const corrected = {
      ...pseudo,
      commands: { ...pseudo.commands, streak: { ...streak, description: 'Serie' } },
    }
    expect(await register({ ...LANGUAGES, de: corrected })).toBe(true)
    expect(translationOf(await find('streak'), 'de')).toBe('Serie')
    expect(await register(LANGUAGES)).toBe(true)
    expect((await find('streak')).description_localizations).toBeUndefined()
    expect(await register(LANGUAGES)).toBe(false)
  })

  test('are written again when only the Indonesian text changes, whose code is `id`', async () => {
    const { register, find } = await start()
    await register({ ...LANGUAGES, id: pseudo })
    const { streak } = pseudo.commands
    const corrected = {
      ...pseudo,
      commands: { ...pseudo.commands, streak: { ...streak, description: 'Beruntun' } },
    }
    expect(await register({ ...LANGUAGES, id: corrected })).toBe(true)
    expect((await find('streak')).description_localizations?.id).toBe('Beruntun')
    expect(await register({ ...LANGUAGES, id: corrected })).toBe(false)
  })

  test('of a guild have localized descriptions, options and choices', async () => {
    const { register, find, guildId } = await start()
    expect(await register(GERMAN, guildId)).toBe(true)
    expect(await register(GERMAN, guildId)).toBe(false)
    const { description, options } = pseudo.commands.leaderboard
    const leaderboard = await find('leaderboard', guildId)
    expect(translationOf(leaderboard, 'de')).toBe(description)
    expect(translationOf(leaderboard.options![0]!, 'de')).toBe(options.board)
    expect(leaderboard.options![0]).toMatchObject({
      choices: [
        { name: 'Points', value: 'points', name_localizations: { de: pseudo.board.boards.points } },
        {},
        {},
      ],
    })
    const daily = (await find('daily', guildId)) as Described
    const set = daily.options?.find(({ name }) => name === 'set')
    expect(set && translationOf(set, 'de')).toBe(pseudo.commands.daily.set)
    const zone = set?.options?.find(({ name }) => name === 'zone')
    expect(zone && translationOf(zone, 'de')).toBe(pseudo.commands.daily.options.zone)
  })

  test('have the English text under its own key, which readers of other English regions fall back to', async () => {
    const { register, find } = await start()
    await register({ ...LANGUAGES, 'en-GB': pseudo })
    const streak = await find('streak')
    expect(translationOf(streak, 'en-US')).toBe(streak.description)
  })

  test('keep their names in every language, since mentions show the English one', async () => {
    const { register, find } = await start()
    await register(GERMAN)
    for (const { name } of commands.filter(({ kind }) => kind !== 'message'))
      expect((await find(name)).name_localizations).toBeUndefined()
  })

  test('of a message’s menu are registered by their English name, and shown in the person’s language', async () => {
    const { register, find } = await start()
    await register(GERMAN)
    const report = await find('Report this question')
    expect(report).toMatchObject({ type: 3, name_localizations: { de: pseudo.commands.report.name } })
    for (const { kind, name, describe } of commands) {
      const body = describe(LANGUAGES['en-US']!)
      expect(body.name).toBe(name)
      expect(body.type ?? 1).toBe(kind === 'message' ? 3 : 1)
    }
  })

  test('of a Spanish translation serve both regions of Spanish', async () => {
    const { register, find } = await start()
    await register({ ...LANGUAGES, 'es-ES': pseudo })
    const { description } = pseudo.commands.streak
    expect((await find('streak')).description_localizations).toMatchObject({
      'es-ES': description,
      'es-419': description,
    })
  })

  test('in all of Discord’s languages are within its limits', async () => {
    const { register, guildId } = await start()
    const everywhere = Object.fromEntries(
      DISCORD_LOCALES.map(locale => [locale, LANGUAGES[locale] ?? pseudo]),
    )
    expect(await register(everywhere)).toBe(true)
    expect(await register(everywhere)).toBe(false)
    expect(await register(everywhere, guildId)).toBe(true)
  })
})
