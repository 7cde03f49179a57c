import { expect, test } from 'vitest'
import { setStage, startBot } from './bot.ts'

test('a signal that comes while the bot starts stops it too: as process 1 it would else be lost', async () => {
  const { environment, bot } = await setStage()
  await bot.kill()
  const starting = await startBot(environment)
  await starting.logged('questions loaded')
  expect(await starting.kill('SIGTERM')).toBe(0)
  expect(starting.process.signalCode).toBeNull()
})
