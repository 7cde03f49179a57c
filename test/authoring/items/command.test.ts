import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { runBankCli } from '../../../src/authoring/cli.ts'
import { classOf, simulateClass } from '../../../src/dev/simulated-class/class.ts'
import { keysOf } from '../../../src/quiz/items/responses.ts'
import { BANK_YAML, folderOf, SKY } from '../../bank/sample.ts'
import { scratch } from '../../scratch.ts'

const HEADER = 'person,question,picked,key,options'

/** A file of answers in a folder of its own. */
const fileOf = (text: string): string => {
  const file = join(scratch(), 'answers.csv')
  writeFileSync(file, text)
  return file
}

/** With a small folder of questions, as it is quick to read. */
const items = (file: string, ...args: string[]) =>
  runBankCli(['items', folderOf({ 'b/bank.yaml': BANK_YAML, 'b/q.md': SKY }), '--answers', file, ...args])

const jsonOf = async (file: string) => JSON.parse((await items(file, '--json')).text)

const simulated = simulateClass(classOf(60, { seed: 7, questions: 40, answersEach: 40 }))

const classFile = (nameOf = (question: string) => question, separator = ','): string => {
  const { item, person, choice } = simulated.responses
  const lines = [...item].map((place, row) => {
    const one = simulated.items[place]!
    return [person[row], nameOf(one.question), keysOf(one, choice[row]!), one.answer, 4].join(separator)
  })
  return fileOf([HEADER.replaceAll(',', separator), ...lines, ''].join('\n'))
}

describe('npm run bank -- items --answers', () => {
  test('finds the wrong keys, and names the right ones, as JSON for other programs', async () => {
    const found = await jsonOf(classFile())
    const wrong = simulated.questions.filter(({ isWrong }) => isWrong)
    expect(wrong).toHaveLength(2)
    expect(found).toHaveLength(40)
    expect(found.slice(0, 2)).toEqual(
      expect.arrayContaining(
        wrong.map(({ item, truth }) =>
          expect.objectContaining({ question: item.question, suggestedKey: truth[0], state: 'probable' }),
        ),
      ),
    )
    expect(found[0].pKeyWrong).toBeGreaterThan(0.9)
    expect(found[0].discrimination).toBeLessThan(0.1)
    expect(found[0].facility).toBeCloseTo(found[0].right / found[0].answers, 3)
  })

  test('says it in words: first what was found, then each question, then a table that fits 80 columns', async () => {
    const { text, status } = await items(classFile())
    const lines = text.split('\n')
    expect(status).toBe(0)
    expect(lines[0]).toBe('40 questions, 2,400 answers: 2 probably have a wrong key.')
    expect(text).toMatch(
      /class\/000\d {2}probably wrong\n {2}The key is probably wrong \(>99%\): the file says [A-D], but/,
    )
    expect(text).toMatch(/\nprobably wrong +>99% +60 +\d+% +−?0\.\d\d {2}class\/000\d\n/)
    expect(lines.filter(line => line.length > 80)).toEqual([])
  })

  test('shows the texts of questions that the banks have', async () => {
    const rows = Array.from({ length: 30 }, (_, person) => `${person},saa-c03/s3/s3-001,B,A,4`)
    const { text } = await runBankCli(['items', '--answers', fileOf([HEADER, ...rows].join('\n'))])
    const stem = readFileSync('questions/saa-c03/s3/s3-001.md', 'utf8')
    const quoted = /“(.{20})/.exec(text)![1]!
    expect(stem.replaceAll(/\s+/g, ' ')).toContain(quoted)
  })

  test('keeps ids with commas, quotes and line breaks, and never lets them command the terminal', async () => {
    const name = 'a, "b"\u001b[31m\nc'
    const cell = `"${name.replaceAll('"', '""')}"`
    const file = fileOf(`${HEADER}\n1,${cell},B,A,4\n2,${cell},B,A,4\n`)
    expect((await jsonOf(file))[0]).toMatchObject({ question: name, answers: 2 })
    const { text } = await items(file)
    expect(text).toContain('a, "b"\\u{1b}[31m\\u{a}c')
  })

  test('reads semicolons, tabs, a byte order mark, Windows’ lines, other column orders and small letters', async () => {
    const rows = [';', '\t'].map(sign => classFile(undefined, sign))
    expect(await jsonOf(rows[0]!)).toEqual(await jsonOf(classFile()))
    expect(await jsonOf(rows[1]!)).toEqual(await jsonOf(classFile()))
    const file = fileOf(
      '\ufeffOptions,Key,Picked,Question,Person,Note\r\n5,a c,c A,q,me,x\r\n5,A C,"b, d",q,you,\r\n',
    )
    expect((await jsonOf(file))[0]).toMatchObject({ answers: 2, right: 1, key: 'A C' })
  })

  test('counts first attempts only, and leaves out rows without a picked option', async () => {
    const file = fileOf(`${HEADER}\nme,q,,B,4\nme,q,B,B,4\nme,q,A,B,4\nyou,q,A,B,4\n`)
    expect((await jsonOf(file))[0]).toMatchObject({ answers: 2, right: 1, facility: 0.5 })
    expect((await items(file)).stderr).toBe('1 row without a picked option was left out.')
  })

  test('lists a question that no one answered', async () => {
    const [one] = await jsonOf(fileOf(`${HEADER}\nme,q,,B,4\n`))
    expect(one).toMatchObject({
      question: 'q',
      answers: 0,
      facility: null,
      discrimination: null,
      state: 'ok',
    })
  })
})

