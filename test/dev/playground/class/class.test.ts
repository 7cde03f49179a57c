import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { barriersIn } from '../browser.ts'
import { openPlayground } from '../stage.ts'
import { classBank } from './sample.ts'

test('a simulated class answers on a phone, and its planted wrong key is found and shown', async () => {
  const { open, log, bot, folder } = await openPlayground(classBank(21), { classSeed: 1 })
  const { page, sees, clickOn, textsOf, complaints } = await open({ width: 360, height: 740 })
  await clickOn('.time button', 'Simulated class')
  await sees('One question gets a wrong key', '.classroom')
  expect(await barriersIn(page)).toEqual([])
  await clickOn('.classroom .button', 'Start the class')
  await sees('Question 2 of 21', '.classroom')
  expect(await textsOf('.finding')).toEqual([])
  await sees('Found it', '.classroom')
  expect(await barriersIn(page)).toEqual([])
  expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)

  const [found, ...others] = await bot.store.items.doubtfulAnalyses(10)
  expect(found).toMatchObject({ state: 'probable', suggestedKey: ['B'], answers: 40 })
  expect(others.filter(({ state }) => state !== 'watch')).toEqual([])
  const number = found!.question.slice('b/q'.length)
  expect(readFileSync(`${folder}/b/q${number}.md`, 'utf8')).toBe(classBank(21)[`b/q${number}.md`])

  const title = `Which colour has the sky of planet ${number} at noon?`
  const [finding] = await textsOf('.finding')
  expect(finding).toContain(title)
  expect(finding).toContain('Blue (as in your file)')
  await clickOn('.finding button', 'Show me')
  await sees('#simulated-class', 'h1')
  await page.waitForFunction(
    `document.activeElement.matches('.message') && document.activeElement.textContent.includes(${JSON.stringify(title)})`,
  )
  expect(complaints).toEqual([])
  expect(log).toEqual([])
})

test('a class that is stopped leaves no wrong key, and its answers say nothing about one', async () => {
  const { open, log } = await openPlayground(classBank(60), { classSeed: 1 })
  const { page, sees, clickOn, textsOf } = await open()
  await clickOn('.time button', 'Simulated class')
  await clickOn('.classroom .button', 'Start the class')
  await sees('Question 2 of 60', '.classroom')
  await page.evaluate(`document.querySelector(".classroom .button.danger").click()`)
  await sees('Stopped after', '.classroom')
  expect(await textsOf('.finding')).toEqual([])
  await sees('Start a new class', '.classroom .button')
  expect(log).toEqual([])
})

test('where no topic has enough questions, the page says what a class needs', async () => {
  const { open } = await openPlayground()
  const { sees, clickOn, textsOf } = await open()
  await clickOn('.time button', 'Simulated class')
  await sees('A class needs a bank with a topic of 20 to 60 questions', '.classroom')
  expect(await textsOf('.classroom .button')).toEqual(['Close'])
})
