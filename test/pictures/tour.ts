import { writeFileSync } from 'node:fs'
import { createCanvas, GifEncoder, loadImage } from '@napi-rs/canvas'
import type { Page } from 'puppeteer-core'
import { answer, become, enter, letterOf, look, openChat, settle } from './player.ts'

const WIDTH = 420
const HEIGHT = 900
/** How long a viewer needs for a frame, ms. */
const KEYSTROKE = 130
const GLANCE = 1100
const READ = 3600

/** Plays a question on a phone, and draws it as an animation: command, question, click, verdict, board. */
export const drawTour = async (page: Page, url: string, file: string, correct: string): Promise<void> => {
  const film = createFilm(page)
  await look(page, 'dark', WIDTH, HEIGHT)
  await openChat(page, url)
  await settle(page)
  await page.focus('#write')
  for (const letter of '/quiz') {
    await page.keyboard.type(letter)
    await film.shoot(KEYSTROKE)
  }
  await page.keyboard.press('Enter')
  await page.waitForSelector('.message .button.primary')
  const letter = await letterOf(page, correct)
  await answer(page, 'Ben', letter)
  await answer(page, 'Cem', letter === 'A' ? 'B' : 'A')
  await become(page, 'Ana')
  await film.shoot(READ, '.message')
  await page.evaluate(`${lastButton(letter)}.focus()`)
  await film.shoot(GLANCE)
  await page.evaluate(`${lastButton(letter)}.click()`)
  await page.waitForSelector('.is-private')
  await film.shoot(READ, '.is-private')
  await enter(page, '/leaderboard')
  await page.waitForFunction(`document.querySelector('.gallery img')?.naturalWidth > 0`)
  await film.shoot(READ, '.message:last-of-type')
  writeFileSync(file, film.finish())
}

const lastButton = (letter: string): string =>
  `[...document.querySelectorAll('.message .button')].findLast(one => one.textContent.trim() === '${letter}')`

/** Collects screenshots as the frames of a GIF. */
const createFilm = (page: Page) => {
  const encoder = new GifEncoder(WIDTH, HEIGHT, { quality: 5 })
  const canvas = createCanvas(WIDTH, HEIGHT)
  const context = canvas.getContext('2d')
  return {
    /** Adds a frame shown for `delay` ms. `top`: what the log is scrolled to, else it stays. */
    async shoot(delay: number, top?: string) {
      await settle(page)
      if (top) await page.evaluate(`[...document.querySelectorAll('${top}')].at(-1).scrollIntoView()`)
      context.drawImage(await loadImage(Buffer.from(await page.screenshot())), 0, 0)
      const { data } = context.getImageData(0, 0, WIDTH, HEIGHT)
      encoder.addFrame(new Uint8Array(data.buffer), WIDTH, HEIGHT, { delay })
    },
    finish: () => encoder.finish(),
  }
}
