import { describe, expect, test } from 'vitest'
import { readConfig } from '../src/config.ts'

describe('the configuration', () => {
  test('has a sensible default for everything but the token', () => {
    expect(readConfig({})).toEqual({
      token: null,
      apiUrl: 'https://discord.com/api',
      cdnUrl: 'https://cdn.discordapp.com',
      database: { kind: 'sqlite', file: 'data/proctor.sqlite' },
      questionsDir: 'questions',
      serverBanksDir: 'data/banks',
      banks: null,
      logLevel: 'info',
      devGuildId: null,
      pauseMs: 5000,
      shards: null,
      owners: [],
      requestsASecond: 50,
      http: null,
    })
  })

  test('writes servers’ own banks beside the SQLite file, and nowhere with PostgreSQL, unless told where', () => {
    const folderOf = (given: Record<string, string>) => readConfig(given).serverBanksDir
    expect(folderOf({ DATABASE_URL: 'sqlite:/var/lib/proctor/proctor.sqlite' })).toBe(
      '/var/lib/proctor/banks',
    )
    expect(folderOf({ DATABASE_URL: 'postgres://a:b@localhost/proctor' })).toBeNull()
    expect(folderOf({ DATABASE_URL: 'postgres://a:b@localhost/proctor', SERVER_BANKS_DIR: '/banks' })).toBe(
      '/banks',
    )
  })

  test('doesn’t write what one server accepted among the questions of all', () => {
    expect(() => readConfig({ QUESTIONS_DIR: 'questions', SERVER_BANKS_DIR: './questions/servers' })).toThrow(
      'SERVER_BANKS_DIR must be outside QUESTIONS_DIR',
    )
    expect(() => readConfig({ QUESTIONS_DIR: '/q', SERVER_BANKS_DIR: '/q' })).toThrow('must be outside')
    expect(readConfig({ QUESTIONS_DIR: '/q', SERVER_BANKS_DIR: '/q2' }).serverBanksDir).toBe('/q2')
    const inOne = { QUESTIONS_DIR: '/data', DATABASE_URL: 'sqlite:/data/bot.sqlite' }
    expect(readConfig(inOne).serverBanksDir).toBeNull()
  })

  test('takes a list of banks with commas', () => {
    expect(readConfig({ BANKS: 'saa-c03, music-theory,' }).banks).toEqual(['saa-c03', 'music-theory'])
  })

  test('takes people’s ids as owners', () => {
    expect(readConfig({ OWNERS: '12345678901234567, 223456789012345678' }).owners).toEqual([
      '12345678901234567',
      '223456789012345678',
    ])
    expect(() => readConfig({ OWNERS: 'ada' })).toThrow('OWNERS must be people')
    expect(() => readConfig({ OWNERS: ' , ' })).toThrow('OWNERS names no one: list people’s ids')
    expect(readConfig({ OWNERS: '' }).owners).toEqual([])
  })

  test.each([
    'http://127.0.0.1:3000/api',
    'http://localhost/api',
    'http://[::1]:1/api',
    'https://d.example/api',
  ])('sends the token to %s', DISCORD_API_URL =>
    expect(readConfig({ DISCORD_API_URL }).apiUrl).toBe(DISCORD_API_URL),
  )

  test.each(['http://discord.example/api', 'http://localhost.example.org/api'])(
    'sends no token in clear to %s',
    DISCORD_API_URL =>
      expect(() => readConfig({ DISCORD_API_URL })).toThrow('DISCORD_API_URL must begin with https://'),
  )

  test('takes an empty line of .env as not said', () => {
    expect(readConfig({ DISCORD_TOKEN: '', LOG_LEVEL: ' ', DEV_GUILD_ID: '' })).toEqual(readConfig({}))
  })

  test('reports every mistake at once, each with its fix', () => {
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
        'The settings in .env (or the environment) need fixing:',
        '  DISCORD_TOKEN isn’t a bot token (three parts with dots): copy it again from the Bot page.',
        '  DISCORD_API_URL must be a web address such as https://discord.com/api.',
        '  DATABASE_URL must look like sqlite:data/proctor.sqlite or postgres://user:password@host/database.',
        '  LOG_LEVEL must be one of trace, debug, info, warn, error, silent.',
        "  DEV_GUILD_ID must be a server's id, 17 to 20 digits (Discord: right-click the server, Copy Server ID).",
        '  SESSION_PAUSE_SECONDS must be a number of seconds from 0 to 60.',
        'Each setting is explained in .env.example.',
      ].join('\n'),
    )
  })

  test('knows an SQLite file from a PostgreSQL server', () => {
    const url = 'postgres://proctor:secret@db.example.org:5432/proctor'
    expect(readConfig({ DATABASE_URL: url }).database).toEqual({ kind: 'postgres', url })
    expect(readConfig({ DATABASE_URL: 'sqlite:here.sqlite' }).database).toEqual({
      kind: 'sqlite',
      file: 'here.sqlite',
    })
  })

  test('knows which shards this process holds', () => {
    const DATABASE_URL = 'postgres://db/proctor'
    const shardsOf = (SHARDS: string | undefined, SHARD_COUNT?: string) =>
      readConfig({ DATABASE_URL, SHARDS, SHARD_COUNT }).shards
    expect(shardsOf(undefined)).toBeNull()
    expect(shardsOf('auto')).toBeNull()
    expect(shardsOf('auto', '3')).toEqual({ ids: [0, 1, 2], count: 3 })
    expect(shardsOf('0-3', '16')).toEqual({ ids: [0, 1, 2, 3], count: 16 })
    expect(shardsOf('4, 6-7', '16')).toEqual({ ids: [4, 6, 7], count: 16 })
  })

  test.each([
    [{ BANKS: ',' }, 'BANKS names no bank: list bank names separated by commas, or leave it empty'],
    [
      { DISCORD_TOKEN: '"MTIz.abc.def"' },
      'The settings in .env (or the environment) need fixing:\n  DISCORD_TOKEN has quotes around it: leave them out.\nEach',
    ],
    [{ LOG_LEVEL: "'info'" }, 'LOG_LEVEL has quotes around it'],
    [{ SHARDS: 'all' }, 'SHARDS must be auto, a range such as 0-3, or a list such as 0,2,5.'],
    [{ SHARDS: '3-1', SHARD_COUNT: '4' }, 'SHARDS must be auto'],
    [{ SHARDS: '1,1', SHARD_COUNT: '4' }, 'SHARDS must be auto'],
    [{ SHARDS: '0-3' }, 'SHARDS also needs SHARD_COUNT'],
    [{ SHARDS: '0-4', SHARD_COUNT: '4' }, 'SHARDS can go up to 3 when SHARD_COUNT is 4'],
    [{ SHARD_COUNT: '0' }, 'SHARD_COUNT must be a whole number from 1 to 16000.'],
    [{ HTTP_PORT: '70000' }, 'HTTP_PORT must be a whole number from 0 to 65535.'],
    [{ DISCORD_REQUESTS_PER_SECOND: 'many' }, 'DISCORD_REQUESTS_PER_SECOND must be a whole number'],
    [{ SHARDS: '0', SHARD_COUNT: '2', DATABASE_URL: 'sqlite:a' }, 'need a postgres:// database'],
  ])('refuses %j', (wrong: Record<string, string>, sentence) => {
    expect(() => readConfig({ DATABASE_URL: 'postgres://db/proctor', ...wrong })).toThrow(sentence)
  })
})
