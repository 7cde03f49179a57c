import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { ConfigError, readConfig, SETTINGS } from '../src/config.ts'
import { loadEnvFile } from '../src/env-file.ts'
import { findIgnored } from '../src/setting-names.ts'
import { scratch } from './scratch.ts'

/** The environment after a file with these bytes was loaded; as before after the test. */
const load = (bytes: Buffer | string) => {
  const file = join(scratch(), '.env')
  writeFileSync(file, bytes)
  const before = { ...process.env }
  onTestFinished(() => {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name]
  })
  return loadEnvFile(file)
}

const TEXT = '# The bot\nDISCORD_TOKEN="a.b.c"\r\nPROCTOR_TEST=sky\n'
const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16()

describe('.env', () => {
  test.each([
    ['in UTF-8', Buffer.from(TEXT)],
    ['in UTF-8 with a byte order mark', Buffer.from(`\uFEFF${TEXT}`)],
    ['in UTF-16, as Windows saves “Unicode”', Buffer.from(`\uFEFF${TEXT}`, 'utf16le')],
    ['in UTF-16 the other way round', utf16be(`\uFEFF${TEXT}`)],
    ['in UTF-16 without a mark', Buffer.from(TEXT, 'utf16le')],
    ['in UTF-16 the other way round without a mark', utf16be(TEXT)],
  ])('%s is read', (_, bytes) => {
    expect(load(bytes)).toEqual(['DISCORD_TOKEN', 'PROCTOR_TEST'])
    expect(process.env.PROCTOR_TEST).toBe('sky')
  })

  test('does not change what the environment says already', () => {
    process.env.PROCTOR_TEST = 'sea'
    onTestFinished(() => void delete process.env.PROCTOR_TEST)
    load('PROCTOR_TEST=sky')
    expect(process.env.PROCTOR_TEST).toBe('sea')
  })

  test('that is empty, or not there, is none', () => {
    expect(load('')).toEqual([])
    expect(loadEnvFile(join(scratch(), '.env'))).toEqual([])
  })

  test('that is a folder, as Docker makes one for a file that is not there, is explained', () => {
    const folder = join(scratch(), '.env')
    mkdirSync(folder)
    expect(() => loadEnvFile(folder)).toThrow(ConfigError)
    expect(() => loadEnvFile(folder)).toThrow('is a folder')
  })
})

describe('a name in .env', () => {
  test.each([
    ['DISCORD_TOKN', 'DISCORD_TOKEN'],
    ['DISCORD-TOKEN', 'DISCORD_TOKEN'],
    ['discord_token', 'DISCORD_TOKEN'],
    ['TOKEN', 'DISCORD_TOKEN'],
    ['BANK', 'BANKS'],
    ['LOGLEVEL', 'LOG_LEVEL'],
    ['DEV_GUILDID', 'DEV_GUILD_ID'],
  ])('%s is taken for a misspelt %s', (name, meant) => {
    expect(() => readConfig({}, [name])).toThrow(`${name} in .env isn't a setting. Did you mean ${meant}?`)
  })

  test('that stands beside the setting that it looks like is something else', () => {
    expect(readConfig({}, ['BANK', 'BANKS'])).toEqual(readConfig({}))
  })

  test('that other programs read is no mistake, and one that nothing reads is told', () => {
    const names = ['COMPOSE_PROFILES', 'POSTGRES_PASSWORD', 'NODE_OPTIONS', 'TZ', 'PGPASSWORD', 'BANKS']
    expect(readConfig({}, names)).toEqual(readConfig({}))
    expect(findIgnored([...names, 'FAVOURITE_COLOUR'], SETTINGS)).toEqual(['FAVOURITE_COLOUR'])
  })
})
