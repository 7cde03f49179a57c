import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Member } from '../../src/dev/local-discord/member.ts'
import { commandEnvironment } from '../compile-cache.ts'
import { eventually, letterOf, studyGroup } from './read.ts'
import { spawnBot, spawnStage } from './spawned.ts'

const ROOT = join(import.meta.dirname, '../..')

/** What a command of the store says on stderr, once it has ended. */
const run = async (environment: Record<string, string>, cli: string, ...args: string[]): Promise<string> => {
  const child = spawn(process.execPath, [join(ROOT, `src/cli/${cli}.ts`), ...args], {
    env: commandEnvironment(environment),
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', text => {
    said += text
  })
  const [status] = await once(child, 'close')
  return `${status} ${said}`
}

test('a bot is backed up while people click, restored, and goes on from there', async () => {
  const { discord, bot, environment, folder } = await spawnStage({ discord: { rateLimits: 'none' } })
  const { server, channel, ana, ben } = studyGroup(discord)
  const asked = (await ana.slash(channel, 'quiz')).message!
  const answer = async (person: Member) => (await person.click(asked, letterOf(asked))).message!.text
  const acknowledged = new Set<Member>()
  const clicks = Array.from({ length: 60 }, async (_, n) => {
    const person = server.member(`Person ${n}`)
    if ((await answer(person)).includes('+10 points')) acknowledged.add(person)
  })
  await eventually(() => acknowledged.size > 5)
  const before = [...acknowledged]
  expect(await run(environment, 'backup')).toBe('0 ')
  await Promise.all(clicks)
  await answer(ben)
  const backup = join(folder, 'backups', readdirSync(join(folder, 'backups'))[0]!)

  expect(await run(environment, 'restore', backup)).toContain('Stop it, then restore.')
  await bot.kill('SIGTERM')
  expect(await run(environment, 'restore', backup)).toBe('0 ')

  const again = await spawnBot(environment)
  await again.logged('connected to Discord')
  for (const person of before) expect(await answer(person)).toContain('already answered this one')
  // Ben came after the backup: to the bot he has not answered yet, and the question is still open.
  expect(await answer(ben)).not.toContain('already')
})
