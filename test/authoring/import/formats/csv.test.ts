import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { joinList, splitList } from '../../../../src/authoring/import/formats/csv/cells.ts'
import { csv } from '../../../../src/authoring/import/formats/csv.ts'
import { guarded, unguarded } from '../../../../src/csv-cell.ts'
import { expectNeverThrows, readerOf, textsOf } from './reader.ts'

const { read, only, codes } = readerOf(csv)

describe('CSV', () => {
  test('has a question in each row', () => {
    const text = `id,question,a,b,c,answer,explanation,rationale_b,references,domain,difficulty,tags,image,alt,aliases
red,"Which, of ""these"",
is red?",Venus,Mars,,B,Iron.,Rust.,https://example.org/a; https://example.org/b,Inner,easy,"rust, dust",i.png,Dust,old/red
`
    expect(read(text)).toEqual([
      {
        kind: 'question',
        isMarked: false,
        line: 2,
        name: 'red',
        question: 'Which, of "these",\nis red?',
        options: [
          { text: 'Venus', rationale: null },
          { text: 'Mars', rationale: 'Rust.' },
        ],
        answer: ['B'],
        quotedAnswer: false,
        explanation: 'Iron.',
        references: ['https://example.org/a', 'https://example.org/b'],
        domain: 'Inner',
        difficulty: 'easy',
        categories: [],
        tags: ['rust', 'dust'],
        image: { path: 'i.png', alt: 'Dust' },
        aliases: ['old/red'],
        accept: [],
        shuffle: true,
        draft: false,
        isPlain: true,
        repairs: [],
      },
    ])
  })

  test.each([',', ';', '\t', '|'])('may be separated by %j', separator => {
    const rows = [
      ['Question', 'Option A', 'Option B', 'Correct Answer'],
      ['Q, r?', 'x', 'y', 'B'],
    ]
    const text = rows.map(cells => cells.map(cell => `"${cell}"`).join(separator)).join('\n')
    expect(only(text)).toMatchObject({ question: 'Q, r?', answer: ['B'] })
  })

  test.each([
    'question,a,b,answer',
    'Question Text,Option 1,Option 2,Correct Answer',
    'prompt,option_a,option_b,correct',
    'Q,Answer 1,Answer 2,correct answer(s)',
    'text,choice a,choice b,correctAnswer',
    'stem,OptionA,OptionB,answerKey',
  ])('may have the header %s', header => {
    const question = only(`${header}\nWhich?,x,y,B`)
    expect(question).toMatchObject({ question: 'Which?', answer: ['B'] })
    expect(textsOf(question)).toEqual(['x', 'y'])
  })

  test('has options in one cell, a line each', () =>
    expect(textsOf(only('question,options,answer\nQ?,"A. x\nB. y",B'))).toEqual(['x', 'y']))

  test('knows where each row begins', () =>
    expect(codes('\nsep=;\n\nquestion;a;b;answer\n\n"Q\n1";x;y;A\n\n\nQ2;x;y;B')).toEqual([
      '6 question',
      '10 question',
    ]))

  test('says once which columns are not read', () => {
    const [first, ...rest] = read('question,a,b,answer,votes,,Seen\nQ,x,y,A,3,,4\nR,x,y,A,3,,4')
    expect(first).toMatchObject({ kind: 'note', line: 1 })
    expect(first?.kind === 'note' && first.message).toContain('“votes”, “Seen”')
    expect(rest).toHaveLength(2)
  })

  test.each([
    ['B, E', ['B, E']],
    ['B|E', ['B', 'E']],
    ['', []],
    ['2', ['2']],
    ['Ac', ['Ac']],
  ])('passes the answer %j on', (answer, expected) =>
    expect(only(`question,a,b,c,answer\nQ,x,y,z,"${answer}"`)).toMatchObject({
      answer: expected,
      quotedAnswer: false,
    }),
  )

  test('has true and false without options', () =>
    expect(read('question,answer\nQ,True\nR,FALSE')).toMatchObject([{ answer: ['A'] }, { answer: ['B'] }]))

  test('refuses both halves of a row that a line break cuts in two', () => {
    expect(codes('question,answer\nIs it, or\nisn’t it?,True\nR,FALSE')).toEqual([
      '3 csv-cells',
      '4 question',
      '2 cards',
    ])
    expect(codes('question,a,b,answer\nWhich,\nof these?,x,y,B\nR,x,y,\nS,x,y,B')).toEqual([
      '2 csv-cells',
      '3 csv-cells',
      '4 question',
      '5 question',
    ])
    expect(codes('question,a,b,c,answer\nWhich?,x,y\nR,x,y,z,B')).toEqual(['2 question', '3 question'])
  })

  test.each([
    'question,correct,incorrect\nWhich is red?,Mars,Venus; Earth',
    'question,correct answer,incorrect answer 1,incorrect answer 2\nWhich is red?,Mars,Venus,Earth',
    'question,answer,wrong_1,wrong_2\nWhich is red?,Mars,Venus,Earth',
    'question,answer,Distractor 1,Distractor 2\nWhich is red?,Mars,Venus,Earth',
  ])('may have the wrong options in columns that say so: %j', text => {
    const { options, answer } = only(text)
    expect(options.map(({ text }) => text).toSorted()).toEqual(['Earth', 'Mars', 'Venus'])
    expect(answer.map(letter => options[letter.charCodeAt(0) - 65]!.text)).toEqual(['Mars'])
  })

  test('takes letters off the texts of columns', () =>
    expect(textsOf(only('question,a,b,answer\nQ,A) Red,B) Blue,B'))).toEqual(['Red', 'Blue']))

  test('says of cards and of cloze texts that they have no options', () => {
    for (const text of ['Which?\tMars\nWho?\tI\n', 'Which?\tMars\ttag\n'])
      expect(csv.recognises(text)).toBe(true)
    expect(read('#separator:tab\nThe capital is {{c1::Paris}}.\tcity\n')).toMatchObject([
      { code: 'cards', message: expect.stringContaining('cloze texts have gaps') },
    ])
  })

  test('refuses a row with more cells than columns', () =>
    expect(codes('question,a,b,answer\nWhich, of these?,x,y,B\nQ,x,y,B,,\n')).toEqual([
      '2 csv-cells',
      '3 question',
    ]))

  test('keeps what stands above a quote that is not closed', () =>
    expect(codes('question,a,b,answer\nQ,x,y,B\nR,"x,y,B\nS,x,y,B\n')).toEqual(['2 question', '3 csv']))

  test('takes quotes inside a cell', () =>
    expect(textsOf(only('question,a,b,answer\nQ,say "x",5" pipe,B'))).toEqual(['say "x"', '5" pipe']))

  test('refuses a table without a header, and names the columns', () => {
    const [found] = read('Which?,x,y,B\n')
    expect(found).toMatchObject({ kind: 'refused', code: 'csv-header', line: 1 })
    expect(found?.kind === 'refused' && found.message).toContain('question, a, b')
    expect(codes('')).toEqual(['1 csv-header'])
  })

  test.each([
    ['without a header', '#separator:tab\n#html:false\nWhich?\tMars\nWho?\tI\n', ['3 cards']],
    ['with two columns alone', 'Which?\tMars\nWho?\tI\n', ['1 cards']],
    ['with front and back', 'Front,Back\nWhich?,Mars\n', ['1 cards']],
    ['with question and answer', 'question,answer\nWhich?,Mars\nWho?,I\n', ['2 cards']],
  ])('refuses cards %s once', (_, text, expected) => expect(codes(text)).toEqual(expected))

  test("reads Anki's notes that have options", () => {
    const text =
      '#separator:Tab\n#html:true\n#columns:Question\tA\tB\tAnswer\tNote\n#tags column:5\n<b>Which</b> &amp; why?<img src="a.png">\tx &lt; y\tz\tB\trust dust\n'
    expect(only(text)).toMatchObject({
      line: 5,
      question: '**Which** & why?',
      tags: ['rust', 'dust'],
      image: { path: 'a.png', alt: '' },
    })
    expect(textsOf(only(text))).toEqual(['x < y', 'z'])
  })

  test('loses no text of HTML that ends in a tag, or has a sign that is none', () =>
    expect(textsOf(only('#html:true\n#separator:;\nquestion;a;b;answer\nQ;if a <b;1 < 2 <b>x;B'))).toEqual([
      'if a \\<b',
      '1 < 2 **x**',
    ]))

  test('leaves entities alone where it is not HTML', () =>
    expect(textsOf(only('question,a,b,answer\nQ,&amp;,<b>,B'))).toEqual(['&amp;', '<b>']))

  test('is known by its header', () => {
    expect(
      ['question,a,b,answer\n', '#separator:tab\nx\ty', 'Question;Options;Correct'].every(csv.recognises),
    ).toBe(true)
    expect(['', 'Q?\nA) x\nANSWER: A', '# A title\n\ntext', 'question'].some(csv.recognises)).toBe(false)
  })

  test('never throws', () =>
    expectNeverThrows(csv, [
      'question,a,b,answer\n',
      'question;answer\n',
      'question\toptions\tanswer\n',
      '__proto__,q,a,b\n',
      ',',
      ';',
      '\t',
      '|',
      '"',
      '""',
      '\n',
      '\\',
      'x',
      '#separator:tab\n',
      '#columns:',
      'sep=;\n',
      '=1',
      "'",
    ]))

  test.each([
    ['rows', `question,a,b,answer\n${'Q,x,y,B\n'.repeat(5_000)}`],
    ['cells', `question,a,b,answer\n${','.repeat(200_000)}`],
    ['columns', `question,a,b,answer${',x'.repeat(2_000)}\nQ,x,y,B\n`],
    ['quotes', `question,a,b,answer\n${'"'.repeat(200_000)}`],
    ['signs in one cell', `question,a,b,answer\nQ,${'x '.repeat(150_000)},y,B\n`],
    ['directives', '#a:b\n'.repeat(30_000)],
    ['spaces', `question,a,b,answer,tags\nQ,x,y,${' '.repeat(100_000)}B,${' '.repeat(100_000)}\n`],
  ])('comes to an end over very many %s', (_, text) => {
    csv.recognises(text)
    expect(read(text)).toBeInstanceOf(Array)
  })
})

