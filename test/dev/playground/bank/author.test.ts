import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { BANK_YAML, put, SKY, sky } from '../../../bank/sample.ts'
import { openInBrowser } from './page.ts'

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

  expect(await textsOf('.bank-page h3')).toEqual(['1 file does not play', '1 warning in 1 file to look at'])
  const [broken] = await textsOf('.bank-problems .is-error')
  expect(broken).toContain('questions/b/s.md:8:9')
  expect(await textsOf('.bank-which')).toEqual(['Which colour has the sky at dusk?'])
  expect(await textsOf('.bank-question')).toHaveLength(2)

  await page.click('.bank-which a')
  await sees('.bank-page h2', 'questions/b/r.md')
  expect((await textsOf('.bank-page h3'))[0]).toBe('1 warning')

  await page.type('.bank-filter input', 'NOON sky')
  expect(await textsOf('.bank-count')).toEqual(['1 of 2 questions'])
  await page.click('.bank-question')
  await sees('.bank-page h2', 'questions/b/q.md')
  expect(new URL(page.url()).hash).toBe('#view=bank&open=b%2Fq')
  expect((await textsOf('.bank-page h3')).map(title => title?.replace(/ [A-D]( \(.*)?$/, ''))).toEqual([
    'The post',
    'Whoever chooses',
    'Whoever chooses',
    'Whoever chooses',
    'Whoever chooses',
    'The reveal',
  ])
  expect(await textsOf('.bank-outcome')).toHaveLength(4)
  await sees('.is-right', 'Air scatters blue light most.')
  const pictures = () =>
    page.evaluate(
      `[...document.querySelectorAll('.bank-page img[alt="A map of the sky"]')].map(one => one.naturalWidth)`,
    )
  await expect.poll(pictures, { timeout: 10_000 }).toEqual([1, 1])

  await page.evaluate('scrollTo(0, document.body.scrollHeight / 2)')
  const before = await page.evaluate('scrollY')
  expect(before).toBeGreaterThan(0)
  put(questions, {
    'b/q.md': sky('Air', 'Clean air').replace('answer', 'image: p.png\nalt: A map of the sky\nanswer'),
  })
  await sees('.is-right', 'Clean air scatters')
  expect(await page.evaluate('scrollY')).toBe(before)
  expect((await textsOf('[role=status].bank-status'))[0]).toMatch(/^Read again at \d\d:\d\d:\d\d$/)

  put(questions, { 'b/q.md': sky('"B"', '"Z"') })
  await sees('.bank-absent', 'questions/b/q.md:8:9')
  put(questions, { 'b/q.md': SKY })
  await sees('.bank-post', 'at noon?')
  rmSync(join(questions, 'b/q.md'))
  await sees('.bank-absent', 'No file has this question')

  await page.goBack()
  await sees('.bank-page h2', 'questions/b/r.md')
  await page.reload()
  await sees('.bank-page h2', 'questions/b/r.md')
  rmSync(questions, { recursive: true })
  await sees('[role=alert]', 'What is listed is from before.')
  expect(await textsOf('.bank-question')).toHaveLength(1)
  expect(complaints).toEqual([])

  await server.stop()
  await sees('.bank-status', 'The playground does not answer')
})
