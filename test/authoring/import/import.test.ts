import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { runBankCli } from '../../../src/authoring/cli.ts'
import { SKY, sky } from '../../bank/sample.ts'
import { setOut } from './sample.ts'

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

const SEA = sky('noon', 'sea level')

describe('an import', () => {
  test('writes one file a question, which plays as it is, and a bank.yaml for a new bank', async () => {
    const { run, written, read, bank } = setOut({ 'air/sky.md': SKY, 'sea.md': SEA })
    expect(await run()).toEqual({
      status: 0,
      text: 'Read 2 files as frontmatter.\nquestions/b: 2 playable, 0 quarantined, 0 skipped\nFiles: 2 new.',
    })
    expect(written()).toEqual(['air/sky.md', 'bank.yaml', 'sea.md'])
    expect(read('bank.yaml')).toBe('title: "b"\n')
    expect(read('sea.md')).toBe(`---
question: Which colour has the sky at sea level?
options:
  A: Red
  B: Blue
  C: Green
  D: Black
answer: B
explanation: Air scatters blue light most.
references:
  - https://example.org/sky
source: sea.md
---
`)
    expect(bank().questions.map(({ id }) => id)).toEqual(['b/air/sky', 'b/sea'])
  })

  test('names the schema for editors where it lies beside the banks', async () => {
    const { run, read, folder } = setOut({ 'air/sky.md': SKY })
    mkdirSync(join(folder, 'questions'))
    writeFileSync(join(folder, 'questions/schema.json'), '{}')
    await run()
    expect(read('air/sky.md')).toMatch(
      /^---\n# yaml-language-server: \$schema=\.\.\/\.\.\/schema\.json\nquestion:/,
    )
  })

  test('says of what cannot be played where it stands and why, and writes the rest', async () => {
    const { run, written } = setOut({
      'a.md': SKY,
      'b.md': sky('noon', 'dusk').replace('answer: "B"', 'answer: ""'),
      'c.md': sky('noon', 'dawn').replace('"B"', '"Ac"'),
      'd.md': sky('noon', 'night').replace('"Red"', '"Blue"'),
      'e.md': '---\nlayout: page\n---\nOptions: none\n',
    })
    const { text, status } = await run('--from', 'frontmatter')
    expect(status).toBe(1)
    expect(text.split('\n')).toEqual([
      expect.stringMatching(/^from\/b\.md:1 {2}quarantined {2}answer-missing {2}no `answer`/),
      expect.stringMatching(/^from\/c\.md:1 {2}quarantined {2}answer-unknown {2}`Ac` is neither/),
      expect.stringMatching(/^from\/d\.md:1 {2}quarantined {2}options-equal {2}options A and B/),
      expect.stringMatching(/^from\/e\.md:1 {2}skipped {2}front matter without a question/),
      '',
      'Read 5 files as frontmatter.',
      'questions/b: 1 playable, 3 quarantined, 1 skipped',
      'Files: 1 new.',
    ])
    expect(written()).toEqual(['a.md', 'bank.yaml'])
  })

  test('that is a dry run writes nothing and says what it would write', async () => {
    const { run, written } = setOut({ 'sky.md': SKY })
    expect((await run('--dry-run')).text).toContain('Nothing was written (dry run); it would be: 1 new.')
    expect(written()).toEqual([])
  })

  test('takes the same question once, whatever its options are ordered like', async () => {
    const turned = SKY.replace('A: "Red"\n  B: "Blue"', 'A: "Blue"\n  B: "Red"').replace(
      'answer: "B"',
      'answer: "A"',
    )
    const { run, written } = setOut({ '1.md': SKY, '2.md': turned })
    expect((await run()).text).toContain('from/2.md:1  skipped  from/1.md:1 asks the same')
    expect(written()).toEqual(['1.md', 'bank.yaml'])
  })

  test('takes the same question once where one source escapes its signs and the other does not', async () => {
    const asked = (text: string) => SKY.replace('the sky', () => text)
    const { run, written } = setOut({ '1.md': asked('the *sky*'), '2.md': asked('the \\\\*sky\\\\*') })
    expect((await run()).text).toContain('from/2.md:1  skipped  from/1.md:1 asks the same')
    expect(written()).toEqual(['1.md', 'bank.yaml'])
  })

  test('quarantines both of two questions that are the same with different answers', async () => {
    const { run, written } = setOut({ '1.md': SKY, '2.md': sky('answer: "B"', 'answer: "C"') })
    const { text, status } = await run()
    expect(status).toBe(1)
    expect(text).toContain('from/1.md:1  quarantined  question-conflict  from/2.md:1 asks the same')
    expect(text).toContain('from/2.md:1  quarantined  question-conflict  from/1.md:1 asks the same')
    expect(written()).toEqual([])
  })

  test('quarantines all of three copies of which one has another answer', async () => {
    const row = (answer: string) => `Which is red?,Venus,Mars,${answer}\n`
    const { run } = setOut({ 'a.csv': `question,a,b,answer\n${row('A')}${row('B')}${row('A')}` })
    expect((await run()).text).toContain('0 playable, 3 quarantined')
  })

  test('keeps drafts as drafts', async () => {
    const { run, read } = setOut({ 'a.md': sky('options:', 'published: no\noptions:').replace('"B"', '""') })
    expect(await run()).toEqual({
      status: 0,
      text: 'Read 1 file as frontmatter.\nquestions/b: 0 playable, 1 draft, 0 quarantined, 0 skipped\nFiles: 1 new.',
    })
    expect(read('a.md')).toContain('draft: true')
  })

  test.each(['B', 'Blue', '[A, Z]', 'to be found'])('leaves a draft its answer %s', async answer => {
    const { run, read } = setOut({
      'a.md': sky('options:', 'draft: true\noptions:').replace('"B"', answer),
    })
    await run()
    expect(read('a.md')).toContain(`answer: ${answer === 'Blue' ? 'B' : answer}`)
  })

  test('counts those that play with warnings', async () => {
    const { run } = setOut({ 'a.md': sky(/references:\n.*\n/, ''), 'b.md': SEA })
    expect((await run()).text).toBe(
      'Read 2 files as frontmatter.\nquestions/b: 2 playable (1 with warnings), 0 quarantined, 0 skipped\nFiles: 2 new.\n' +
        '`npm run bank -- check questions` says what the warnings are.',
    )
  })

  test('with --json gives other programs the same', async () => {
    const { run } = setOut({ 'a.md': SKY, 'b.md': sky('"B"', '"Z"') })
    expect(JSON.parse((await run('--json')).text)).toEqual({
      totals: {
        playable: 1,
        withWarnings: 0,
        drafts: 0,
        leftAlone: 0,
        quarantined: 1,
        skipped: 0,
        files: { new: 1, updated: 0, same: 0 },
      },
      formats: { frontmatter: 2 },
      outcomes: [
        {
          place: 'from/a.md:1',
          mended: [],
          kind: 'written',
          file: 'a.md',
          written: 'new',
          is: 'playable',
          warnings: 0,
        },
        {
          place: 'from/b.md:1',
          mended: [],
          kind: 'quarantined',
          why: [{ code: 'answer-unknown', message: expect.stringContaining('neither the letter') }],
        },
      ],
    })
  })
})

