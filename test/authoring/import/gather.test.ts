import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { runBankCli } from '../../../src/authoring/cli.ts'
import { SKY } from '../../bank/sample.ts'
import { setOut } from './sample.ts'

/** Nothing is refused to root, so that its tests become another user for a while. */
const asNobody = async <T>(work: () => Promise<T>): Promise<T> => {
  if (process.getuid!() !== 0) return work()
  process.seteuid!('nobody')
  try {
    return await work()
  } finally {
    process.seteuid!('root')
  }
}

describe('a folder that is imported', () => {
  test('may hold its questions in a README, which is not reported where it holds none', async () => {
    const { run, written } = setOut({
      'README.md': '# Questions\n\nHow to use them.\n',
      'deep/README.md': '### Which planet is red?\n\n- [ ] Venus\n- [x] Mars\n',
    })
    const { text } = await run()
    expect(text).toContain('1 playable')
    expect(text).not.toContain('from/README.md')
    expect(written()).toHaveLength(2)
  })

  test('tells of files that were not opened, but not of pictures', async () => {
    const { run } = setOut({
      'a.md': SKY,
      'b.docx': 'x',
      'c.docx': 'x',
      'd.pdf': 'x',
      LICENSE: 'x',
      'e.png': 'x',
    })
    expect((await run()).text).toContain(
      'from  note  4 files were not opened, by the ending (.docx, no ending, .pdf): name each that has questions',
    )
  })

  test('without a question is no success', async () => {
    const { run, written } = setOut({ 'notes.md': '# Notes\n', 'tsconfig.json': '{ "compilerOptions": {} }' })
    const { text, status } = await run()
    expect(status).toBe(1)
    expect(text).toContain('from/tsconfig.json  skipped  no questions in a format that is known')
    expect(text).toContain('No question was found there.')
    expect(written()).toEqual([])
  })

  test('of which all is in the bank already is one', async () => {
    const { run, to, from } = setOut({ 'a.md': SKY })
    await run()
    execFileSync('mv', [join(to, 'a.md'), join(to, 'other.md')])
    expect(await runBankCli(['import', from(), '--to', to])).toMatchObject({ status: 0 })
  })

  test('may hold links in circles, to nothing and to elsewhere, and pipes that nobody writes to', async () => {
    const { run, from, folder } = setOut({ 'sub/good.md': SKY })
    writeFileSync(join(folder, 'secret.md'), SKY)
    mkdirSync(join(folder, 'elsewhere'))
    symlinkSync('self.md', from('self.md'))
    symlinkSync('nothing.md', from('broken.md'))
    symlinkSync(join(folder, 'secret.md'), from('secret.md'))
    symlinkSync(folder, from('sub/up'))
    execFileSync('mkfifo', [from('pipe.md')])
    const { text } = await run()
    for (const name of ['self', 'broken', 'secret'])
      expect(text).toContain(
        `from/${name}.md  skipped  a link to nothing, or to what lies outside this folder`,
      )
    expect(text).toContain('from/pipe.md  skipped  neither a file nor a folder')
    expect(text).toContain('1 playable')
  })

  test('may hold folders that cannot be read, and the rest is imported', async () => {
    const { run, from, folder } = setOut({ 'a.md': SKY, 'shut/b.md': SKY })
    chmodSync(from('shut'), 0)
    chmodSync(folder, 0o777)
    const { text } = await asNobody(run)
    expect(text).toContain('from/shut  quarantined  unreadable')
    expect(text).toContain('1 playable')
  })
})

describe('what the system refuses is reported in a sentence:', () => {
  test('a bank below a file', async () => {
    const { folder, from } = setOut({ 'a.md': SKY })
    writeFileSync(join(folder, 'file'), '')
    const { text, status } = await runBankCli(['import', from(), '--to', join(folder, 'file/b')])
    expect(status).toBe(2)
    expect(text).toMatch(/`--to` leads to .*\/file, a file: name the folder of a bank/)
  })

  test('a bank.yaml that is a folder', async () => {
    const { run, to } = setOut({ 'a.md': SKY })
    mkdirSync(join(to, 'bank.yaml'), { recursive: true })
    expect(await run()).toMatchObject({ status: 2, text: expect.stringContaining('bank.yaml') })
  })

  test('a pipe that is named', async () => {
    const { from, to } = setOut({})
    mkdirSync(from())
    execFileSync('mkfifo', [from('pipe.md')])
    expect(await runBankCli(['import', from('pipe.md'), '--to', to])).toMatchObject({
      status: 2,
      text: expect.stringContaining('neither a file nor a folder'),
    })
  })

  test('a hidden bank', async () => {
    const { from, folder } = setOut({ 'a.md': SKY })
    expect(await runBankCli(['import', from(), '--to', join(folder, '.b')])).toMatchObject({
      status: 2,
      text: expect.stringContaining("a bank's name never begins with a dot"),
    })
  })

  test('a bank that cannot be written to', async () => {
    const { run, to, folder } = setOut({ 'a.md': SKY })
    mkdirSync(to, { recursive: true })
    chmodSync(to, 0o500)
    chmodSync(folder, 0o777)
    const { text, status } = await asNobody(run)
    expect([status, text]).toEqual([2, expect.stringContaining('check the permissions')])
  })
})

test('names that would be in each other’s way both find a place', async () => {
  const named = (id: string, time: string) =>
    SKY.replace('noon', time).replace('options:', `id: ${id}\noptions:`)
  const { run, bank } = setOut({
    'all.md': ['a', 'a.md/b', 'bank.yaml/c', 'readme', 'con']
      .map((id, n) => named(id, `${n} o'clock`))
      .join('\n'),
  })
  expect((await run()).text).toContain('5 playable')
  expect(
    bank()
      .questions.map(({ id }) => id)
      .toSorted(),
  ).toEqual(['b/a', 'b/a.md/b', 'b/bank.yaml/c', 'b/con', 'b/readme'])
})

test('what a source says commands no terminal', async () => {
  const { run } = setOut({ 'a\u001b[31m.md': SKY.replace('"B"', '"\\e[2J\\nfrom/b.md:1"') })
  const { text } = await run()
  // biome-ignore lint/suspicious/noControlCharactersInRegex: this is what must not be there
  expect(text).not.toMatch(/\u001b/)
  expect(text).toContain('a\\u{1b}[31m.md:1  quarantined  answer-unknown')
  expect(text.split('\n').filter(line => line.startsWith('from/b.md'))).toEqual([])
})

test('many slips in one file are one question that is quarantined', async () => {
  const { run } = setOut({ 'a.md': '---\nquestion: "Which?\noptions: [\n: x\n\t- y: {\nanswer: "B\n---\n' })
  expect((await run('--from', 'frontmatter')).text).toContain('0 playable, 1 quarantined')
})

test('four hundred questions with one stem are compared in a moment, and each plays', async () => {
  const rows = Array.from({ length: 400 }, (_, n) => `Which is true?,Fact ${n},Error ${n},Slip ${n},A\n`)
  const { run } = setOut({ 'a.csv': `question,a,b,c,answer\n${rows.join('')}` })
  expect((await run()).text).toContain('400 playable')
})
