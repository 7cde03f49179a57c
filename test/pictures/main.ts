import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'puppeteer-core'
import { startPlayground } from '../../src/dev/playground/playground.ts'
import { createLog } from '../../src/ops/log.ts'
import { startBrowser } from '../dev/playground/browser.ts'
import { sitExam } from './exam.ts'
import { answer, become, enter, letterOf, look, openChat, settle } from './player.ts'
import { drawTour } from './tour.ts'

const ROOT = join(import.meta.dirname, '../..')
const BANK = join(ROOT, 'questions/saa-c03')
/** One that fits a picture. Only it is in the chat's bank. */
const QUESTION = 'elasticache/elasticache-001.md'
const RIGHT = 'Add Amazon ElastiCache for Valkey'
/** One that fits a phone. */
const SHORT_QUESTION = 'health/health-201.md'
const SHORT_RIGHT = 'An Amazon EventBridge rule for AWS Health events'

/** `npm run pictures`: plays in the playground, and takes the README's pictures of it into docs/. */
const main = async (): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'proctor-pictures-'))
  const browser = await startBrowser()
  try {
    for (const [bank, question] of [
      ['one', QUESTION],
      ['short', SHORT_QUESTION],
    ] as const)
      for (const file of ['bank.yaml', question])
        cpSync(join(BANK, file), join(folder, bank, 'saa-c03', file))
    mkdirSync(join(folder, 'tour'))
    const page = await browser.newPage()
    await within(join(folder, 'one'), folder, url => drawChat(page, url))
    await within(join(folder, 'short'), join(folder, 'tour'), url =>
      drawTour(page, url, join(ROOT, 'docs/tour.gif'), SHORT_RIGHT),
    )
    await within(join(ROOT, 'questions'), folder, url => drawBank(page, url))
    mkdirSync(join(folder, 'settings'))
    await within(join(ROOT, 'questions'), join(folder, 'settings'), url => drawSettings(page, url))
    mkdirSync(join(folder, 'exam'))
    await within(join(ROOT, 'questions'), join(folder, 'exam'), async url => {
      await sitExam(page, url, join(ROOT, 'questions'))
      await shoot(page, 'exam')
    })
  } finally {
    await browser.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

const within = async (questionsDir: string, folder: string, use: (url: string) => Promise<void>) => {
  const log = createLog('warn', [], process.stderr)
  const playground = await startPlayground({ folder, questionsDir, port: 0, log })
  await use(playground.url).finally(playground.stop)
}

const drawChat = async (page: Page, url: string): Promise<void> => {
  await look(page, 'dark', 1100, 1230)
  await openChat(page, url)
  await enter(page, '/quiz')
  await page.waitForSelector('.message .button.primary')
  const right = await letterOf(page, RIGHT)
  const wrong = right === 'A' ? 'B' : 'A'
  await answer(page, 'Ana', wrong)
  await settle(page)
  await shoot(page, 'playground')

  await answer(page, 'Ben', right)
  await answer(page, 'Cem', wrong)
  await become(page, 'Ana')
  await enter(page, '/leaderboard')
  await page.waitForFunction(`document.querySelector('.gallery img')?.naturalWidth > 0`)
  await look(page, 'light', 420, 760)
  await settle(page)
  await page.evaluate(`document.querySelector('.log').scrollTop = 1e9`)
  await shoot(page, 'playground-phone')
}

const drawBank = async (page: Page, url: string): Promise<void> => {
  await look(page, 'light', 1100, 900)
  await page.goto(`${url}#view=bank`)
  await page.waitForSelector('.bank-question')
  await page.click('.bank-question')
  await page.waitForSelector('.bank-part')
  await settle(page)
  await shoot(page, 'question-bank')
}

const drawSettings = async (page: Page, url: string): Promise<void> => {
  await look(page, 'light', 420, 900)
  await openChat(page, url)
  await enter(page, '/settings')
  await page.waitForFunction(`document.querySelector('.message')?.textContent.includes('Guided setup')`)
  await settle(page)
  await shoot(page, 'settings')
}

const shoot = (page: Page, name: string) =>
  page.screenshot({ path: join(ROOT, 'docs', `${name}.png`) as `${string}.png` })

await main()