describe('an answer that is a letter', () => {
  test.each(['B', 'b', 'B.', '(B)', 'b)', 'Option B', 'answer b', '"B, B."'])(
    'may be written %s',
    async answer => {
      const { run, bank } = setOut({ 'a.md': SKY.replace('answer: "B"', `answer: ${answer}`) })
      const { text } = await run()
      if (answer === '"B, B."') expect(text).toContain('answer-unknown')
      else expect(bank().questions[0]!.answer).toEqual(['B'])
    },
  )

  test.each([
    ['Option B', 'Option B'],
    ['option b', 'Option B'],
    ['b', 'b'],
  ])('and %s the text of another option is refused', async (text, answer) => {
    const { run } = setOut({ 'a.csv': `question,a,b,answer\nWhich?,${text},Other,${answer}\n` })
    expect((await run()).text).toContain('a.csv:2  quarantined  answer-ambiguous')
  })

  test('and the text of its own option is not', async () => {
    const { run } = setOut({ 'a.csv': 'question,a,b,answer\nWhich?,Option A,Option B,Option B\n' })
    expect((await run()).text).toContain('1 playable')
  })
})

describe('an option that slipped into the one before', () => {
  const swallowed = (answer: string, question = 'Which two are planets? (Choose two.)') => `---
question: ${question}
options:
  A: Venus
  B: The Moon
  C: Halley
  D: "Sirius E. Mars F. Pluto"
answer: ${answer}
---
`

  test('costs the question its play where the answer names it', async () => {
    const { run, written } = setOut({ 'a.md': swallowed('"A, E"') })
    expect((await run()).text).toContain(
      'from/a.md:1  quarantined  answer-unknown  `A, E` is neither the letter of an option (A to D) nor',
    )
    expect(written()).toEqual([])
  })

  test('costs the question its play where the answer is too short for it: no answer is guessed', async () => {
    const { run, written } = setOut({ 'a.md': swallowed('"A"') })
    expect((await run()).text).toContain('answer-count')
    expect(written()).toEqual([])
  })

  test('is left alone where it may be a name', async () => {
    const { run, written } = setOut({ 'a.md': swallowed('A', 'Which is a planet?') })
    expect((await run()).text).toContain('option-swallowed')
    expect(written()).toEqual([])
  })
})

