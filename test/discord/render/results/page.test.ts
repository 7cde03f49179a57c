import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from 'puppeteer-core'
import { expect, test } from 'vitest'
import type { NamedResults } from '../../../../src/discord/render/results/columns.ts'
import { resultsPage } from '../../../../src/discord/render/results/page.ts'
import { en } from '../../../../src/words/en/index.ts'
import { barriersIn } from '../../../dev/playground/browser.ts'
import { type Look, openPage } from '../../../dev/playground/open-page.ts'
import { scratch } from '../../../scratch.ts'
import { sampleResults } from './sample-results.ts'

const HOSTILE = '</style><script>document.title = "taken"</script><img src="https://example.org/x.png">'

const openResults = async (look: Look = {}, results: NamedResults = sampleResults(12)) => {
  const file = join(scratch(), 'results.html')
  writeFileSync(file, await resultsPage(results, en))
  return openPage(pathToFileURL(file).href, look)
}

/** The first cells of the people’s rows that are shown. */
const people = (page: Page) =>
  page.$$eval('tr[data-entry]:not([hidden]) .name', names => names.map(name => name.textContent))

const sorts = (page: Page) =>
  page.$$eval('th[aria-sort]', heads => heads.map(head => head.getAttribute('aria-sort')))

test('the page asks for nothing, and runs nothing from names and titles', { tags: ['slow'] }, async () => {
  const sample = sampleResults(3)
  const [first] = sample.people
  const { page, requests, complaints } = await openResults(
    {},
    {
      ...sample,
      banks: [HOSTILE],
      groups: sample.groups.map(group => ({ ...group, domain: HOSTILE })),
      names: new Map([[first!.userId, HOSTILE]]),
    },
  )
  expect(requests).toEqual([page.url()])
  expect(complaints).toEqual([])
  expect(await page.title()).toBe('Quiz results')
  expect(await people(page)).toContain(HOSTILE)
  const text = await page.$eval('body', body => body.innerText)
  expect(text).toContain('3 people: ')
  expect(text).toContain('2 hidden people aren’t listed.')
})

test('people sort by every column, by mouse and keyboard, and everyone’s row stays on top', {
  tags: ['slow'],
}, async () => {
  const results = sampleResults(12)
  const { page } = await openResults({}, results)
  expect(await sorts(page)).toEqual(['none', 'descending', ...new Array(11).fill('none')].slice(0, 12))
  await page.focus('th:nth-child(3) button')
  await page.keyboard.press('Enter')
  expect((await sorts(page))[2]).toBe('descending')
  const shares = await page.$$eval('tr[data-entry] td:nth-child(3)', cells =>
    cells.map(cell => Number(cell.dataset.value)),
  )
  expect(shares).toEqual(shares.toSorted((a, b) => b - a))
  await page.click('th:nth-child(1) button')
  expect((await people(page))[0]).toBe('Ana 0')
  expect(await page.$eval('tbody tr', row => row.textContent)).toContain('Everyone')
  // Who sat no group exam stays last in both directions.
  const onlyOne = results.people.find(({ scores }) => scores[1] !== null)!
  for (const direction of ['descending', 'ascending']) {
    await page.click('th:nth-child(12) button')
    expect((await sorts(page))[11]).toBe(direction)
    expect((await people(page))[0]).toBe(results.names.get(onlyOne.userId))
  }
})

test('a search leaves only some people, and how many is said', { tags: ['slow'] }, async () => {
  const { page } = await openResults()
  await page.type('#search', 'фёдор')
  expect(await people(page)).toEqual(['Фёдор 5'])
  expect(await page.$eval('#shown', shown => shown.textContent)).toBe('1 of 12 people')
})

test.each<[string, Look]>([
  ['on a desktop', {}],
  ['on a desktop, light', { dark: false }],
  ['on a phone', { width: 360, height: 740 }],
  ['on a phone, light', { width: 360, height: 740, dark: false }],
])('no one is locked out of it %s', { tags: ['slow'] }, async (_, look) => {
  const { page } = await openResults(look)
  expect(await barriersIn(page)).toEqual([])
  // What is wide scrolls inside its region, not the page.
  const [inner, outer] = (await page.evaluate('[document.body.scrollWidth, window.innerWidth]')) as number[]
  expect(inner!).toBeLessThanOrEqual(outer!)
})
