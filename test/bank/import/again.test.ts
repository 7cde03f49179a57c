import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { runCli } from '../../../src/bank/cli.ts'
import { SKY, sky } from '../sample.ts'
import { type Files, setOut } from './sample.ts'

const OTHER = `---
question: Which sea lies between Italy and Croatia?
options: [Adriatic, Baltic, Caspian]
answer: Adriatic
---
`

/** Sources, and what is in the bank before they are imported. */
const beside = (files: Files, inBank: Files) => {
  const set = setOut(files)
  for (const [name, content] of Object.entries(inBank)) {
    mkdirSync(dirname(join(set.to, name)), { recursive: true })
    writeFileSync(join(set.to, name), content)
  }
  return set
}

describe('a second import', () => {
  test('changes nothing, and never overwrites what somebody edited, unless it is told to', async () => {
    const { run, read, to } = setOut({ 'sky.md': SKY, 'sea.md': OTHER })
    await run()
    const first = read('sky.md')
    expect(await run()).toMatchObject({ status: 0, text: expect.stringContaining('Files: 2 as they were.') })
    writeFileSync(join(to, 'sky.md'), sky('most', 'best'))
    const left = await run()
    expect(left.text).toContain(
      'from/sky.md:1  left alone  questions/b/sky.md differs and stays as it is: `--update` writes it anew',
    )
    expect(left.text).toContain(
      'questions/b: 1 playable (1 with warnings), 1 left alone, 0 quarantined, 0 skipped',
    )
    expect(left.status).toBe(1)
    expect(read('sky.md')).toContain('best')
    expect((await run('--update')).text).toContain('Files: 1 written anew, 1 as they were.')
    expect(read('sky.md')).toBe(first)
  })

  test('that has another answer is told so, and with --update brings it', async () => {
    const { run, from, bank } = setOut({ 'sky.md': SKY })
    await run()
    writeFileSync(from('sky.md'), sky('"B"', '"C"'))
    expect((await run()).text).toContain(
      'from/sky.md:1  quarantined  question-conflict  questions/b/sky.md asks the same with another right answer',
    )
    expect(bank().questions[0]!.answer).toEqual(['B'])
    expect(await run('--update')).toMatchObject({ status: 0 })
    expect(bank().questions[0]!.answer).toEqual(['C'])
  })

  test('finds a question again although a word of it was corrected', async () => {
    const { run, from, written, read } = setOut({ 'sky.md': SKY })
    await run()
    writeFileSync(from('sky.md'), sky('colour has', 'colour takes'))
    expect((await run()).text).toContain('1 left alone')
    await run('--update')
    expect(written()).toEqual(['bank.yaml', 'sky.md'])
    expect(read('sky.md')).toContain('takes')
  })

  test('finds a question again by its id, although its file was moved', async () => {
    const { run, to, written } = setOut({ 'a.md': sky('options:', 'id: Sky#1\noptions:') })
    await run()
    expect(written()).toEqual(['Sky-1.md', 'bank.yaml'])
    mkdirSync(join(to, 'moved'))
    writeFileSync(join(to, 'moved/one.md'), sky('options:', 'id: Sky#1\noptions:'))
    rmSync(join(to, 'Sky-1.md'))
    await run('--update')
    expect(written()).toEqual(['bank.yaml', 'moved/one.md'])
  })

  test('leaves a question the id and the aliases that somebody gave it', async () => {
    const { run, bank } = beside(
      { 'sky.md': sky('most', 'best') },
      { 'blue.md': sky('options:', 'aliases: [sky]\noptions:') },
    )
    expect((await run('--update')).text).toContain('1 written anew')
    expect(bank().questions).toEqual([
      expect.objectContaining({
        id: 'b/blue',
        aliases: ['b/sky'],
        explanation: expect.stringContaining('best'),
      }),
    ])
  })
})

