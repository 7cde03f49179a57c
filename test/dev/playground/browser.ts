import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import chromium from '@sparticuz/chromium'
import { type Browser, launch, type Page } from 'puppeteer-core'
import { onTestFinished } from 'vitest'

/** What a browser did while a test had it open. */
export type Opened = {
  readonly page: Page
  /** Every address that it asked for. */
  readonly requests: string[]
  /** What it complained about: errors, and what the content policy refused. */
  readonly complaints: string[]
}

export type Look = { readonly width?: number; readonly height?: number; readonly dark?: boolean }

/** The one that CHROMIUM names; else npm's, which is for Linux, or the Chrome that is installed. */
export const startBrowser = async (): Promise<Browser> => {
  const { CHROMIUM } = process.env
  if (CHROMIUM) return launch({ executablePath: CHROMIUM, args: ARGUMENTS })
  if (process.platform !== 'linux') return launch({ channel: 'chrome', args: ARGUMENTS })
  const args = [...chromium.args, ...ARGUMENTS]
  return launch({ executablePath: await chromium.executablePath(), args, headless: 'shell' })
}

const ARGUMENTS = ['--no-sandbox', '--lang=en-US']

/** A browser of its own for a test, gone after it. */
export const openBrowser = async (
  url: string,
  { width = 1200, height = 800, dark = true }: Look = {},
): Promise<Opened> => {
  const browser = await startBrowser()
  onTestFinished(() => browser.close())
  const page = await browser.newPage()
  const [requests, complaints]: [string[], string[]] = [[], []]
  page.on('request', request => requests.push(request.url()))
  page.on('pageerror', error => complaints.push(String(error)))
  page.on('console', message => {
    if (['error', 'warn'].includes(message.type())) complaints.push(message.text())
  })
  await page.setViewport({ width, height })
  await page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' },
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ])
  await page.goto(url)
  return { page, requests, complaints }
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe-core finds wrong for people who see, hear or move otherwise. */
export const barriersIn = async (page: Page): Promise<string[]> => {
  await page.evaluate(axe)
  const found = (await page.evaluate('axe.run()')) as {
    violations: { id: string; nodes: { html: string }[] }[]
  }
  return found.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
  )
}
