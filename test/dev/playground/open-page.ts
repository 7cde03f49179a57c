import type { Browser, Page } from 'puppeteer-core'
import { afterAll, onTestFinished } from 'vitest'
import { startBrowser } from './browser.ts'

/** What a browser did while a test had it open. */
export type OpenedPage = {
  readonly page: Page
  /** Every address that it asked for. */
  readonly requests: string[]
  /** What it complained about: errors, and what the content policy refused. */
  readonly complaints: string[]
}

export type Look = {
  readonly width?: number
  readonly height?: number
  readonly dark?: boolean
  readonly touch?: boolean
}

/** One browser for all tests of a file. */
let browser: Promise<Browser> | null = null

afterAll(async () => {
  await (await browser)?.close()
  browser = null
})

/** A page with storage of its own, gone after the test. */
export const openPage = async (url: string, look: Look = {}): Promise<OpenedPage> => {
  browser ??= startBrowser()
  const context = await (await browser).createBrowserContext()
  onTestFinished(() => context.close())
  const page = await context.newPage()
  const [requests, complaints]: [string[], string[]] = [[], []]
  page.on('request', request => requests.push(request.url()))
  page.on('pageerror', error => complaints.push(String(error)))
  page.on('console', message => {
    if (['error', 'warn'].includes(message.type())) complaints.push(message.text())
  })
  await changeLook(page, look)
  await page.goto(url)
  return { page, requests, complaints }
}

export const changeLook = async (
  page: Page,
  { width = 1200, height = 800, dark = true, touch = false }: Look,
): Promise<void> => {
  // Changed while a page is open, the last two would load it once more.
  await page.setViewport({ width, height, hasTouch: touch, isMobile: touch })
  await page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' },
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ])
}