describe('another question of the same name', () => {
  test('in another source gets a name of its own, in each import the same, and replaces nothing', async () => {
    const first = setOut({ 'q1.md': SKY })
    await first.run()
    writeFileSync(first.from('q1.md'), OTHER)
    expect((await first.run()).text).toContain('Files: 1 new.')
    const names = first.written()
    expect(names).toEqual(['bank.yaml', expect.stringMatching(/^q1-[0-9a-f]{6}\.md$/), 'q1.md'])
    expect((await first.run('--update')).text).toContain('Files: 1 as they were.')
    expect(first.written()).toEqual(names)
    expect(first.read('q1.md')).toContain('sky')
  })

  test.each([
    ['another id', 'options:', 'id: other\noptions:'],
    ['a name that differs in its case alone', 'noon', 'dusk'],
  ])('in the bank, with %s, stays', async (what, part, by) => {
    const name = what.startsWith('a name') ? 'Q1.md' : 'q1.md'
    const { run, written, read } = beside({ 'q1.md': OTHER }, { [name]: sky(part, by) })
    expect((await run('--update')).text).toContain('Files: 1 new.')
    expect(written().filter(it => it.endsWith('.md'))).toHaveLength(2)
    expect(read(name)).toBe(sky(part, by))
  })

  test('of true and false stays too, although its options are the same', async () => {
    const statement = (text: string) => `---\nquestion: ${text}\noptions: ["True", "False"]\nanswer: A\n---\n`
    const { run, read } = beside(
      { 'q.md': statement('Mars is a planet.') },
      { 'q.md': statement('Water boils at sea.') },
    )
    expect((await run('--update')).text).toContain('Files: 1 new.')
    expect(read('q.md')).toContain('Water')
  })
})

describe('what is in the bank', () => {
  test('stays as it is: the same is skipped, the contrary quarantined', async () => {
    const { run, written } = beside(
      { 'new.md': SKY, 'contrary.md': sky('"B"', '"C"').replace('noon', 'dusk') },
      { 'old.md': SKY, 'dusk.md': sky('noon', 'dusk') },
    )
    const { text } = await run()
    expect(text).toContain('from/new.md:1  skipped  questions/b/old.md asks the same')
    expect(text).toContain(
      'from/contrary.md:1  quarantined  question-conflict  questions/b/dusk.md asks the same',
    )
    expect(written()).toEqual(['dusk.md', 'old.md'])
  })

  test('is not put out of play by a contrary copy, although a file of its name is imported too', async () => {
    const { run, bank } = beside(
      { 'copy.md': sky('"B"', '"C"'), 'sky.md': sky('most', 'best') },
      { 'sky.md': SKY },
    )
    expect((await run()).text).toContain('from/copy.md:1  quarantined  question-conflict')
    expect(bank().questions.map(({ id }) => id)).toEqual(['b/sky'])
  })

  test('as a draft is there too: nothing brings it into play unasked', async () => {
    const { run, written } = beside(
      { 'new.md': SKY },
      { 'mine.md': sky('options:', 'draft: true\noptions:') },
    )
    expect((await run()).text).toContain('from/new.md:1  skipped  questions/b/mine.md asks the same')
    expect(written()).toEqual(['mine.md'])
  })

  test('keeps its names: an alias that leads to it already is refused', async () => {
    const { run } = beside({ 'new.md': OTHER.replace('answer', 'aliases: [sky]\nanswer') }, { 'sky.md': SKY })
    expect((await run()).text).toContain(
      'from/new.md:1  quarantined  id-twice  the alias `sky` leads to questions/b/sky.md already',
    )
  })

  test('with errors is written anew only where --update says so', async () => {
    const { run, read } = beside({ 'sky.md': SKY }, { 'sky.md': '---\nquestion: [\n---\n' })
    expect((await run()).text).toContain('1 left alone')
    await run('--update')
    expect(read('sky.md')).toContain('Which colour')
  })

  test.each([
    ['is broken', 'title: [\n'],
    ['has a domain without a name', 'title: B\ndomains:\n  - weight: 5\n'],
  ])('cannot be added to while its bank.yaml %s', async (_, settings) => {
    const { run, written } = beside({ 'sky.md': SKY }, { 'bank.yaml': settings })
    const { text, status } = await run()
    expect([status, text]).toEqual([
      2,
      expect.stringMatching(/^questions\/b\/bank\.yaml:\d+:\d+ {2}.*Nothing was imported\.$/),
    ])
    expect(written()).toEqual(['bank.yaml'])
  })

  test('is named rightly where the name of the bank has spaces and signs', async () => {
    const { folder, from } = setOut({ '1.md': SKY, '2.md': sky('"B"', '"C"') })
    const { text } = await runCli(['import', from(), '--to', join(folder, 'questions/my (new) bank')])
    expect(text.replaceAll(`${folder}/`, '')).toContain('question-conflict  from/2.md:1 asks the same')
  })
})
