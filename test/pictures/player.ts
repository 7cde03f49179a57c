import type { Page } from 'puppeteer-core'

/** What a person does on the playground's page, for pictures of it. */

export const look = async (
  page: Page,
  scheme: 'dark' | 'light',
  width: number,
  height: number,
): Promise<void> => {
  await page.setViewport({ width, height })
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }])
}

export const enter = async (page: Page, line: string): Promise<void> => {
  await page.focus('#write')
  await page.keyboard.type(line)
  await page.keyboard.press('Enter')
}

/** Opens the page, where Ana has said no to the guided setup, so that it isn't offered in the pictures. */
export const openChat = async (page: Page, url: string): Promise<void> => {
  await page.goto(url)
  await page.waitForSelector('.welcome')
  await enter(page, '/streak')
  await page.waitForFunction(`document.querySelector('.log').textContent.includes('No, thanks')`)
  await click(page, '.message .button', 'No, thanks')
  await page.waitForFunction(`document.querySelector('.log').textContent.includes('I won’t ask again')`)
  while ((await page.$('.message')) !== null) {
    await click(page, '.message .plain', 'Dismiss message')
    await new Promise(resolve => setTimeout(resolve, 100))
  }
  await page.waitForSelector('.welcome')
}

/** The letter of an option in the channel's question. */
export const letterOf = async (page: Page, option: string): Promise<string> => {
  const text = await page.$eval('.message', one => one.textContent ?? '')
  return new RegExp(`([A-E])\\W*${option}`).exec(text)![1]!
}

/** As someone, presses an option's button, and waits for the private verdict. */
export const answer = async (page: Page, name: string, label: string): Promise<void> => {
  await become(page, name)
  await page.waitForFunction(`!document.querySelector('.is-private')`)
  await click(page, '.message .button', label)
  await page.waitForSelector('.is-private')
}

export const become = async (page: Page, name: string): Promise<void> => {
  await click(page, '.people label', name)
  await page.waitForFunction(
    `document.querySelector('.people label:has(:checked)').textContent.includes('${name}')`,
  )
}

/** By the page's own click(), which also reaches what a narrow window hides. */
export const click = async (page: Page, selector: string, words: string): Promise<void> => {
  for (const one of (await page.$$(selector)).reverse())
    if ((await one.evaluate(element => element.textContent))?.trim().startsWith(words))
      return one.evaluate(element => (element as unknown as { click(): void }).click())
  throw new Error(`nothing of ${selector} begins with ${words}`)
}

/** Waits for fonts and pictures, which load when they are first needed. */
export const settle = async (page: Page): Promise<void> => {
  await page.mouse.move(0, 0)
  await page.evaluate('document.fonts.ready')
  await page.waitForFunction(`[...document.images].every(one => one.complete)`)
  await new Promise(resolve => setTimeout(resolve, 400))
}
