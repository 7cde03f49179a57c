import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Library, LibraryError, loadBank, loadFolder, loadLibrary } from '../../src/bank/load.ts'
import { BANK_YAML, folderOf, load, put, SKY, sky } from './sample.ts'

const linesOf = ({ problems }: Library) =>
  problems.map(({ file, line, column, code }) => `${file}:${line}:${column} ${code}`)
const idsOf = ({ banks }: Library) => banks.flatMap(({ questions }) => questions.map(({ id }) => id))
const NIGHT = sky('noon', 'midnight')

describe('a library', () => {
  test('has every bank of the folder, in a stable order', () => {
    const library = loadLibrary(
      folderOf({
        'b/z.md': SKY,
        'b/s3/x-002.md': NIGHT,
        'b/bank.yaml': BANK_YAML,
        'a/y.md': sky('noon', 'dawn'),
        'a/bank.yaml': BANK_YAML,
        LICENSE: 'text',
        'README.md': 'text',
        'b/README.md': 'text',
        'b/.hidden.md': 'text',
        'b/.git/x.md': 'text',
        'b/notes.txt': 'text',
        'empty/notes.txt': 'text',
      }),
    )
    expect(idsOf(library)).toEqual(['a/y', 'b/s3/x-002', 'b/z'])
    expect(library.banks[0]).toMatchObject({
      name: 'a',
      title: 'Sample',
      description: 'For tests.',
      exam: null,
    })
    expect(library).toMatchObject({
      problems: [],
      counts: { playable: 3, withWarnings: 0, quarantined: 0, drafts: 0 },
    })
  })

  test('counts what is played, warned of, quarantined and unfinished', () => {
    const library = load({
      '1.md': SKY,
      '2.md': NIGHT.replace(/references:\n.*\n/, ''),
      '3.md': 'nothing',
      '4.md': '---\ndraft: true\n---\n',
    })
    const counts = { playable: 2, withWarnings: 1, quarantined: 1, drafts: 1, withdrawn: 0 }
    expect(library).toMatchObject({ counts })
    expect(library.countsOf.get('b')).toEqual(counts)
    // What is missing may be in the file with the error.
    expect(library.banks).toMatchObject([{ partial: true }])
    expect(load({ '1.md': SKY }).banks[0]).not.toHaveProperty('partial')
  })

  test('is incomplete where something in its folder can’t be read, not where another folder’s name begins alike', () => {
    const questions = folderOf({
      'sea/q.md': SKY,
      'sea/bank.yaml': BANK_YAML,
      'season/q.md': NIGHT,
      'season/bank.yaml': BANK_YAML,
    })
    symlinkSync(join(questions, 'gone.md'), join(questions, 'season/dead.md'))
    const { banks } = loadLibrary(questions)
    expect(banks.map(({ name, partial }) => [name, partial])).toEqual([
      ['sea', undefined],
      ['season', true],
    ])
  })

  test('reports the problems of all files at once, each with its position', () => {
    const library = load({ 's3/1.md': sky('"B"', '"F"'), 's3/2.md': sky('"Red"', '""'), '3.md': SKY })
    expect(linesOf(library)).toEqual([
      'questions/b/s3/1.md:8:9 answer-unknown',
      'questions/b/s3/2.md:4:6 option-empty',
    ])
    expect(idsOf(library)).toEqual(['b/3'])
  })

  test('warns of a question that lies in no bank, and of links that lead nowhere', () => {
    const questions = folderOf({ 'lost.md': SKY, 'b/q.md': SKY, 'b/bank.yaml': BANK_YAML })
    symlinkSync(join(questions, 'gone.md'), join(questions, 'b/dead.md'))
    symlinkSync('self.md', join(questions, 'b/self.md'))
    symlinkSync(join(questions, 'b'), join(questions, 'b/circle'))
    const library = loadLibrary(questions)
    expect(linesOf(library)).toEqual([
      'questions/b/circle:1:1 link',
      'questions/b/dead.md:1:1 link',
      'questions/b/self.md:1:1 link',
      'questions/lost.md:1:1 outside-bank',
    ])
    expect(idsOf(library)).toEqual(['b/q'])
  })

  test('cannot be made from nothing: the message says what to do', () => {
    const failure = (folder: string) => {
      try {
        return loadLibrary(folder)
      } catch (error) {
        expect(error).toBeInstanceOf(LibraryError)
        return (error as Error).message
      }
    }
    const empty = folderOf({ 'lost.md': SKY })
    expect(failure(empty)).toContain('has no bank: put questions into a folder')
    expect(failure(join(empty, 'none'))).toMatch(/There’s no questions folder .*none: create it/)
    expect(failure(join(empty, 'lost.md'))).toContain('is a file')
  })

  test('read again opens only the files that changed', () => {
    const questions = folderOf({ 'b/1.md': SKY, 'b/2.md': NIGHT, 'b/bank.yaml': BANK_YAML })
    const first = loadLibrary(questions)
    const old = new Map(
      [...first.sources.entries].map(([path, entry]) => [path, { ...entry, readAtMs: Date.now() + 9e6 }]),
    )
    put(questions, { 'b/2.md': sky('noon', 'dusk') })
    const second = loadLibrary(questions, { ...first, sources: { ...first.sources, entries: old } })
    const [one, two] = second.banks[0]!.questions
    expect(one).toBe(first.banks[0]!.questions[0])
    expect(two!.text).toContain('dusk')
    expect(second.sources.stamp).not.toBe(first.sources.stamp)
  })
})

