import { createServer } from 'node:http'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { startBot } from '../src/bot.ts'
import { createCleanup, StoppedError } from '../src/cleanup.ts'
import { readConfig } from '../src/config.ts'
import { startDiscord } from '../src/dev/local-discord/discord.ts'
import { TokenError } from '../src/discord/rest/client.ts'
import { createLog } from '../src/ops/log.ts'
import { tenQuestions, writeBank } from './e2e/sample.ts'
import { scratch } from './scratch.ts'

/** A port that is free, as far as one can know. */
const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  const { port } = server.address() as { port: number }
  await new Promise(resolve => server.close(resolve))
  return port
}

test('a start that fails halfway closes what it had opened: the port for health, the database, the connection', async () => {
  const folder = scratch()
  const discord = await startDiscord()
  onTestFinished(() => discord.stop())
  const port = await freePort()
  const file = join(folder, 'bot.sqlite')
  const config = readConfig({
    DISCORD_TOKEN: 'a.token.that-discord-refuses',
    DISCORD_API_URL: discord.url,
    DATABASE_URL: `sqlite:${file}`,
    QUESTIONS_DIR: writeBank(folder, tenQuestions()),
    HTTP_PORT: String(port),
  })
  const start = startBot({ ...config, token: config.token! }, createLog('silent', []))
  await expect(start).rejects.toThrow(TokenError)

  const server = createServer().listen(port, '127.0.0.1')
  onTestFinished(() => void server.close())
  await new Promise((resolve, reject) => server.once('listening', resolve).once('error', reject))
  // WAL files are gone once the last connection is closed.
  const database = new Database(file)
  onTestFinished(() => void database.close())
  database.pragma('locking_mode = exclusive')
  expect(() => database.exec('begin exclusive; commit')).not.toThrow()
})

test('a cleanup closes the last opened first, all of them once, and reports the first failure', async () => {
  const closed: string[] = []
  const cleanup = createCleanup()
  cleanup.add(() => closed.push('store'))
  cleanup.add(async () => {
    closed.push('client')
    throw new Error('the client did not close')
  })
  cleanup.add(() => closed.push('tick'))
  await expect(cleanup.run()).rejects.toThrow('the client did not close')
  await cleanup.run()
  expect(closed).toEqual(['tick', 'client', 'store'])
})

test('what is opened after everything was closed is closed at once, and its opener gives up', async () => {
  const closed: string[] = []
  const cleanup = createCleanup()
  await cleanup.run()
  await expect(cleanup.add(() => closed.push('late'))).rejects.toThrow(StoppedError)
  expect(closed).toEqual(['late'])
})

test('what is opened while something else closes slowly is closed too', async () => {
  const closed: string[] = []
  const cleanup = createCleanup()
  let finish = () => {}
  await cleanup.add(
    () =>
      new Promise<void>(resolve => {
        finish = resolve
      }),
  )
  const running = cleanup.run()
  await expect(cleanup.add(() => closed.push('late'))).rejects.toThrow(StoppedError)
  finish()
  await running
  expect(closed).toEqual(['late'])
})