describe('mistakes in a file of answers are told with file:line and the next step', () => {
  test.each([
    ['', 1, 'the file is empty: the first line must be person,question,picked,key,options.'],
    [`${HEADER}\n`, 2, 'there are no answers below the first line'],
    [
      'person,question,picked\n1,q,A\n2,q,A\n',
      1,
      'no column key, options: the first line must name the columns',
    ],
    [
      `${HEADER}\n1,q,A,A,4\n1,q,E,A,4\n`,
      3,
      '“E” under picked isn’t one of the 4 options: write letters from A to D.',
    ],
    [
      `${HEADER}\n1,q,AB,A,4\n`,
      2,
      '“AB” under picked isn’t one of the 4 options: write letters from A to D; put spaces',
    ],
    [`${HEADER}\n1,q,A,F,4\n`, 2, '“F” under key isn’t one of the 4 options'],
    [`${HEADER}\n1,q,A,,4\n`, 2, 'no key: write the letters of the correct options'],
    [
      `${HEADER}\n1,q,A,A,four\n`,
      2,
      '“four” under options: write how many options the question has, from 2 to 26.',
    ],
    [`${HEADER}\n1,q,A,A,1\n`, 2, '“1” under options'],
    [`${HEADER}\n,q,A,A,4\n`, 2, 'no person'],
    [`${HEADER}\n1,,A,A,4\n`, 2, 'no question'],
    [
      `${HEADER}\n1,q,A,A,4\n\n2,q,A,B,4\n`,
      4,
      'this row says key B of 4 options, and line 2 says A of 4 for the same question',
    ],
    [`${HEADER}\n1,"q,A,A,4\n2,q,A,B,4\n`, 2, 'a `"` that opens a cell is never closed'],
    [`${HEADER}\n1,q"x"y,A,A,4\n`, 2, 'can’t be read from here on'],
  ])('%j', async (text, line, message) => {
    const file = fileOf(text)
    const result = await items(file)
    expect(result.status).toBe(1)
    expect(result.text.split('\n')).toEqual([expect.stringContaining(`${file}:${line}: ${message}`)])
  })

  test('the first twenty of many', async () => {
    const { text } = await items(fileOf(`${HEADER}\n${'1,q,Z,A,4\n'.repeat(134)}`))
    expect(text.split('\n')).toHaveLength(21)
    expect(text).toMatch(/\n… and 114 more\.$/)
  })

  test('a file that isn’t there, or a folder', async () => {
    expect(await items('nowhere.csv')).toEqual({ text: 'There’s no file nowhere.csv.', status: 2 })
    expect(await items('questions')).toEqual({ text: 'There’s no file questions.', status: 2 })
  })

  test('options that don’t exist, and a folder without questions', async () => {
    const unknown = await runBankCli(['items', '--csv'])
    expect([unknown.status, unknown.text]).toEqual([
      2,
      expect.stringContaining('See `npm run bank -- items --help`'),
    ])
    const folder = scratch()
    const { text, status } = await runBankCli(['items', folder, '--answers', classFile()])
    expect([status, text]).toEqual([2, expect.stringContaining(folder)])
  })
})