describe('a link on the disk', () => {
  const OUTSIDE = 'questions folder, so it isn’t followed'

  test.each([
    ['a folder', '', 'b/away'],
    ['the whole disk', '/', 'b/all'],
    ['a file', 'q.md', 'b/away.md'],
    ['a bank', '', 'away'],
    ['bank.yaml', 'bank.yaml', 'b/bank.yaml'],
  ])('out of the questions folder, to %s, is reported and not followed', (_, target, link) => {
    const elsewhere = folderOf({ 'q.md': NIGHT, 'bank.yaml': 'title: Elsewhere\n' })
    const questions = folderOf({ 'b/q.md': SKY })
    symlinkSync(target === '/' ? '/' : join(elsewhere, target), join(questions, link))
    const { problems, banks, sources } = loadLibrary(questions)
    expect(problems.filter(({ code }) => code === 'link')).toMatchObject([
      { file: `questions/${link}`, severity: 'warning', message: expect.stringContaining(OUTSIDE) },
    ])
    expect(banks.map(({ title, questions: own }) => [title, own.length])).toEqual([['b', 1]])
    expect(sources.directories).toEqual([questions, join(questions, 'b')])
  })

  test('inside the questions folder is followed, as mounted configuration of containers needs', () => {
    const questions = folderOf({ 'b/..2026/q.md': SKY, 'b/bank.yaml': BANK_YAML, 'c/x/y.md': NIGHT })
    symlinkSync('..2026', join(questions, 'b/..data'))
    symlinkSync('..data/q.md', join(questions, 'b/q.md'))
    symlinkSync('../c/x', join(questions, 'b/x'))
    const { banks, problems } = loadLibrary(questions)
    expect(banks[0]!.questions.map(({ id }) => id)).toEqual(['b/q', 'b/x/y'])
    expect(problems.map(({ code }) => code)).not.toContain('link')
  })

  test('may be the questions folder itself, and a bank that is named by itself', () => {
    const real = folderOf({ 'b/q.md': SKY, 'b/bank.yaml': BANK_YAML })
    const parent = folderOf({})
    symlinkSync(real, join(parent, 'all'))
    symlinkSync(join(real, 'b'), join(parent, 'one'))
    expect(idsOf(loadLibrary(join(parent, 'all')))).toEqual(['b/q'])
    expect(idsOf(loadBank(join(parent, 'one'))!)).toEqual(['one/q'])
  })
})

