import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import chromium from '@sparticuz/chromium'
import { type Browser, launch, type Page } from 'puppeteer-core'

/** The one that CHROMIUM names; else npm's, which is for Linux, or the Chrome that is installed. */
export const startBrowser = async (): Promise<Browser> => {
  const { CHROMIUM } = process.env
  if (CHROMIUM) return launch({ executablePath: CHROMIUM, args: ARGUMENTS })
  if (process.platform !== 'linux') return launch({ channel: 'chrome', args: ARGUMENTS })
  const args = [...chromium.args.filter(one => one !== ONE_PROCESS), ...ARGUMENTS]
  return launch({ executablePath: await chromium.executablePath(), args, headless: 'shell' })
}

/** With it, a browser has a single context: closing a page's would end the browser. */
const ONE_PROCESS = '--single-process'

/** Drawing without a GPU's emulation takes a third less time. */
const ARGUMENTS = ['--no-sandbox', '--lang=en-US', '--disable-gpu']

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe-core finds wrong for people who see, hear or move otherwise. */
export const barriersIn = async (page: Page): Promise<string[]> => {
  if (await page.evaluate(`typeof axe === 'undefined'`)) await page.evaluate(axe)
  const found = (await page.evaluate('axe.run()')) as {
    violations: { id: string; nodes: { html: string }[] }[]
  }
  return found.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
  )
}