describe('answers that are numbers', () => {
  const numbered = (time: string, answer: string) =>
    SKY.replace('noon', time).replace('answer: "B"', `answer: ${answer}`)

  test('are refused while nothing says from where they count', async () => {
    const { run, written } = setOut({ 'a.md': numbered('noon', '1'), 'b.md': numbered('dusk', '2') })
    expect((await run()).text).toContain(
      'from/a.md:1  quarantined  answer-number  the answer 1 could be a place, which counts from 0 or from 1: import with `--count-from 0`',
    )
    expect(written()).toEqual([])
  })

  test.each(['0', '4'])('are refused whatever a %s beside them seems to prove', async other => {
    const { run, written } = setOut({ 'a.md': numbered('noon', other), 'b.md': numbered('dusk', '1') })
    expect((await run()).text).toContain('2 quarantined')
    expect(written()).toEqual([])
  })

  test('are the correct answers themselves where the columns beside them are the wrong ones only', async () => {
    const rows =
      'Which planet is the red one?,Mars,Venus,Earth,Jupiter\nHow many sides has a triangle?,3,4,5,6\n'
    const table = setOut({ 'a.csv': `question,correct_answer,choice_1,choice_2,choice_3\n${rows}` })
    const { text } = await table.run()
    expect(text).toMatch(
      /a\.csv:2 {2}quarantined {2}answer-unknown {2}`Mars` is neither.*add it to the options/,
    )
    expect(text).toMatch(/a\.csv:3 {2}quarantined {2}answer-number {2}the answer 3 .*add it to the options/)
    expect(table.written()).toEqual([])
    const list = setOut({
      'a.json':
        '[{ "question": "How many sides has a triangle?", "options": ["4", "5", "6"], "answer": "3" }]',
    })
    expect((await list.run()).text).toContain('a.json:1  quarantined  answer-number')
  })

  test.each(['[1, 2]', '"1,2"', '1 & 2'])(
    'such as %s are understood by what --count-from says',
    async answer => {
      const { run, bank } = setOut({ 'a.md': numbered('noon', answer) })
      await run('--count-from', '1')
      expect(bank().questions[0]!.answer).toEqual(['A', 'B'])
    },
  )

  test('that are the text of an option too are refused, and prove nothing', async () => {
    const { run, written } = setOut({ 'a.csv': 'question,a,b,c,d,answer\nTwo and two?,2,3,4,5,4\n' })
    expect((await run()).text).toContain('a.csv:2  quarantined  answer-number')
    expect(written()).toEqual([])
  })

  test('in quotes are the text of an option where there is one', async () => {
    const sum = `---\nquestion: What is two and two?\noptions: [3, 4, 5]\nanswer: "4"\n---\n`
    const { run, bank } = setOut({ 'a.md': sum })
    await run()
    expect(bank().questions[0]!.answer).toEqual(['B'])
  })
})

test('a word of letters that is an option in another case is no list of letters', async () => {
  const { run, written } = setOut({
    'a.csv': 'question,a,b,c,d,e,answer\nInfinitive of am?,Be,Am,Is,Are,Been,be\n',
  })
  expect((await run()).text).toContain('a.csv:2  quarantined  answer-ambiguous')
  expect(written()).toEqual([])
})

test.each(['&', '"', '*', '%', '!', '=', '<', '#', '()'])('%j alone is an option', async sign => {
  const { run, bank } = setOut({
    'a.json': JSON.stringify([{ question: 'Which?', options: [sign, 'and'], answer: 'A' }]),
  })
  expect((await run()).text).toContain('1 playable')
  expect(bank().questions[0]!.options[0]!.text.replace(/^\\/, '')).toBe(sign)
})

test('a hint after an import names the folder that the questions were written to', async () => {
  const { run, folder } = setOut({ 'a.csv': 'question,a,b,answer\nWhich?,x,y,A\n' })
  const to = join(folder, 'elsewhere/banks/b')
  const { text } = await run('--to', to)
  expect(text).toContain('`npm run bank -- check elsewhere/banks` says what the warnings are.')
})