describe('a folder that is itself a bank', () => {
  const files = {
    'b/bank.yaml': BANK_YAML,
    'b/s3/one.md': SKY,
    'b/two.md': NIGHT,
    'c/q.md': sky('noon', 'dawn'),
  }

  test('is read as that one bank, so that ids and places are those of the whole', () => {
    const questions = folderOf({ ...files, 'b/s3/bad.md': sky('"B"', '"F"') })
    const library = loadLibrary(join(questions, 'b'))
    expect(idsOf(library)).toEqual(['b/s3/one', 'b/two'])
    expect(linesOf(library)).toEqual(['questions/b/s3/bad.md:8:9 answer-unknown'])
    expect(Array.from(library.countsOf.keys())).toEqual(['b'])
    expect(library.sources.directories).toEqual([join(questions, 'b'), join(questions, 'b/s3')])
  })

  test('is read so by `check` even without a bank.yaml', () => {
    const questions = folderOf(files)
    expect(idsOf(loadFolder(join(questions, 'c')))).toEqual(['c/q'])
    expect(idsOf(loadFolder(questions))).toEqual(idsOf(loadLibrary(questions)))
    expect(() => loadFolder(join(questions, 'none'))).toThrow('There’s no questions folder')
  })
})

describe('two files', () => {
  test('with one id are both quarantined, and each names the other', () => {
    const library = load({
      '1.md': sky('answer', 'id: same\nanswer'),
      '2.md': NIGHT.replace('answer', 'id: b/same\nanswer'),
    })
    expect(linesOf(library)).toEqual(['questions/b/1.md:8:5 id-twice', 'questions/b/2.md:8:5 id-twice'])
    expect(library.problems[0]!.message).toContain('questions/b/2.md')
    expect(library.problems[1]!.message).toContain('questions/b/1.md')
    expect(library.counts).toMatchObject({ playable: 0, quarantined: 2 })
  })

  test('of which one has the id of the other as an alias are both quarantined', () => {
    const library = load({ '1.md': SKY, '2.md': NIGHT.replace('answer', 'aliases: [other, "1"]\nanswer') })
    expect(linesOf(library)).toEqual(['questions/b/1.md:1:1 id-twice', 'questions/b/2.md:8:10 id-twice'])
  })

  test('that ask the same with different right answers are both quarantined, whatever the letters', () => {
    const shuffled = sky('"Red"', '"Blue"').replace('B: "Blue"', 'B: "Red"').replace('noon', '  NOON')
    const library = load({ '1.md': SKY, '2.md': shuffled, '3.md': NIGHT })
    expect(linesOf(library)).toEqual([
      'questions/b/1.md:2:11 question-conflict',
      'questions/b/2.md:2:11 question-conflict',
    ])
    expect(library.problems[0]!.message).toContain('questions/b/2.md')
    expect(idsOf(library)).toEqual(['b/3'])
  })

  test('that ask the same with the same right answer are played, with a warning', () => {
    const shuffled = sky('"Red"', '"Blue"')
      .replace('B: "Blue"', 'B: "Red"')
      .replace('answer: "B"', 'answer: "A"')
    const library = load({ '1.md': SKY, '2.md': shuffled })
    expect(linesOf(library)).toEqual([
      'questions/b/1.md:2:11 question-twice',
      'questions/b/2.md:2:11 question-twice',
    ])
    expect(library.counts).toMatchObject({ playable: 2, withWarnings: 2 })
  })

  test('that ask the same words about other options are two questions', () => {
    const other = SKY.replaceAll(/"(Red|Blue|Green|Black)"/g, '"Not $1"').replace(
      'answer: "B"',
      'answer: "C"',
    )
    expect(load({ '1.md': SKY, '2.md': other })).toMatchObject({ problems: [], counts: { playable: 2 } })
  })
})

