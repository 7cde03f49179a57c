import { spawnSync } from 'node:child_process'
import { closeSync, openSync, statSync, writeSync } from 'node:fs'
import Database from 'better-sqlite3'
import { describe, expect, onTestFinished, test } from 'vitest'
import { scratch } from '../scratch.ts'
import { letterOf, studyGroup } from './read.ts'
import { questionsStored, type SpawnedBot, spawnBot, spawnStage } from './spawned.ts'

const PAGE = 4096

/** Junk in place of some of a file's pages, counted from 0. */
const spoil = (file: string, pages: readonly number[]): void => {
  const handle = openSync(file, 'r+')
  for (const page of pages) writeSync(handle, Buffer.alloc(PAGE, 0x5a), 0, PAGE, page * PAGE)
  closeSync(handle)
}

const fileOf = (environment: Record<string, string>) => environment.DATABASE_URL!.slice('sqlite:'.length)

/** A bot's database with a question and an answer in it, after the bot has stopped. */
const playedOnce = async (folder = scratch()) => {
  const { discord, bot, environment } = await spawnStage({
    environment: { DATABASE_URL: `sqlite:${folder}/bot.sqlite` },
  })
  const { channel, ana } = studyGroup(discord)
  const asked = (await ana.slash(channel, 'quiz')).message!
  await ana.click(asked, letterOf(asked))
  await bot.kill('SIGTERM')
  return { environment, file: fileOf(environment) }
}

const expectRefusal = async (bot: SpawnedBot, sentence: string): Promise<void> => {
  await expect(bot.logged('connected to Discord')).rejects.toThrow(sentence)
  expect(bot.process.exitCode).toBe(1)
  expect(bot.log()).not.toContain('    at ')
}

describe('a SQLite file', () => {
  test('that may not be written ends the start with what to do', async ({ skip }) => {
    const disk = scratch()
    const mount = (...options: string[]) => spawnSync('mount', [...options, disk]).status === 0
    if (!mount('-t', 'tmpfs', '-o', 'size=8m', 'tmpfs')) skip('a disk of its own can only be made by root')
    onTestFinished(() => void spawnSync('umount', ['-l', disk]))
    const { environment } = await playedOnce(disk)
    expect(mount('-o', 'remount,ro')).toBe(true)
    await expectRefusal(await spawnBot(environment), 'permission to write to the file and its folder')
    expect(mount('-o', 'remount,rw')).toBe(true)
    await (await spawnBot(environment)).logged('connected to Discord')
  })

  test('that can’t be written any more while the bot runs is reported, and everything continues afterwards', async ({
    skip,
  }) => {
    const { discord, bot, environment } = await spawnStage()
    const { channel, ana, ben } = studyGroup(discord)
    const asked = (await ana.slash(channel, 'quiz')).message!
    await ana.click(asked, letterOf(asked))
    await questionsStored({ environment })
    const mayWrite = (bytes: number | 'unlimited') =>
      spawnSync('prlimit', ['--pid', String(bot.process.pid), `--fsize=${bytes}:unlimited`]).status === 0
    if (!mayWrite(PAGE)) skip('prlimit is not installed')
    const told = (await ben.click(asked, letterOf(asked))).message!.text
    expect(told).toContain('Please press again')
    expect(bot.log()).toContain('disk I/O error')
    expect(mayWrite('unlimited')).toBe(true)
    expect((await ben.click(asked, letterOf(asked))).message!.text).toContain('**Correct!**')
    await ana.click(asked, 'Reveal')
    expect(asked.text).toContain('2 of 2 answered correctly')
  })

  test('whose header is junk ends the start with what to do', async () => {
    const { environment, file } = await playedOnce()
    spoil(file, [0])
    await expectRefusal(await spawnBot(environment), 'npm run restore')
  })

  test('with a page of junk ends the start with what to do', async () => {
    const { environment, file } = await playedOnce()
    spoil(file, [Math.floor(statSync(file).size / PAGE / 2)])
    await expectRefusal(await spawnBot(environment), 'npm run restore')
  })

  test('that turns to junk while the bot runs is reported, and no one’s answer is claimed to be stored', async () => {
    const { discord, bot, environment } = await spawnStage()
    const { channel, ana, server } = studyGroup(discord)
    const asked = (await ana.slash(channel, 'quiz')).message!
    await questionsStored({ environment })
    const file = fileOf(environment)
    // Opening and closing it checkpoints the log into the file.
    const other = new Database(file)
    other.pragma('wal_checkpoint(truncate)')
    other.close()
    const pages = statSync(file).size / PAGE
    spoil(
      file,
      Array.from({ length: pages - 1 }, (_, n) => n + 1),
    )
    const people = Array.from({ length: 5 }, (_, n) => server.member(`Person ${n}`))
    for (const person of people)
      expect((await person.click(asked, letterOf(asked))).message!.text).toContain('Please press again')
    const failures = bot
      .log()
      .split('\n')
      .filter(line => line.includes('"code":"SQLITE_CORRUPT"'))
    expect(failures.filter(line => line.includes('"level":50'))).toHaveLength(people.length)
    expect(failures.length).toBeLessThan(people.length + 4)
    await bot.kill('SIGTERM')
    await expectRefusal(await spawnBot(environment), 'npm run restore')
  })
})
