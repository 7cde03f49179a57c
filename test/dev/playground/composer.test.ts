import type { HTTPRequest } from 'puppeteer-core'
import { expect, test } from 'vitest'
import { barriersIn } from './browser.ts'
import { openPlayground } from './stage.ts'

const PHONE = { width: 390, height: 844 }

/** Enter as an input method sends it to end a composition. */
const enterOfComposition = (id: string) => `
  document.getElementById('${id}').dispatchEvent(
    new KeyboardEvent('keydown', { key: 'Enter', keyCode: 229, bubbles: true, cancelable: true }))`

test('the message box has the focus at the start and in each channel, so typing is enough', async () => {
  const { open } = await openPlayground()
  const { page, sees, complaints } = await open()
  await page.waitForFunction(`document.activeElement.id === 'write'`)
  await page.keyboard.type('/quiz')
  await page.keyboard.press('Enter')
  await sees('at noon?')
  await page.click('.places li:nth-child(2) a')
  await page.waitForFunction(
    `document.querySelector('h1').textContent === '#study' && document.activeElement.id === 'write'`,
  )
  expect(complaints).toEqual([])
})

test('Enter that ends a composition of Japanese or Chinese neither sends nor picks a suggestion', async () => {
  const { open } = await openPlayground()
  const { page, textsOf, clickOn } = await open()
  await page.type('#write', 'にほん')
  await page.evaluate(enterOfComposition('write'))
  expect(await page.$eval('#write', one => (one as unknown as { value: string }).value)).toBe('にほん')
  await page.focus('#write')
  await page.keyboard.down('Control')
  await page.keyboard.press('A')
  await page.keyboard.up('Control')
  await page.keyboard.type('/quiz')
  await page.keyboard.press('Tab')
  await clickOn('.chip', '+ topic')
  await page.waitForSelector('#option-topic')
  await page.type('#option-topic', 'samp')
  await page.waitForSelector('.suggested [role=option]')
  await page.evaluate(enterOfComposition('option-topic'))
  expect(await textsOf('.suggested [role=option]')).not.toEqual([])
  expect(await page.$eval('#option-topic', one => (one as unknown as { value: string }).value)).toBe('samp')
})

test('the skip link leads past the channels to the message box', async () => {
  const { open } = await openPlayground()
  const { page } = await open()
  expect(await page.evaluate(`document.querySelector('a, button, input').className`)).toBe('skip-link')
  await page.focus('.skip-link')
  await page.keyboard.press('Enter')
  expect(await page.evaluate('document.activeElement.id')).toBe('write')
})

test('on a phone, Escape and a tap beside it close the list of channels', async () => {
  const { open } = await openPlayground()
  const { page } = await open(PHONE)
  const isOpen = () => page.evaluate(`getComputedStyle(document.getElementById('places')).display !== 'none'`)
  await page.click('.to-places')
  expect(await isOpen()).toBe(true)
  expect(await barriersIn(page)).toEqual([])
  await page.keyboard.press('Escape')
  expect(await isOpen()).toBe(false)
  expect(await page.evaluate('document.activeElement.className')).toBe('to-places')
  await page.click('.to-places')
  await page.mouse.click(370, 600)
  expect(await isOpen()).toBe(false)
})

test('on a touch screen everything that is pressed is 44 pixels high, and nothing covers the clock', async () => {
  const { open } = await openPlayground()
  const { page, sees, clickOn } = await open({ ...PHONE, touch: true })
  await page.type('#write', '/daily set ')
  await page.waitForSelector('.filling')
  for (const chip of await page.$$('.filling .chip'))
    await chip.evaluate(one => (one as unknown as { click(): void }).click())
  const heights = await page.$$eval('.bar :is(a, button), .filling :is(button, input, select)', all =>
    all.map(one => one.getBoundingClientRect().height),
  )
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(44)
  expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
  const bottom = await page.$eval('.filling', one => one.getBoundingClientRect().bottom)
  expect(bottom).toBeLessThanOrEqual(PHONE.height)
  await clickOn('.time button', 'Next day')
  await sees('', '.toast')
  const [toast, bar] = await Promise.all(
    ['.toast', '.bar'].map(selector => page.$eval(selector, one => one.getBoundingClientRect().toJSON())),
  )
  expect(toast!.top).toBeGreaterThanOrEqual(bar!.bottom)
})