describe('a bank', () => {
  const bank = (yaml: string, extra = SKY) =>
    loadLibrary(folderOf({ 'b/bank.yaml': yaml, 'b/q.md': extra, 'c/q.md': NIGHT }))
  const problemsOf = (yaml: string) => linesOf(bank(yaml)).filter(line => !line.startsWith('questions/c/'))

  test('has a title, domains with weights, and an exam', () => {
    const { banks } = bank(`title: "T"
description: "D"
domains:
  - { name: One, weight: 30 }
  - { name: Two, weight: 2.5 }
exam: { questions: 65, minutes: 130, pass-mark: 72% }
`)
    expect(banks[0]).toMatchObject({
      title: 'T',
      description: 'D',
      domains: [
        { name: 'One', weight: 30 },
        { name: 'Two', weight: 2.5 },
      ],
      exam: { questions: 65, minutes: 130, passMark: 72 },
    })
  })

  test('may leave tags out of its exam, and warns of one that no question has', () => {
    const exam = 'exam: { questions: 1, minutes: 1, pass-mark: 1, without: [night sky, nihgt] }\n'
    const library = bank(exam, sky('answer', 'tags: [Night-Sky]\nanswer'))
    expect(library.banks[0]!.exam).toEqual({
      questions: 1,
      minutes: 1,
      passMark: 1,
      without: ['night sky', 'nihgt'],
    })
    const found = library.problems.filter(({ code }) => code === 'tag-unknown')
    expect(found).toMatchObject([{ file: 'questions/b/bank.yaml', severity: 'warning' }])
    expect(found[0]!.message).toContain('“nihgt”')
  })

  test('without bank.yaml is played under the name of its folder, with a warning', () => {
    const library = loadLibrary(folderOf({ 'sky/q.md': SKY, 'sky/bank.yml': '' }))
    expect(library.banks[0]).toMatchObject({ name: 'sky', title: 'sky', domains: [], exam: null })
    expect(linesOf(library)).toEqual(['questions/sky/bank.yaml:1:1 bank-file-missing'])
    expect(library.problems[0]!.message).toContain('rename bank.yml to bank.yaml')
  })

  test.each([
    ['exam: 5\n', {}],
    ['exam: { questions: 1 }\ntitle: T\ndomains: [{ name: One, weight: 1 }]\n', { title: 'T', exam: null }],
    ['title: [a]\nexam: { questions: 1, minutes: 2, pass-mark: 3 }\n', { title: 'b', exam: { minutes: 2 } }],
    ['domains: [{ name: One, weight: x }, { name: Two, weight: 1 }]\n', { domains: [{ name: 'Two' }] }],
    ['title: "x\n', { title: 'b', domains: [], exam: null }],
    ['- a\n', { title: 'b' }],
    [`title: T\n${'#'.repeat(300_000)}\n`, { title: 'b' }],
  ])('with a mistake in bank.yaml plays without what is wrong, and says so', (yaml, rest) => {
    const library = bank(yaml, sky('answer', 'domain: One\nanswer'))
    expect(library.banks[0]).toMatchObject(rest)
    expect(idsOf(library)).toEqual(['b/q', 'c/q'])
    expect(library.counts).toMatchObject({ playable: 2, quarantined: 0 })
    const errors = library.problems.filter(({ severity }) => severity === 'error')
    expect(errors.length).toBeGreaterThan(0)
    for (const { file, message } of errors) {
      expect(file).toBe('questions/b/bank.yaml')
      expect(message).toContain('; until then, the bank plays without it')
    }
    expect(linesOf(library).filter(line => line.includes('domain-unknown'))).toEqual([])
  })

  test.each([
    ['titel: x\n', '1:1 unknown-key'],
    ['title: x\ndomains: One\n', '2:10 wrong-type'],
    ['domains:\n  - One\n', '2:5 wrong-type'],
    ['domains:\n  - weight: 3\n', '2:5 domain-name'],
    ['domains:\n  - name: One\n', '2:5 number'],
    ['domains:\n  - name: One\n    weight: many\n', '3:13 number'],
    ['domains:\n  - name: One\n    weight: 0\n', '3:13 number'],
    ['domains:\n  - { name: One, weight: 1 }\n  - { name: One, weight: 1 }\n', '3:13 domain-twice'],
    ['exam: 5\n', '1:7 wrong-type'],
    ['exam: { questions: 1, minutes: 1, pass-mark: 1, trial: many }\n', '1:56 number'],
    ['exam: { questions: 1.5, minutes: 1, pass-mark: 1 }\n', '1:20 number'],
    ['exam: { questions: 1, minutes: 1, pass-mark: 101 }\n', '1:46 number'],
    ['exam: { questions: 1, minutes: 1 }\n', '1:7 number'],
    ['exam: { questions: 1, minutes: 1, pass-mark: 1, without: { a: b } }\n', '1:58 wrong-type'],
    ['- a\n', '1:1 bank-file'],
    ['title: a\ntitle: b\n', '2:1 yaml'],
  ])('says where %j is wrong', (yaml, mark) => {
    expect(problemsOf(yaml)).toContain(`questions/b/bank.yaml:${mark}`)
  })

  test('warns of a domain that it does not have', () => {
    const library = bank('domains: [{ name: One, weight: 1 }]\n', sky('answer', 'domain: Tow\nanswer'))
    expect(linesOf(library)).toContain('questions/b/q.md:8:9 domain-unknown')
    expect(library.counts.playable).toBe(2)
  })

  test('without questions is there, with a warning', () => {
    const library = loadLibrary(folderOf({ 'b/bank.yaml': BANK_YAML }))
    expect(library.banks[0]!.questions).toEqual([])
    expect(linesOf(library)).toEqual(['questions/b/bank.yaml:1:1 bank-empty'])
  })
})

