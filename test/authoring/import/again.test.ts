import { mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, inject, test } from 'vitest'
import { runBankCli } from '../../../src/authoring/cli.ts'
import { SKY, sky } from '../../bank/sample.ts'
import { type Files, setOut } from './sample.ts'

const OTHER = `---
question: Which sea lies between Italy and Croatia?
options: [Adriatic, Baltic, Caspian]
answer: Adriatic
---
`

const SEVEN = OTHER.replace('Which sea lies between Italy and Croatia', 'How many days has a week').replace(
  /options.*\nanswer.*/,
  'options: [Six, Seven, Eight]\nanswer: Seven',
)

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
  test('changes nothing, and never overwrites what somebody edited, without --update', async () => {
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

  test('that has another answer is reported, and with --update brings it', async () => {
    const { run, from, bank } = setOut({ 'sky.md': SKY })
    await run()
    writeFileSync(from('sky.md'), sky('"B"', '"C"'))
    expect((await run()).text).toContain(
      'from/sky.md:1  quarantined  question-conflict  questions/b/sky.md asks the same with a different correct answer',
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
    rmSync(first.from('q1.md'))
    writeFileSync(first.from('other.md'), OTHER.replace('answer', 'id: q1\nanswer'))
    expect((await first.run()).text).toContain('Files: 1 new.')
    const names = first.written()
    expect(names).toEqual(['bank.yaml', expect.stringMatching(/^q1-[0-9a-f]{6}\.md$/), 'q1.md'])
    expect((await first.run('--update')).text).toContain('Files: 1 as they were.')
    expect(first.written()).toEqual(names)
    expect(first.read('q1.md')).toContain('sky')
  })

  test('in the same source is that question, corrected: left alone, and replaced by an update', async () => {
    const { run, from, read, written } = setOut({ 'q1.md': SKY })
    await run()
    const names = written()
    writeFileSync(from('q1.md'), OTHER)
    expect((await run()).text).toContain('questions/b/q1.md differs and stays as it is')
    expect(read('q1.md')).toContain('sky')
    expect((await run('--update')).text).toContain('Files: 1 written anew.')
    expect(written()).toEqual(names)
    expect(read('q1.md')).toContain('Adriatic')
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

  test('never changes places with it, in whatever order they come', async () => {
    const rows = (...lines: string[]) => `id,question,a,b,answer\n${lines.join('\n')}\n`
    const a = rows(
      '1,Which statement is true?,Mars is red,Mars is green,A',
      '2,What does `&&` do?,Logical and,Logical xor,A',
      '3,Which planet is closest to the Sun?,Mercury,Neptune,A',
    )
    const b = rows(
      '1,Which statement is true?,Gold is a metal,Gold is a gas,A',
      '2,What does `||` do?,Or of two things,Nothing at all,A',
      '3,Which planet is farthest from the Sun?,Mercury,Neptune,B',
    )
    const { from, to, written, read } = setOut({ 'a.csv': a, 'b.csv': b })
    const take = (...names: string[]) =>
      runBankCli(['import', ...names.map(name => from(name)), '--to', to, '--update'])
    await take('a.csv')
    expect((await take('b.csv')).text).toContain('Files: 3 new.')
    const [names, first] = [written(), read('3.md')]
    for (const order of [['a.csv', 'b.csv'], ['b.csv', 'a.csv'], ['b.csv']]) await take(...order)
    expect([written(), read('3.md')]).toEqual([names, first])
    writeFileSync(from('a.csv'), a.replace('closest', 'the closest'))
    await take('b.csv', 'a.csv')
    expect(written()).toEqual(names)
    expect(read('3.md')).toContain('the closest')
  })

  test('of true and false never takes the place of one that is like it, and each finds its own again', async () => {
    const deck = (text: string, reason = '') =>
      `id,question,a,b,answer,explanation\n1,${text},True,False,A,${reason}\n`
    const [france, spain] = [
      'The capital of France is the city of Paris.',
      'The capital of Spain is the city of Madrid.',
    ]
    const { from, to, read, written } = setOut({ 'f.csv': deck(france), 's.csv': deck(spain) })
    const take = (...names: string[]) =>
      runBankCli(['import', ...names.map(name => from(name)), '--to', to, '--update'])
    await take('f.csv')
    expect((await take('s.csv')).text).toContain('1 new')
    const names = written()
    writeFileSync(from('f.csv'), deck(france, 'A reason.'))
    writeFileSync(from('s.csv'), deck(spain, 'Another one.'))
    expect((await take('s.csv', 'f.csv')).text).toContain('Files: 2 written anew.')
    expect(written()).toEqual(names)
    expect(read('1.md')).toContain('A reason.')
  })

  test('whose number has moved on is found where it is', async () => {
    const deck = (...texts: string[]) =>
      `id,question,a,b,answer\n${texts.map((text, n) => `${n + 1},${text},True,False,A\n`).join('')}`
    const all = ['Oslo lies by a fjord.', 'Two is a prime number.', 'Copper leads heat well.']
    const { run, from, read } = setOut({ 'q.csv': deck(all[1]!, all[2]!) })
    await run()
    writeFileSync(from('q.csv'), deck(...all))
    expect((await run('--update')).text).toContain('Files: 1 new, 2 as they were.')
    expect(read('1.md')).toContain('prime')
  })

  test('gives way to the question that is exactly the one there', async () => {
    const row = (id: string, colour: string) =>
      `${id},Which planet is called the ${colour} one?,Venus,Mars,B\n`
    const { run, read } = beside(
      { 'q.csv': `id,question,a,b,answer\n${row('old', 'rusty')}${row('new', 'red')}` },
      {
        'new.md':
          '---\nquestion: Which planet is called the red one?\naliases: [old]\noptions: {A: Venus, B: Mars}\nanswer: B\n---\n',
      },
    )
    await run('--update')
    expect(read('new.md')).toContain('red')
  })

  test('in a script without spaces is recognised as another, and a correction of it is none', async () => {
    const row = (text: string) => `id,question,a,b,answer\n1,${text},金星,火星,B\n`
    const { run, from, written } = setOut({ 'q.csv': row('哪个行星被称为红色的行星？') })
    await run()
    writeFileSync(from('q.csv'), row('哪个行星被称为红色行星？'))
    expect((await run()).text).toContain('1 left alone')
    expect(written()).toEqual(['1.md', 'bank.yaml'])
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

test('a question that stays the same keeps its id, whatever is added, taken out or moved around it', async () => {
  const texts = fc.uniqueArray(fc.constantFrom('One', 'Two', 'Three', 'Four', 'Five', 'Six'), {
    minLength: 1,
  })
  const isNumbered = fc.boolean()
  await fc.assert(
    fc.asyncProperty(texts, texts, isNumbered, async (first, second, numbered) => {
      const deck = (words: readonly string[]) =>
        `${numbered ? 'id,' : ''}question,a,b,answer\n${words
          .map((word, at) => `${numbered ? `${at + 1},` : ''}${word} is a number.,True,False,A\n`)
          .join('')}`
      const { run, from, bank } = setOut({ 'q.csv': deck(first) })
      await run()
      const ids = new Map(bank().questions.map(({ text, id }) => [text, id]))
      writeFileSync(from('q.csv'), deck(second))
      await run()
      const after = new Map(bank().questions.map(({ text, id }) => [text, id]))
      for (const [text, id] of ids) expect(after.get(text)).toBe(id)
      writeFileSync(from('q.csv'), deck(second))
      expect((await run()).text).not.toContain(' new')
    }),
    { numRuns: inject('runsAll') ? 25 : 8 },
  )
})

describe('a source', () => {
  test('finds its question in a file that was renamed and edited', async () => {
    const { run, from, to, written, read } = setOut({ 'sky.md': SKY })
    await run()
    writeFileSync(join(to, 'blue.md'), read('sky.md').replace('most', 'best'))
    rmSync(join(to, 'sky.md'))
    writeFileSync(from('sky.md'), sky('colour has', 'colour takes'))
    expect((await run('--update')).text).toContain('Files: 1 written anew.')
    expect(written()).toEqual(['bank.yaml', 'blue.md'])
    expect(read('blue.md')).toContain('takes')
    expect(read('blue.md')).toContain('source: sky.md')
  })

  test('finds a draft and a question with errors', async () => {
    const { run, from, to, read } = setOut({ 'q.csv': 'id,question,a,b,answer\n1,Is it?,Yes,No,A\n' })
    await run()
    for (const spoilt of [
      'draft: true\nquestion',
      'votes: 3\ndraft: true\nquestion',
      'answer: Z\nquestion',
    ]) {
      writeFileSync(
        join(to, '1.md'),
        read('1.md')
          .replace(/^answer.*\n/m, '')
          .replace(/^question/m, spoilt),
      )
      writeFileSync(from('q.csv'), 'id,question,a,b,answer\n1,Is it so?,Yes,No,A\n')
      expect((await run()).text).toContain('1 left alone')
      expect((await run('--update')).text).toContain('Files: 1 written anew.')
    }
  })

  test('is no reference where a bank is imported into another, while that of another program is one', async () => {
    const { run, bank } = setOut({
      'ours.md': sky('options:', 'source: q.csv#1\noptions:'),
      'theirs.md': OTHER.replace('options:', 'source: https://example.org/b\noptions:'),
    })
    await run()
    expect(bank().questions.map(({ references }) => references)).toEqual([
      ['https://example.org/sky'],
      ['https://example.org/b'],
    ])
  })
})

describe('an id', () => {
  test.each(['aliases: [b/sky]', 'id: b/sky'])('may have the name of the bank before it: %s', async key => {
    const { run, bank } = beside({ 'new.md': OTHER.replace('answer', `${key}\nanswer`) }, { 'sky.md': SKY })
    await run()
    expect(bank().questions.map(({ id }) => id)).toContain('b/sky')
    await run('--update')
    expect(bank().questions.map(({ text }) => text)).toContain('Which colour has the sky at noon?')
  })

  test('with the name of the bank before it finds its file again', async () => {
    const named = (text: string) => text.replace('options:', 'id: b/mars\noptions:')
    const { run, written, read } = beside({ 'any.md': named(sky('most', 'best')) }, { 'mars.md': named(SKY) })
    await run('--update')
    expect(written()).toEqual(['bank.yaml', 'mars.md'])
    expect(read('mars.md')).toContain('best')
  })

  test('of a draft counts with and without it too', async () => {
    const draft = sky('options:', 'id: b/foo\naliases: [b/bar]\ndraft: true\noptions:')
    const { run } = beside({ 'foo.md': OTHER, 'bar.md': SEVEN }, { 'x.md': draft })
    await run()
    const names = (await run()).text
    expect(names).toContain('2 as they were')
    expect(names).not.toContain('new')
  })

  test('is kept where only the path is taken', async () => {
    const named = (id: string, time: string) => sky('noon', time).replace('options:', `id: ${id}\noptions:`)
    const { run, bank } = setOut({
      'q.md': [named('S3', 'one'), named('s3', 'two'), named('c#1', 'three'), named('c+1', 'four')].join(
        '\n',
      ),
    })
    await run()
    expect(
      bank()
        .questions.map(({ id }) => id)
        .toSorted(),
    ).toEqual(['b/S3', 'b/c#1', 'b/c+1', 'b/s3'])
    expect((await run('--update')).text).toContain('4 as they were')
  })

  test('of its own leads to a question before an alias of another', async () => {
    const { run, read } = beside(
      { 'q1.md': sky('most', 'best') },
      { 'q1.md': SKY, 'zz.md': OTHER.replace('answer', 'draft: true\naliases: [q1]\nanswer') },
    )
    await run('--update')
    expect(read('q1.md')).toContain('best')
  })

  test('leaves the aliases of another folder alone', async () => {
    const { run, bank } = beside(
      { 'q1.md': sky('options:', 'aliases: [archive/mars]\noptions:') },
      { 'q1.md': sky('options:', 'aliases: [mars]\noptions:') },
    )
    await run('--update')
    expect(bank().questions[0]!.aliases).toEqual(['b/archive/mars', 'b/mars'])
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

  test('with errors is rewritten only where --update says so', async () => {
    const { run, read } = beside({ 'sky.md': SKY }, { 'sky.md': sky('"B"', '"Z"') })
    expect((await run()).text).toContain('1 left alone')
    await run('--update')
    expect(read('sky.md')).toContain('answer: B')
  })

  test.each([
    ['notes that are no question', 'My notes.\n'],
    ['a question that cannot be read', '---\nquestion: [\n---\n'],
    ['a draft without a text', '---\ndraft: true\ntags: [sky]\n---\n'],
  ])('and is %s is never written over', async (_, text) => {
    const { run, read } = beside({ 'sky.md': SKY }, { 'sky.md': text })
    const result = await run('--update')
    expect(result).toMatchObject({
      status: 1,
      text: expect.stringContaining('from/sky.md:1  quarantined  file-taken'),
    })
    expect(read('sky.md')).toBe(text)
  })

  test('and leads nowhere, or is a folder, is not written over either, and the rest is imported', async () => {
    const { run, to, written } = beside({ 'a.md': SKY, 'b.md': OTHER, 'c.md': sky('noon', 'dusk') }, {})
    mkdirSync(join(to, 'b.md'), { recursive: true })
    symlinkSync('nowhere.md', join(to, 'a.md'))
    expect((await run('--update')).text).toContain('1 playable, 2 quarantined')
    expect(written().filter(name => name.endsWith('.md'))).toEqual(['a.md', 'b.md', 'c.md'])
  })

  test('and has an ending in capitals is found by its name', async () => {
    const { run, written } = beside({ 'q1.md': SKY }, { 'q1.MD': SKY })
    expect((await run()).text).toContain('1 as they were')
    expect(written()).toEqual(['q1.MD'])
  })

  test('and was laid out by a person is the same', async () => {
    const { run, read } = beside(
      { 'sky.md': SKY },
      { 'sky.md': SKY.replace('question:', '# mine\nquestion:') },
    )
    expect((await run('--update')).text).toContain('1 as they were')
    expect(read('sky.md')).toContain('# mine')
  })

  test('and cannot be played does not stand for what can', async () => {
    const { run, bank } = beside({ 'sky.md': SKY }, { 'old.md': sky('"B"', '"Z"') })
    expect((await run()).text).toContain('1 playable')
    expect(bank().questions.map(({ id }) => id)).toEqual(['b/sky'])
  })

  test('and leads out of the bank is not followed', async () => {
    const { run, to, folder } = beside({ 's3/q.md': SKY, 'p.md': OTHER }, { 'bank.yaml': 'title: B\n' })
    mkdirSync(join(folder, 'elsewhere'))
    symlinkSync(join(folder, 'elsewhere'), join(to, 's3'))
    expect((await run()).text).toContain(
      'from/s3/q.md:1  quarantined  link  questions/b/s3 leads out of the bank',
    )
    expect(readdirSync(join(folder, 'elsewhere'))).toEqual([])
  })

  test('and stands in the way of a folder costs one question, and the rest is reported', async () => {
    const { run } = beside({ 'zz/b.md': SKY, 'a.md': OTHER }, { zz: 'a file' })
    const { text, status } = await run()
    expect(status).toBe(1)
    expect(text).toContain('from/zz/b.md:1  quarantined  file-taken  questions/b/zz is a file where a folder')
    expect(text).toContain('1 playable')
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

  test('with two answers to one question is corrected by an update of one, or of both', async () => {
    const row = (id: number, answer: string) =>
      `${id},Which planet is called the red one?,Venus,Mars,${answer}\n`
    const file = (id: number, answer: string) => ({
      [`${id}.md`]: `---\nquestion: Which planet is called the red one?\noptions: {A: Venus, B: Mars}\nanswer: ${answer}\n---\n`,
    })
    const one = beside(
      { 'q.csv': `id,question,a,b,answer\n${row(2, 'B')}` },
      { ...file(1, 'B'), ...file(2, 'A') },
    )
    expect((await one.run('--update')).text).toContain('1 written anew')
    const both = beside(
      { 'q.csv': `id,question,a,b,answer\n${row(1, 'B')}${row(2, 'B')}` },
      { ...file(1, 'A'), ...file(2, 'A') },
    )
    expect((await both.run('--update')).text).toContain('2 written anew')
    expect(both.bank().questions.map(({ answer }) => answer)).toEqual([['B'], ['B']])
  })

  test('in another bank beside it is not put out of play either', async () => {
    const { run, folder, written } = setOut({ 'sky.md': SKY })
    mkdirSync(join(folder, 'questions/other'), { recursive: true })
    writeFileSync(join(folder, 'questions/other/bank.yaml'), 'title: Other\n')
    writeFileSync(join(folder, 'questions/other/sky.md'), sky('"B"', '"C"'))
    expect((await run()).text).toContain('question-conflict  questions/other/sky.md asks the same')
    expect(written()).toEqual([])
  })

  test('is named rightly where the name of the bank has spaces and signs', async () => {
    const { folder, from } = setOut({ '1.md': SKY, '2.md': sky('"B"', '"C"') })
    const { text } = await runBankCli(['import', from(), '--to', join(folder, 'questions/my (new) bank')])
    expect(text.replaceAll(`${folder}/`, '')).toContain('question-conflict  from/2.md:1 asks the same')
  })
})
