import { expect, onTestFinished, test } from 'vitest'
import { startPage } from '../../../src/dev/playground/server.ts'
import { stage } from './chat/stage.ts'
import { openPage } from './open-page.ts'

test('the page runs in a browser without a build, and asks nobody but its own server', async () => {
  const { chat } = await stage()
  const server = await startPage({ follow: { '/api/chat': chat.follow }, act: {}, file: chat.file })
  onTestFinished(() => server.stop())
  const { page, requests, complaints } = await openPage(server.url)
  await page.waitForSelector('.welcome')
  expect(complaints).toEqual([])
  expect(requests.filter(address => !address.startsWith(server.url))).toEqual([])
})
