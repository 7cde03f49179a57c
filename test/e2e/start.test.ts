import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { commandEnvironment } from '../compile-cache.ts'
import { scratch } from '../scratch.ts'
import { eventually, letterOf, studyGroup } from './read.ts'
import { questionFile } from './sample.ts'
import { spawnBot, spawnStage } from './spawned.ts'
import { setStage } from './stage.ts'

const MAIN = join(import.meta.dirname, '../../src/main.ts')

const startOnce = (environment: Record<string, string>) =>
  spawnSync(process.execPath, [MAIN], {
    env: commandEnvironment(environment),
    cwd: scratch(),
    encoding: 'utf8',
  })

describe('starting', () => {
  test('without a token says what to do and ends with 1', () => {
    const { status, stderr } = startOnce({})
    expect(status).toBe(1)
    expect(stderr).toContain('https://discord.com/developers/applications')
    expect(stderr).toContain('DISCORD_TOKEN=')
    expect(stderr.split('\n').length).toBeLessThan(12)
  })

  test('with mistakes in the settings lists all of them', { tags: ['slow'] }, () => {
    const { status, stderr } = startOnce({ DISCORD_TOKEN: 'x', LOG_LEVEL: 'loud' })
    expect(status).toBe(1)
    expect(stderr).toContain('DISCORD_TOKEN isn’t a bot token')
    expect(stderr).toContain('LOG_LEVEL must be one of')
    expect(stderr).not.toContain('    at ')
  })

  test('with a folder of questions that is not there says so', { tags: ['slow'] }, async () => {
    const { environment } = await spawnStage()
    const { status, stderr } = startOnce({ ...environment, QUESTIONS_DIR: '/nowhere/questions' })
    expect(status).toBe(1)
    expect(stderr).toContain('/nowhere/questions')
    expect(stderr).not.toContain('    at ')
  })

  test('with BANKS plays these banks alone, and with one that is not there says which there are', async () => {
    const { environment, bot, discord, folder, start } = await setStage()
    await bot.stop()
    mkdirSync(join(folder, 'questions/sea'))
    writeFileSync(join(folder, 'questions/sea/one.md'), questionFile({ text: 'How deep?' }))
    await expect(start({ ...environment, BANKS: 'sky,see' })).rejects.toThrow(
      'BANKS names see, but the banks are sea, sky: correct it in .env.',
    )
    await start({ ...environment, BANKS: 'sea' })
    const { channel, ana } = studyGroup(discord)
    for (let asked = 0; asked < 3; asked++)
      expect((await ana.slash(channel, 'quiz')).message!.text).toContain('How deep?')
  })

  test('with a token that Discord refuses says where to get another', { tags: ['slow'] }, async () => {
    const { bot, environment } = await spawnStage()
    await bot.kill()
    const refused = await spawnBot({ ...environment, DISCORD_TOKEN: 'MTIz.abcdef.notTheRightOne' })
    await expect(refused.logged('connected to Discord')).rejects.toThrow('Reset Token')
    expect(refused.process.exitCode).toBe(1)
  })

  test('and then failing unexpectedly prints name, message and stack, and nothing of a request', {
    tags: ['slow'],
  }, async () => {
    const bug = `process.on('SIGUSR2', () => { throw Object.assign(new TypeError('x is undefined'), {
      requestBody: { json: { content: 'a verdict' } }, headers: { authorization: process.env.DISCORD_TOKEN } }) })`
    const file = join(scratch(), 'bug.mjs')
    writeFileSync(file, bug)
    const environment = { NODE_OPTIONS: `--import=${file}` }
    const { bot, discord } = await spawnStage({ environment })
    const gone = once(bot.process, 'exit')
    bot.process.kill('SIGUSR2')
    expect(await gone).toEqual([1, null])
    expect(bot.log()).toMatch(/^TypeError: x is undefined\n {4}at /m)
    for (const part of ['requestBody', 'a verdict', 'headers', discord.token])
      expect(bot.log()).not.toContain(part)
  })

  test('logs the invite link and the counts of the bank, and never the token', async () => {
    const { bot, discord } = await spawnStage({ environment: { LOG_LEVEL: 'trace' } })
    await bot.logged('Invite the bot')
    expect(bot.log()).toContain(
      `https://discord.com/oauth2/authorize?client_id=${discord.applicationId}&scope=bot+applications.commands&permissions=`,
    )
    expect(bot.log()).toContain('"playable":10')
    expect(bot.log()).not.toContain(discord.token)
  })

  test('registers the commands, and the next time only what differs', async () => {
    const { discord, bot, start } = await setStage()
    const writes = () =>
      discord.requests.filter(({ method, path }) => method === 'PUT' && path.endsWith('/commands'))
    expect(writes()).toHaveLength(1)
    await bot.stop()
    const second = await start()
    expect(writes()).toHaveLength(1)
    await second.stop()
    // As an older version had registered it.
    const [global] = discord.world.commands.values()
    Object.assign(global![0]!, { description: 'Asks something' })
    await start()
    expect(writes()).toHaveLength(2)
  })

  // discord.js reads settings of these names too, as JSON.
  test.each([
    [{ SHARDS: 'auto' }, 2],
    [{ SHARDS: '', SHARD_COUNT: '' }, 2],
    [{ SHARDS: 'auto', SHARD_COUNT: '3' }, 3],
  ])(
    'with the settings %j it takes all shards',
    { tags: ['slow'] },
    async (environment: Record<string, string>, shards) => {
      const { discord } = await spawnStage({ discord: { shards: 2 }, environment })
      expect(discord.gateway.sessions().map(({ shard }) => shard[1])).toEqual(Array(shards).fill(shards))
    },
  )

  test('in development registers in one server alone', async () => {
    const { discord, bot, environment, start } = await setStage()
    await bot.stop()
    discord.world.commands.clear()
    const { id } = discord.guild('Workshop')
    await start({ ...environment, DEV_GUILD_ID: id })
    expect([...discord.world.commands.keys()]).toEqual([id])
  })
})