describe('a cell', () => {
  test.each(['=1+1', '+1', '-1', '@x', '\t=1', "'=1", ' =1', '\uff1d1'])(
    'that a spreadsheet might run is guarded: %j',
    cell => {
      expect(guarded(cell)).toBe(`'${cell}`)
      expect(unguarded(guarded(cell))).toBe(cell)
    },
  )

  test.each(['x', "'x'", "it's", '1-1', ''])('that is only text stays: %j', cell => {
    expect(guarded(cell)).toBe(cell)
    expect(unguarded(cell)).toBe(cell)
  })

  test('comes back as it was', () => {
    const cell = fc.array(fc.constantFrom("'", '=', '-', '\t', '\n', ' ', 'x')).map(parts => parts.join(''))
    fc.assert(
      fc.property(fc.oneof(cell, fc.string()), it => {
        expect(unguarded(guarded(it))).toBe(it)
      }),
    )
  })

  test('keeps the entries of a list, whatever is in them', () => {
    const part = fc.constantFrom(';', '|', ',', '\\', '\n', 'x')
    const entry = fc.array(part).map(parts => `y${parts.join('')}z`)
    const property = fc.property(fc.array(entry), fc.constantFrom(';|\n', ';|\n,'), (entries, separators) => {
      expect(splitList(joinList(entries, separators), separators)).toEqual(entries)
    })
    fc.assert(property)
  })
})