describe('pictures', () => {
  const withPicture = (path: string) => sky('options:', `image: ${path}\nalt: A sky.\noptions:`)

  test('are copied into the bank under a name that tells what is in them', async () => {
    const { run, written, read, bank } = setOut({
      'deep/q.md': withPicture('../img/my%20sky.png'),
      'img/my sky.png': PNG,
    })
    expect((await run()).text).toContain('1 playable')
    const [picture] = written().filter(name => name.endsWith('.png'))
    expect(picture).toMatch(/^images\/my-sky-[0-9a-f]{8}\.png$/)
    expect(read('deep/q.md')).toContain(`image: ../${picture}`)
    expect(bank().questions[0]!.image).toMatchObject({ alt: 'A sky.' })
    expect((await run()).text).toContain('1 as they were')
  })

  test('may be named as Windows names them', async () => {
    const { run, bank } = setOut({ 'q.md': withPicture("'img\\sky.png'"), 'img/sky.png': PNG })
    await run()
    expect(bank().questions[0]!.image).toMatchObject({ alt: 'A sky.' })
  })

  test('tell questions of the same words apart, and keep their names', async () => {
    const other = Buffer.concat([PNG, Buffer.from('other')])
    const { run, bank, to, written } = setOut({
      '1.md': withPicture('my%20sky.png'),
      '2.md': withPicture('other.png').replace('answer: "B"', 'answer: "C"'),
      'my%20sky.png': PNG,
      'other.png': other,
    })
    expect((await run()).text).toContain('2 playable')
    expect(bank().questions.map(({ answer }) => answer)).toEqual([['B'], ['C']])
    const picture = written().find(name => name.includes('other'))!
    writeFileSync(join(to, picture), PNG)
    expect((await run()).text).toContain('from/2.md:1  quarantined  image-taken')
  })

  test('outside what is imported are refused, by name or by link', async () => {
    const { run, folder, from } = setOut({
      'a.md': withPicture('../secret.png'),
      'b.md': withPicture('link.png').replace('noon', 'dusk'),
      'c.md': withPicture('/etc/passwd').replace('noon', 'dawn'),
      'd.md': withPicture('https://example.org/sky.png').replace('noon', 'night'),
      'e.md': withPicture('none.png').replace('noon', 'six'),
    })
    writeFileSync(join(folder, 'secret.png'), PNG)
    symlinkSync(join(folder, 'secret.png'), from('link.png'))
    const { text } = await run()
    expect(text).toContain(
      'from/a.md:1  quarantined  image-outside  the picture lies outside what is imported',
    )
    expect(text).toContain('from/b.md:1  quarantined  image-outside')
    expect(text).toContain('from/c.md:1  quarantined  image-path')
    expect(text).toContain('from/d.md:1  quarantined  image-path  the picture is named by an address')
    expect(text).toContain('from/e.md:1  quarantined  image-missing')
  })
})

describe('the command line', () => {
  test.each([
    [['import'], 'Name the files or folders to import.'],
    [['import', 'a.md'], 'Say where the questions go'],
    [['import', 'a.md', '--to', ''], 'Say where the questions go'],
    [['import', 'a.md', '--to', 'x', '--from', 'word'], 'There is no format `word`; there are auto, aiken'],
    [['import', 'a.md', '--to', 'x', '--count-from', '2'], '`--count-from` takes 0 or 1.'],
    [['import', 'a.md', '--to', 'x', '--force'], "Unknown option '--force'."],
    [['import', 'none.md', '--to', 'x'], 'There is no file or folder none.md'],
    [['import', 'src', '--to', 'package.json'], 'package.json, a file: name the folder of a bank'],
    [['import', 'src', '--to', 'questions'], '`--to` names the folder of all banks'],
  ])('%j says what it lacks', async (args, words) => {
    const { text, status } = await runBankCli(args)
    expect(status).toBe(2)
    expect(text).toContain(words)
  })

  test('--help names every format', async () => {
    const { text, status } = await runBankCli(['import', '--help'])
    expect(status).toBe(0)
    expect(text).toContain('auto, aiken, checklist, csv, details, frontmatter, gift, json, opentdb')
  })

  test('a bank is not read as its own source', async () => {
    const { folder } = setOut({ 'sky.md': SKY })
    const to = join(folder, 'from/b')
    await runBankCli(['import', join(folder, 'from'), '--to', to])
    const { text } = await runBankCli(['import', join(folder, 'from'), '--to', to])
    expect(text).toContain('1 as they were')
  })
})