/** A bank of one question whose `/quiz` someone types whole, with its options. */
const openTyping = async () => {
  const opened = await (await openPlayground()).open()
  await opened.page.focus('#write')
  return opened
}

test('options that are typed after a command’s name are sent with it', async () => {
  const { page, sees, complaints } = await openTyping()
  await page.keyboard.type('/quiz private:true')
  await page.keyboard.press('Enter')
  await sees('at noon?', '.is-private')
  expect(complaints).toEqual([])
})

test('a whole command that is pasted fills in its options, with spaces in their values', async () => {
  const { page } = await openTyping()
  await page.keyboard.sendCharacter('/quiz topic:sample two PRIVATE:True questions:2')
  await page.waitForSelector('#option-questions')
  const textIn = (id: string) => page.$eval(id, one => (one as unknown as { value: string }).value)
  expect(await Promise.all(['#option-topic', '#option-private', '#option-questions'].map(textIn))).toEqual([
    'sample two',
    'true',
    '2',
  ])
})

test('what is no option, or no value of one, sends nothing and says why', async () => {
  const { page, sees, textsOf, clickOn } = await openTyping()
  await page.keyboard.type('/quiz secretly')
  await page.keyboard.press('Enter')
  await sees('“secretly” isn’t an option.', '.filling .wrong')
  await clickOn('.filling .button', 'Cancel')
  await page.keyboard.type('/quiz private:perhaps')
  await page.keyboard.press('Enter')
  await sees('“perhaps” can’t be chosen here.', '.filling .wrong')
  await clickOn('.filling .button', 'Cancel')
  await page.keyboard.type('/quiz topic:sample privat:true')
  await page.keyboard.press('Enter')
  await sees('Did you mean private:…?', '.filling .wrong')
  expect(await textsOf('.message')).toEqual([])
})

test('what is typed while a line is being sent stays, and a line that could not be sent comes back', async () => {
  const { open } = await openPlayground()
  const { page, enter, sees } = await open()
  await page.setRequestInterception(true)
  const held: HTTPRequest[] = []
  page.on('request', request => void (request.method() === 'POST' ? held.push(request) : request.continue()))
  const written = () => page.$eval('#write', one => (one as unknown as { value: string }).value)
  await enter('First line')
  await page.keyboard.type('Second')
  await held[0]!.continue()
  await sees('First line')
  expect(await written()).toBe('Second')
  await page.keyboard.type(' line')
  await page.keyboard.press('Enter')
  await held[1]!.abort()
  await page.waitForFunction(`document.querySelector('#write').value === 'Second line'`)
})

test('one’s own command is brought to sight, what others say is announced', async () => {
  const { open } = await openPlayground()
  const { page, enter, sees } = await open({ width: 900, height: 500 })
  for (let n = 1; n <= 12; n++) await enter(`Line ${n}`)
  await sees('Line 12')
  const ben = await open()
  await ben.become('Ben')
  await page.evaluate(`document.querySelector('.log').scrollTop = 0`)
  await ben.enter('Hello')
  await page.waitForFunction(`document.querySelector('.newer').checkVisibility()`)
  const fromEnd = () =>
    page.evaluate(
      `(log => log.scrollHeight - log.scrollTop - log.clientHeight)(document.querySelector('.log'))`,
    )
  expect(await fromEnd()).toBeGreaterThan(80)
  await enter('/quiz')
  await sees('at noon?')
  expect(await fromEnd()).toBeLessThan(80)
})