describe('the questions', () => {
  test('of which none can be played are told of at the start and in the reply, and play once they are fixed', async () => {
    const { discord, bot, folder } = await setStage({
      files: { 'one.md': questionFile({ text: 'Fixed?' }).replace('options:', 'options') },
    })
    expect(bot.log()).toContain('no question can be played')
    const { channel, ana } = studyGroup(discord)
    for (const options of [{}, { topic: 'sky' }]) {
      const refused = (await ana.slash(channel, 'quiz', options)).message!
      expect(refused.ephemeral).toBe(true)
      expect(refused.text).toContain('I don’t have any questions to ask here right now')
    }
    expect(await ana.autocomplete(channel, 'quiz', 'topic', '')).toEqual([])
    writeFileSync(join(folder, 'questions/sky/one.md'), questionFile({ text: 'Fixed?' }))
    await eventually(() => countOf(bot.log(), 'questions loaded') > 1)
    expect((await ana.slash(channel, 'quiz')).message!.text).toContain('Fixed?')
  })

  test('that change on the disk are asked soon', async () => {
    const { discord, bot, folder } = await setStage({
      files: { 'one.md': questionFile({ text: 'Before?' }) },
    })
    const { channel, ana, ben } = studyGroup(discord)
    const before = (await ana.slash(channel, 'quiz')).message!
    writeFileSync(join(folder, 'questions/sky/one.md'), questionFile({ text: 'After?', answer: 'D' }))
    await eventually(() => countOf(bot.log(), 'questions loaded') > 1)
    expect((await ana.slash(channel, 'quiz')).message!.text).toContain('After?')
    // The open post stays as it was shown.
    expect((await ben.click(before, letterOf(before))).message!.text).toContain('**Correct!**')
  })
})

const countOf = (text: string, part: string): number => text.split(part).length - 1
