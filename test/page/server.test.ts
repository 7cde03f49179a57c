import { expect, onTestFinished, test } from 'vitest'
import { startPage } from '../../src/page/server.ts'
import { openBrowser } from './browser.ts'

test('the page runs in a browser without a build, and asks nobody but its own server', async () => {
  const server = await startPage({ follow: {}, act: {}, file: () => null })
  onTestFinished(() => server.stop())
  const { page, requests, complaints } = await openBrowser(server.url)
  await page.waitForSelector('h1')
  expect(complaints).toEqual([])
  expect(requests.filter(address => !address.startsWith(server.url))).toEqual([])
})