describe('an image', () => {
  const withImage = (image: string, alt = '\nalt: A map') => sky('answer', `image: ${image}${alt}\nanswer`)
  const files = {
    'b/bank.yaml': BANK_YAML,
    'b/s3/pics/a.png': 'png',
    'b/s3/a.svg': 'svg',
    'outside.png': 'png',
  }

  test('is found beside its file, and changes the hash by its content, not its name', () => {
    const questions = folderOf({ ...files, 'b/s3/q.md': withImage('pics/a.png') })
    const [first] = loadLibrary(questions).banks[0]!.questions
    expect(first!.image).toEqual({
      file: join(questions, 'b/s3/pics/a.png'),
      alt: 'A map',
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    put(questions, { 'b/s3/q.md': withImage('../b.PNG'), 'b/b.PNG': 'png' })
    expect(loadLibrary(questions).banks[0]!.questions[0]!.hash).toBe(first!.hash)
    put(questions, { 'b/b.PNG': 'gnp' })
    expect(loadLibrary(questions).banks[0]!.questions[0]!.hash).not.toBe(first!.hash)
  })

  test('that changes alone is noticed in the next reading', () => {
    const questions = folderOf({ ...files, 'b/s3/q.md': withImage('pics/a.png') })
    const first = loadLibrary(questions)
    const old = new Map(
      [...first.sources.entries].map(([path, entry]) => [path, { ...entry, readAtMs: Date.now() + 9e6 }]),
    )
    put(questions, { 'b/s3/pics/a.png': 'other' })
    const second = loadLibrary(questions, { ...first, sources: { ...first.sources, entries: old } })
    expect(second.banks[0]!.questions[0]!.hash).not.toBe(first.banks[0]!.questions[0]!.hash)
  })

  test.each([
    ['pics/none.png', 'image-missing'],
    ['pics', 'image-kind'],
    ['a.svg', 'image-kind'],
    ['../../outside.png', 'image-outside'],
    ['/etc/a.png', 'image-path'],
    ['https://example.org/a.png', 'image-path'],
    ['pics\\a.png', 'image-path'],
    ['link.png', 'image-outside'],
    ['folder.png', 'image-missing'],
    ['large.png', 'image-large'],
    ['"a\\0.png"', 'image-missing'],
  ])('%s is refused: %s', (image, code) => {
    const questions = folderOf({ ...files, 'b/s3/q.md': withImage(image) })
    symlinkSync(join(questions, 'outside.png'), join(questions, 'b/s3/link.png'))
    mkdirSync(join(questions, 'b/s3/folder.png'))
    if (code === 'image-large')
      writeFileSync(join(questions, 'b/s3/large.png'), Buffer.alloc(8 * 1024 * 1024 + 1))
    expect(linesOf(loadLibrary(questions))).toEqual([`questions/b/s3/q.md:8:8 ${code}`])
  })

  test('needs words for those who cannot see it', () => {
    const questions = folderOf({ ...files, 'b/s3/q.md': withImage('pics/a.png', '') })
    expect(linesOf(loadLibrary(questions))).toEqual(['questions/b/s3/q.md:8:8 image-alt'])
  })
})
