import { describe, expect, test } from 'vitest'
import { readConfig } from '../src/config.ts'

describe('the configuration', () => {
  test('has a sensible default for everything but the token', () => {
    expect(readConfig({})).toEqual({
      token: null,
      apiUrl: 'https://discord.com/api',
      cdnUrl: 'https://cdn.discordapp.com',
      databaseFile: 'data/proctor.sqlite',
      questionsDir: 'questions',
      logLevel: 'info',
      devGuildId: null,
      pauseMs: 5000,
    })
  })

  test('takes an empty line of .env as not said', () => {
    expect(readConfig({ DISCORD_TOKEN: '', LOG_LEVEL: ' ', DEV_GUILD_ID: '' })).toEqual(readConfig({}))
  })

  test('reports every mistake at once, each with its mend', () => {
    const wrong = {
      DISCORD_TOKEN: 'my token',
      DISCORD_API_URL: 'discord.com',
      DATABASE_URL: 'mysql://localhost',
      LOG_LEVEL: 'loud',
      DEV_GUILD_ID: 'my server',
      SESSION_PAUSE_SECONDS: 'soon',
    }
    expect(() => readConfig(wrong)).toThrow(
      [
        'The settings in .env (or the environment) need mending:',
        '  DISCORD_TOKEN is not a bot token (three parts with dots): copy it again from the Bot page.',
        '  DISCORD_API_URL must be a web address such as https://discord.com/api.',
        '  DATABASE_URL must look like sqlite:data/proctor.sqlite.',
        '  LOG_LEVEL must be one of trace, debug, info, warn, error, silent.',
        "  DEV_GUILD_ID must be a server's id, 17 to 20 digits (Discord: right-click the server, Copy Server ID).",
        '  SESSION_PAUSE_SECONDS must be a number of seconds from 0 to 60.',
        'Each setting is explained in .env.example.',
      ].join('\n'),
    )
  })
})
