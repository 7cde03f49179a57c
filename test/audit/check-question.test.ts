import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { checkQuestion } from '../../src/audit/check-question.ts'

const AT = { bank: '100000000000000001', name: 'upload' }

const check = (extra: string) =>
  checkQuestion(
    `---
question: Which planet turns slowest?
options: { A: Venus, B: Mars }
answer: A
explanation: Venus turns once in 243 days.
references: ['https://example.org/days']
${extra}
---
`,
    AT,
  )

test('a file that someone uploads can’t find out which files this machine has', () => {
  const there = resolve('questions/music-theory/images/interval.png').slice(1)
  const [known, unknown] = [there, `${there}.png`].map(path =>
    check(`image: ${path}\nalt: Two notes on a staff`),
  )
  expect(known).toEqual(unknown)
  expect(known).toMatchObject({ question: { image: null }, findings: [] })
})

test('a draft is checked like any other', () => {
  expect(check('draft: true').question).toMatchObject({ text: 'Which planet turns slowest?' })
})
