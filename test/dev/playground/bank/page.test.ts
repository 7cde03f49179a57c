import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { BANK_YAML, put, SKY, sky } from '../../../bank/sample.ts'
import { barriersIn } from '../browser.ts'
import { openInBrowser } from './open-bank-page.ts'

/** One dot. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

test('an author opens a question, reads all that the bot says, and sees what they save where they read', async () => {
  const { page, server, questions, sees, textsOf, complaints } = await openInBrowser({
    'b/bank.yaml': BANK_YAML,
    'b/q.md': sky('answer', 'image: p.png\nalt: A map of the sky\nanswer'),
    'b/p.png': PNG,
    'b/r.md': sky('noon', 'dusk').replace(/explanation: .*\n/, ''),
    'b/s.md': sky('noon', 'dawn').replace('"B"', '"Z"'),
  })

  expect(await textsOf('.bank-page h3')).toEqual(['1 file with errors', '1 warning in 1 file'])
  const [broken] = await textsOf('.bank-problems .is-error')
  expect(broken).toContain('questions/b/s.md:8:9')
  expect(await textsOf('.bank-which')).toEqual(['s.md', 'Which colour has the sky at dusk?'])
  expect(await textsOf('.bank-question')).toHaveLength(3)

  await page.click('.is-warning .bank-which a')
  await sees('.bank-page h2', 'questions/b/r.md')
  expect((await textsOf('.bank-page h3'))[0]).toBe('1 problem')

  await page.type('.bank-filter input', 'NOON sky')
  await sees('.bank-count', '1 of 3 questions')
  await page.click('.bank-question')
  await sees('.bank-page h2', 'questions/b/q.md')
  expect(new URL(page.url()).hash).toBe('#view=bank&open=b%2Fq')
  // The heading comes from the list; the preview only with the server's next event.
  await sees('.bank-post', 'at noon?')
  expect((await textsOf('.bank-page h3')).map(title => title?.replace(/ [A-D]( \(.*)?$/, ''))).toEqual([
    'The question',
    'As the daily question',
    'If someone picks',
    'If someone picks',
    'If someone picks',
    'If someone picks',
    'The answer, shown to everyone',
  ])
  expect(await textsOf('.bank-outcome')).toHaveLength(4)
  await sees('.is-correct', 'Air scatters blue light most.')
  const pictures = () =>
    page.evaluate(
      `[...document.querySelectorAll('.bank-page img[alt="A map of the sky"]')].map(one => one.naturalWidth)`,
    )
  await expect.poll(pictures, { timeout: 10_000 }).toEqual([1, 1, 1])

  await page.evaluate('scrollTo(0, document.body.scrollHeight / 2)')
  const before = await page.evaluate('scrollY')
  expect(before).toBeGreaterThan(0)
  put(questions, {
    'b/q.md': sky('Air', 'Clean air').replace('answer', 'image: p.png\nalt: A map of the sky\nanswer'),
  })
  await sees('.is-correct', 'Clean air scatters')
  expect(await page.evaluate('scrollY')).toBe(before)
  expect((await textsOf('[role=status].bank-status'))[0]).toMatch(/^Reloaded at \d\d:\d\d:\d\d$/)
  await page.waitForFunction(`document.querySelector('.bank-status').textContent === ''`)

  put(questions, { 'b/q.md': sky('"B"', '"Z"') })
  await sees('.bank-absent', 'questions/b/q.md:8:9')
  put(questions, { 'b/q.md': SKY })
  await sees('.bank-post', 'at noon?')
  rmSync(join(questions, 'b/q.md'))
  await sees('.bank-absent', 'No such file yet.')

  await page.goBack()
  await sees('.bank-page h2', 'questions/b/r.md')
  await page.reload()
  await sees('.bank-page h2', 'questions/b/r.md')
  rmSync(questions, { recursive: true })
  await sees('[role=alert]', 'The list below is from before.')
  expect(await textsOf('.bank-question')).toHaveLength(2)
  expect(complaints).toEqual([])

  await server.stop()
  await sees('.bank-status', 'The playground isn’t answering')
})

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
  await page.keyboard.type('sky at')
  await sees('.bank-count', '3 of 4 questions')
  await press('ArrowDown')
  expect(await focused()).toContain('at noon?')
  await press('ArrowDown', 'Enter')
  await sees('.bank-page h2', 'questions/b/2.md')
  expect(await focused()).toBe('questions/b/2.md')
  await looksWell()

  await page.focus('.bank-filter input')
  await press('End')
  await page.keyboard.type(' noon')
  await sees('.bank-count', '1 of 4 questions')
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
  await sees('.bank-title', '3.md')
  await looksWell()
  await fits()
  await press('ArrowDown', 'End', 'Enter')
  await sees('.bank-page h2', '4.md')
  await fits()
  expect(complaints).toEqual([])
})

test('an author finds what is unfinished, starts a question, and sees it as on a phone', async () => {
  const { page, sees, textsOf, complaints } = await openInBrowser({
    ...FILES,
    'b/5.md': sky('noon', 'midnight').replace('question:', 'draft: true\nquestion:'),
  })
  const selects = () => page.$$('.bank-selects select')
  const titles = () => textsOf('.bank-title')
  const [show] = await selects()
  await show!.select('draft')
  expect(await titles()).toEqual(['Which colour has the sky at midnight?'])
  await show!.select('broken')
  expect(await titles()).toEqual(['3.md'])
  await show!.select('warning')
  expect(await titles()).toEqual(['Which colour has the sky at dusk?'])
  await show!.select('')
  await page.type('.bank-filter input', 'scatters BLUE')
  await sees('.bank-count', '3 of 5 questions')

  await page.click('.bank-top .bank-button')
  expect(await barriersIn(page)).toEqual([])
  await page.type('.bank-create input', 'mars 1')
  await page.click('.bank-create .is-primary')
  await sees('.bank-create [role=alert]', 'Use letters, digits and hyphens')
  expect(await barriersIn(page)).toEqual([])
  await page.$eval('.bank-create input', one => (one as unknown as { select(): void }).select())
  await page.type('.bank-create input', 'planets/mars-1')
  await page.click('.bank-create .is-primary')
  await sees('.bank-page h2', 'questions/b/planets/mars-1.md')
  await sees('.bank-note', 'A draft: the bot doesn’t ask it.')
  await sees('.bank-post', 'Write the question here.')
  expect(await barriersIn(page)).toEqual([])
  const widthOf = () => page.$eval('.bank-post', one => one.getBoundingClientRect().width)
  expect(await widthOf()).toBeGreaterThan(500)
  await page.click('.bank-buttons input')
  expect(await widthOf()).toBe(390)
  expect(complaints).toEqual([])
})

test('on a phone, what a search finds is right below its field, and the field stays in sight', async () => {
  const { page, sees } = await openInBrowser(FILES, { width: 390, height: 600 })
  await page.click('.bank-back button')
  await page.keyboard.type('dusk')
  await sees('.bank-count', '1 of 4 questions')
  const bottom = await page.$eval('.bank-question', one => one.getBoundingClientRect().bottom)
  const top = await page.$eval('.bank-filter input', one => one.getBoundingClientRect().top)
  expect(top).toBeGreaterThanOrEqual(0)
  expect(bottom).toBeLessThanOrEqual(600)
  await page.click('.bank-question')
  await sees('.bank-page h2', 'questions/b/2.md')
  expect(await page.$eval('.bank-phone-width', one => one.checkVisibility())).toBe(false)
})

test('on a phone, a bar of a chart and the mark of what is wanted have one scale', async () => {
  const question = (n: number) =>
    sky('question:', 'domain: One\nquestion:').replace('noon', `noon of day ${n}`)
  const { page } = await openInBrowser(
    {
      'b/bank.yaml': 'title: Sky\ndomains:\n  - name: One\n    weight: 90\n  - name: Two\n    weight: 10\n',
      ...Object.fromEntries(Array.from({ length: 12 }, (_, n) => [`b/${n}.md`, question(n)])),
    },
    { width: 390, height: 844 },
  )
  const [bar, mark] = await Promise.all(
    ['span', 'i'].map(part => page.$eval(`.bank-bar ${part}`, one => one.getBoundingClientRect().toJSON())),
  )
  expect((mark.left - bar.left) / bar.width).toBeCloseTo(0.9, 1)
})

const EVIL = `<img src=x onerror=\\"document.title='taken'\\"><script>document.title='taken'</script>`

test('names of files and texts of questions stay text, whatever stands in them', async () => {
  const name = `a&open=x#"'<b>%2F..%00 é.md`
  const { page, sees, complaints, requests, server } = await openInBrowser({
    'b/bank.yaml': `title: "${EVIL}"\n`,
    [`b/${name}`]: sky('noon', `${EVIL} noon`)
      .replace('"Red"', `"${EVIL} [red](javascript:alert(1))"`)
      .replace('Air', `${EVIL} Air`),
    [`b/broken ${name}`]: sky('"B"', `"${EVIL}"`).replace('noon', 'dusk'),
    'c/bank.yaml': BANK_YAML,
  })
  await sees('.bank-problems', `questions/b/broken ${name}:8:9`)
  await sees('.bank-problems', '<img src=x onerror="docume')
  await page.click('.bank-question')
  await sees('.bank-page h2', `questions/b/${name}`)
  await sees('.bank-post', `<script>document.title='taken'</script>`)
  await page.reload()
  await sees('.bank-page h2', `questions/b/${name}`)
  expect(await page.title()).not.toBe('taken')
  expect(await page.$$('.bank img, .bank script, .bank .text b, .bank a[href^="javascript"]')).toEqual([])
  expect(requests.filter(address => !address.startsWith(server.url))).toEqual([])
  expect(complaints).toEqual([])
})
