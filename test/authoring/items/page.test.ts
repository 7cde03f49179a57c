import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from 'puppeteer-core'
import { expect, test } from 'vitest'
import { itemsHtml } from '../../../src/authoring/items/html/page.ts'
import { type ReportedItem, worstFirst } from '../../../src/authoring/items/report.ts'
import { classOf, simulateClass } from '../../../src/dev/simulated-class/class.ts'
import { barriersIn } from '../../dev/playground/browser.ts'
import { type Look, openPage } from '../../dev/playground/open-page.ts'
import { analyseClass } from '../../quiz/items/detection.ts'
import { sampleQuestion } from '../../quiz/sample.ts'
import { scratch } from '../../scratch.ts'

const HOSTILE = '</style><script>document.title = "taken"</script><img src="https://example.org/x.png">'

const reported = (): ReportedItem[] => {
  const simulated = simulateClass(classOf(60, { seed: 7, questions: 40, answersEach: 40 }))
  return analyseClass(simulated)
    .sort(worstFirst)
    .map((analysis, place) => ({
      analysis,
      question: place === 1 ? null : sampleQuestion({ id: analysis.question, text: `${place}? ${HOSTILE}` }),
    }))
}

const openReport = (look: Look = {}) => {
  const file = join(scratch(), 'report.html')
  writeFileSync(file, itemsHtml(reported(), 'answers <2>.csv'))
  return openPage(pathToFileURL(file).href, look)
}

/** The first cells of a column, as the table shows it. */
const column = (page: Page, place: number, rows = 4) =>
  page.$$eval(
    '#sorted tbody:not([hidden])',
    (found, at, count) => found.slice(0, count).map(group => group.rows[0]!.cells[at]!.dataset.value!),
    place,
    rows,
  ) as Promise<string[]>

test('the report is a page that asks for nothing, runs nothing from its texts, and shows what was found', {
  tags: ['slow'],
}, async () => {
  const { page, requests, complaints } = await openReport()
  expect(requests).toEqual([page.url()])
  expect(complaints).toEqual([])
  expect(await page.title()).toBe('Item analysis')
  const text = await page.$eval('body', body => body.innerText)
  expect(text).toContain('40 questions, 2,400 answers: 2 probably have a wrong key.')
  expect(text).toContain('First attempts from answers <2>.csv')
  expect(text).toContain('</style><script>')
})

test('columns sort by mouse and keyboard, and say so to screen readers', { tags: ['slow'] }, async () => {
  const { page } = await openReport()
  const sorts = () => page.$$eval('th[aria-sort]', heads => heads.map(head => head.getAttribute('aria-sort')))
  expect(await sorts()).toEqual(['ascending', 'none', 'none', 'none', 'none', 'none'])
  await page.focus('th:nth-child(5) button')
  await page.keyboard.press('Enter')
  expect(await sorts()).toEqual(['none', 'none', 'none', 'none', 'ascending', 'none'])
  const discrimination = (await column(page, 4, 40)).map(Number)
  expect(discrimination).toEqual(discrimination.toSorted((a, b) => a - b))
  await page.keyboard.press('Space')
  expect(await sorts()).toContain('descending')
  expect((await column(page, 4, 40)).map(Number)).toEqual(discrimination.toReversed())
  await page.click('th:nth-child(2) button')
  expect(await column(page, 1)).toEqual(['class/0000', 'class/0001', 'class/0002', 'class/0003'])
})

test('a search and a checkbox leave only some of the rows, and how many is said', {
  tags: ['slow'],
}, async () => {
  const { page } = await openReport()
  await page.type('#search', 'class/0007')
  expect(await column(page, 1)).toEqual(['class/0007'])
  expect(await page.$eval('#shown', shown => shown.textContent)).toBe('1 of 40 questions')
  await page.$eval('#search', search => {
    search.value = ''
    search.dispatchEvent(new Event('input'))
  })
  await page.click('#doubtful')
  const shown = await column(page, 0, 40)
  expect(shown.length).toBeGreaterThanOrEqual(2)
  expect(shown.length).toBeLessThan(40)
})

test.each<[string, Look]>([
  ['on a desktop', {}],
  ['on a desktop, light', { dark: false }],
  ['on a phone', { width: 360, height: 740 }],
  ['on a phone, light', { width: 360, height: 740, dark: false }],
])('no one is locked out of it %s', { tags: ['slow'] }, async (_, look) => {
  const { page } = await openReport(look)
  await page.$$eval('details', all => {
    for (const one of all.slice(0, 3)) one.setAttribute('open', '')
  })
  expect(await barriersIn(page)).toEqual([])
  // What is wide scrolls inside its region, not the page.
  const [inner, outer] = (await page.evaluate('[document.body.scrollWidth, window.innerWidth]')) as number[]
  expect(inner!).toBeLessThanOrEqual(outer!)
})
