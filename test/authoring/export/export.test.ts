import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { runBankCli } from '../../../src/authoring/cli.ts'
import { loadBank } from '../../../src/bank/load.ts'
import { folderOf, SKY, sky } from '../../bank/sample.ts'
import { scratch } from '../../scratch.ts'

const SHIPPED = join(import.meta.dirname, '../../../questions')

/** By id: the hash is over everything that a player sees or is graded by, pictures included. */
const hashesOf = (folder: string) =>
  Object.fromEntries(loadBank(folder)!.banks[0]!.questions.map(({ id, hash }) => [id, hash]))

describe.each(['json', 'csv', 'gift'])('an export to %s', format => {
  const isSameAgain = async (bank: string): Promise<void> => {
    const folder = scratch()
    const out = join(folder, `out/${bank}.${format}`)
    const exported = await runBankCli(['export', join(SHIPPED, bank), '--to', format, '--out', out])
    expect(exported.status).toBe(0)
    const to = join(folder, 'questions', bank)
    const imported = await runBankCli(['import', out, '--to', to])
    expect(imported.text).toMatch(/ playable, 0 quarantined, 0 skipped\nFiles: \d+ new\.$/)
    expect(hashesOf(to)).toEqual(hashesOf(join(SHIPPED, bank)))
  }

  test('of music-theory, with its pictures, imported again, is the same bank', () =>
    isSameAgain('music-theory'))

  test('of saa-c03, imported again, is the same bank', { tags: ['slow'] }, () => isSameAgain('saa-c03'))
})

describe('an export', () => {
  test('without --out is printed, and nothing else', async () => {
    const folder = folderOf({ 'b/q.md': SKY })
    const { text, status } = await runBankCli(['export', join(folder, 'b'), '--to', 'json'])
    expect(status).toBe(0)
    expect(JSON.parse(text)).toMatchObject([
      { id: 'q', question: 'Which colour has the sky at noon?', answer: ['B'] },
    ])
  })

  test('says what is not in the file', async () => {
    const folder = folderOf({ 'b/q.md': SKY, 'b/wrong.md': sky('"B"', '"Z"') })
    const out = join(folder, '../out.gift')
    const { text } = await runBankCli(['export', join(folder, 'b'), '--to', 'gift', '--out', out])
    expect(text).toContain('1 question; 1 skipped (drafts or with errors).\nNot in the file: the title')
    expect(readFileSync(out, 'utf8')).toContain('=Blue')
  })

  test('that is printed says beside it what is not in it', async () => {
    const folder = folderOf({ 'b/q.md': SKY, 'b/wrong.md': sky('"B"', '"Z"') })
    const { text, stderr } = await runBankCli(['export', join(folder, 'b'), '--to', 'csv'])
    expect(text).toMatch(/^id,question/)
    expect(stderr).toContain('1 question; 1 skipped (drafts or with errors).')
  })

  test('to a CSV file begins as spreadsheets need it to show letters with accents', async () => {
    const folder = folderOf({ 'b/q.md': sky('noon', 'midi à Évian') })
    const out = join(folder, '../out.csv')
    await runBankCli(['export', join(folder, 'b'), '--to', 'csv', '--out', out])
    expect(readFileSync(out).subarray(0, 5).toString('latin1')).toBe('ï»¿id')
  })

  test('of two banks into one folder never mixes up their pictures', async () => {
    const withPicture = sky('options:', 'image: sky.png\nalt: A sky.\noptions:')
    const folder = folderOf({
      'a/q.md': withPicture,
      'a/sky.png': 'one',
      'b/q.md': withPicture,
      'b/sky.png': 'another',
    })
    const exported = (bank: string) =>
      runBankCli([
        'export',
        join(folder, bank),
        '--to',
        'json',
        '--out',
        join(folder, '../out', `${bank}.json`),
      ])
    expect(await exported('a')).toMatchObject({ status: 0 })
    expect(await exported('b')).toMatchObject({
      status: 2,
      text: expect.stringMatching(
        /out\/sky\.png already exists and is a different picture.*Nothing was written/,
      ),
    })
    expect(readFileSync(join(folder, '../out/sky.png'), 'utf8')).toBe('one')
    expect(existsSync(join(folder, '../out/b.json'))).toBe(false)
  })

  test('never writes over a file', async () => {
    const folder = folderOf({ 'b/q.md': SKY })
    const out = join(folder, '../out.csv')
    symlinkSync('elsewhere.csv', join(folder, '../link.csv'))
    const link = join(folder, '../link.csv')
    expect(await runBankCli(['export', join(folder, 'b'), '--to', 'csv', '--out', link])).toMatchObject({
      status: 2,
    })
    expect(existsSync(join(folder, '../elsewhere.csv'))).toBe(false)
    writeFileSync(out, 'mine')
    const { text, status } = await runBankCli(['export', join(folder, 'b'), '--to', 'csv', '--out', out])
    expect([status, text]).toEqual([2, expect.stringContaining('already exists')])
    expect(readFileSync(out, 'utf8')).toBe('mine')
  })

  test.each([
    [['export'], 'Name the folder of one bank'],
    [['export', 'nowhere', '--to', 'csv'], 'There’s no folder nowhere.'],
    [['export', 'questions', '--to', 'csv'], 'questions has several banks: name one, such as questions/'],
    [
      ['export', 'questions/saa-c03', '--to', 'csv', '--out', 'package.json/x.csv'],
      'part of the path is a file',
    ],
    [['export', 'src'], 'Choose a format with `--to`: csv, gift, json.'],
    [['export', 'src', '--to', 'pdf'], 'There’s no format `pdf`; choose from csv, gift, json.'],
    [['export', 'src', '--to', 'csv', '--force'], "Unknown option '--force'."],
  ])('%j says what it lacks', async (args, words) => {
    const { text, status } = await runBankCli(args)
    expect([status, text]).toEqual([2, expect.stringContaining(words)])
  })

  test('of a folder without questions says so', async () => {
    const folder = folderOf({ 'b/bank.yaml': 'title: Empty\n' })
    const { text, status } = await runBankCli(['export', join(folder, 'b'), '--to', 'csv'])
    expect([status, text]).toEqual([1, expect.stringContaining('has no valid questions')])
    expect(existsSync(join(folder, 'out.csv'))).toBe(false)
  })
})
