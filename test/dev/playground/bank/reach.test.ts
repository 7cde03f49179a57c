import { expect, test } from 'vitest'
import { BANK_YAML, SKY, sky } from '../../../bank/sample.ts'
import { barriersIn } from '../browser.ts'
import { openInBrowser } from './page.ts'

const FILES = {
  'b/bank.yaml': BANK_YAML,
  'b/1.md': SKY,
  'b/2.md': sky('noon', 'dusk').replace(/explanation: .*\n/, ''),
  'b/3.md': sky('noon', 'dawn').replace('"B"', '"Z"'),
  'b/a-folder-with-a-name-that-is-longer-than-a-narrow-window-is-wide/4.md': sky('noon', 'x'.repeat(90)),
}

test('everything is reached by keys, said to those who hear it, and fits a narrow window', async () => {
  const { page, sees, textsOf, press, complaints } = await openInBrowser(FILES)
  const focused = () => page.evaluate('document.activeElement.textContent.trim()')
  const isIn = (selector: string) => page.evaluate(`document.activeElement.matches('${selector}')`)
  const looksWell = async () => expect(await barriersIn(page)).toEqual([])
  const fits = async () =>
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)

  for (let step = 0; step < 12 && !(await isIn('.bank-filter input')); step++) await press('Tab')
  expect(await isIn('.bank-filter input')).toBe(true)
  await looksWell()
  await page.keyboard.type('sky')
  await press('ArrowDown')
  expect(await focused()).toContain('at noon?')
  await press('ArrowDown', 'Enter')
  await sees('.bank-page h2', 'questions/b/2.md')
  expect(await focused()).toBe('questions/b/2.md')
  await looksWell()

  await page.focus('.bank-filter input')
  await press('End')
  await page.keyboard.type(' noon')
  await press('Enter')
  await sees('.bank-page h2', 'questions/b/1.md')
  expect(await textsOf('[aria-current=page] .bank-title')).toEqual(['Which colour has the sky at noon?'])

  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }])
  await page.setViewport({ width: 360, height: 740 })
  await looksWell()
  await fits()
  await page.click('.bank-back a')
  await sees('.bank-page h2', 'Overview')
  await page.evaluate(`document.querySelector('.bank-filter input').select()`)
  await press('Backspace')
  await looksWell()
  await fits()
  await press('ArrowDown', 'End', 'Enter')
  await sees('.bank-page h2', '4.md')
  await fits()
  expect(complaints).toEqual([])
})
