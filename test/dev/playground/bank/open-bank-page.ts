import { onTestFinished } from 'vitest'
import { startPage } from '../../../../src/dev/playground/server.ts'
import type { Files } from '../../../bank/sample.ts'
import { openPage } from '../open-page.ts'
import { openBank } from './stage.ts'

/** The page of the questions in a browser, with a folder of its own. */
export const openInBrowser = async (files: Files, given: Parameters<typeof openPage>[1] = {}) => {
  const { bank, questions } = openBank(files)
  const server = await startPage({
    follow: { '/api/bank': bank.follow },
    act: { '/api/bank': bank.act },
    file: bank.file,
  })
  onTestFinished(() => server.stop())
  const opened = await openPage(`${server.url}#view=bank`, given)
  const { page } = opened
  await page.waitForSelector('.bank-question')
  /** Waits until an element has these words. */
  const sees = (selector: string, words: string) =>
    page.waitForFunction(
      `[...document.querySelectorAll(${JSON.stringify(selector)})]
        .some(one => one.textContent.includes(${JSON.stringify(words)}))`,
      { timeout: 20_000, polling: 50 },
    )
  const textsOf = (selector: string) =>
    page.$$eval(selector, all => all.map(one => one.textContent?.trim().replace(/\s+/g, ' ')))
  const press = async (...keys: readonly Parameters<typeof page.keyboard.press>[0][]) => {
    for (const key of keys) await page.keyboard.press(key)
  }
  return { ...opened, server, questions, sees, textsOf, press }
}
