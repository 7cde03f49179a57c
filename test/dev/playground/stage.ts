import { onTestFinished } from 'vitest'
import { type PlaygroundOptions, startPlayground } from '../../../src/dev/playground/playground.ts'
import { createLog } from '../../../src/ops/log.ts'
import { BANK_YAML, type Files, folderOf, SKY } from '../../bank/sample.ts'
import { scratch } from '../../scratch.ts'
import { type Look, openPage } from './open-page.ts'

/** The whole playground, as its command starts it, with questions of its own; what the bot complains about is kept. */
export const openPlayground = async (
  questions: Files = { 'b/q.md': SKY },
  options: Pick<PlaygroundOptions, 'classSeed'> = {},
) => {
  const log: string[] = []
  const folder = folderOf({ 'b/bank.yaml': BANK_YAML, ...questions })
  const playground = await startPlayground({
    ...options,
    folder: scratch(),
    questionsDir: folder,
    port: 0,
    log: createLog('warn', [], { write: (line: string) => log.push(line) }),
  })
  onTestFinished(() => playground.stop())
  return { ...playground, log, folder, open: (look: Look = {}) => openChat(playground.url, look) }
}

/** A page in a browser, once it shows the chat, with what people do there. */
export const openChat = async (url: string, look: Look = {}) => {
  const opened = await openPage(url, look)
  const { page } = opened
  await page.waitForSelector('#write')
  const hasWords = (selector: string, words: string, isThere = true) =>
    page.waitForFunction(
      `[...document.querySelectorAll(${JSON.stringify(selector)})]
        .some(one => one.textContent.includes(${JSON.stringify(words)})) === ${isThere}`,
      { timeout: 20_000, polling: 50 },
    )
  const clickOn = async (selector: string, words: string) => {
    await hasWords(selector, words)
    const all = await page.$$(selector)
    for (const one of all.reverse())
      if ((await one.evaluate(element => element.textContent))?.trim().startsWith(words)) return one.click()
    throw new Error(`nothing begins with ${words}`)
  }
  return {
    ...opened,
    sees: (words: string, selector = '.message') => hasWords(selector, words),
    sightless: (words: string, selector = '.message') => hasWords(selector, words, false),
    textsOf: (selector: string) =>
      page.$$eval(selector, all => all.map(one => one.textContent?.trim().replace(/\s+/g, ' '))),
    clickOn,
    press: (label: string) => clickOn('.message .button', label),
    become: async (name: string) => {
      await clickOn('.people label', name)
      await page.waitForFunction(
        `document.querySelector('.people label:has(:checked)').textContent.includes('${name}')`,
      )
    },
    /** Fills in `/daily set` by keyboard and sends it: every day at nine, in Vienna. */
    setDaily: async () => {
      await page.focus('#write')
      await page.keyboard.type('/daily set ')
      await clickOn('.chip', '+ time')
      await page.waitForFunction(`document.activeElement.id === 'option-time'`)
      await page.keyboard.type('09:00')
      await clickOn('.chip', '+ zone')
      await page.waitForFunction(`document.activeElement.id === 'option-zone'`)
      await page.keyboard.type('Vienna')
      await hasWords('.suggested [role=option]', 'Vienna')
      await page.keyboard.press('Enter')
      await page.keyboard.press('Enter')
    },
    enter: async (...lines: readonly string[]) => {
      await page.focus('#write')
      for (const line of lines) {
        await page.keyboard.type(line)
        await page.keyboard.press('Enter')
      }
    },
  }
}
