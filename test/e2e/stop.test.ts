import { expect, test } from 'vitest'
import { spawnBot, spawnStage } from './spawned.ts'

test('a signal that comes while the bot starts stops it too: as process 1 it would else be lost', async () => {
  const { environment, bot } = await spawnStage()
  await bot.kill()
  const starting = await spawnBot(environment)
  await starting.logged('questions loaded')
  expect(await starting.kill('SIGTERM')).toBe(0)
  expect(starting.process.signalCode).toBeNull()
})
