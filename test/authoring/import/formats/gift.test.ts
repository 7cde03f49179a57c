import { describe, expect, test } from 'vitest'
import { gift } from '../../../../src/authoring/import/formats/gift.ts'
import { expectNeverThrows, readerOf, textsOf } from './reader.ts'

const { read, only, codes } = readerOf(gift)

describe('GIFT', () => {
  test('gives a question with all its parts', () => {
    const text = `// made by hand
$CATEGORY: $course$/top/Sky/Inner planets

// question: 7 [id:near/red] [tag:rust] [tag:difficulty:easy]
::Red::Which planet
is red? {
  =Mars#Rust.
  ~Venus#White.
  ~Saturn
  ####Iron makes it red.

}`
    expect(only(text.replace('red.\n\n}', 'red.\nhttps://example.org/mars\n}'))).toEqual({
      kind: 'question',
      isMarked: true,
      line: 5,
      name: 'near/red',
      question: 'Which planet\nis red?',
      options: [
        { text: 'Mars', rationale: 'Rust.' },
        { text: 'Venus', rationale: 'White.' },
        { text: 'Saturn', rationale: null },
      ],
      answer: ['A'],
      quotedAnswer: false,
      explanation: 'Iron makes it red.',
      references: ['https://example.org/mars'],
      domain: 'Inner planets',
      difficulty: 'easy',
      categories: [],
      tags: ['rust'],
      image: null,
      aliases: [],
      accept: [],
      shuffle: true,
      draft: false,
      isPlain: false,
      repairs: [],
    })
  })

  test('takes the title for the name where there is no id', () =>
    expect(only('::Red \\: one::Which? {=a ~b}').name).toBe('Red : one'))

  test.each([
    ['$CATEGORY: a/b//c', 'b/c'],
    ['$CATEGORY: $course$/top', null],
    ['$CATEGORY: top/x', 'x'],
    ['$CATEGORY:', null],
  ])('reads %s', (line, domain) => expect(only(`${line}\n\nWhich? {=a ~b}`).domain).toBe(domain))

  test('reads a question right below its category', () =>
    expect(only('$CATEGORY: x\nWhich? {=a ~b}')).toMatchObject({ domain: 'x', line: 2 }))

  test.each([
    ['{~%50%a ~%50%b ~%-100%c}', ['A', 'B']],
    ['{~%33.33333%a ~%33.33333%b ~%33.33333%c}', ['A', 'B', 'C']],
    ['{~%33%a ~%33%b ~%34%c ~d}', ['A', 'B', 'C']],
    ['{~%100%a ~b}', ['A']],
    ['{~a ~b}', []],
  ])('has the right options of %s', (answers, answer) =>
    expect(only(`Which? ${answers}`).answer).toEqual(answer),
  )

  test.each(['{=a ~%50%b ~c}', '{~%80%a ~%20%b}', '{~%50%a ~b}', '{=a =b ~c}'])(
    'refuses %s, which does not say what is right',
    answers => expect(codes(`Which? ${answers}`)).toEqual(['1 gift-weights']),
  )

  test('makes two options of true and false, the first feedback for the wrong one', () => {
    expect(only('Is it? {T#No.#Yes.####All.}')).toMatchObject({
      options: [
        { text: 'True', rationale: 'Yes.' },
        { text: 'False', rationale: 'No.' },
      ],
      answer: ['A'],
      explanation: 'All.',
    })
    expect(only('Is it? {FALSE#No.}')).toMatchObject({
      options: [
        { text: 'True', rationale: 'No.' },
        { text: 'False', rationale: null },
      ],
      answer: ['B'],
    })
  })

  test.each([
    ['short answer', 'Which? {=a =b}'],
    ['one short answer', 'Which? {a}'],
    ['a number', 'How many? {#3:1}'],
    ['a range', 'How many? {#1..3}'],
    ['pairs', 'Match. {=a -> b =c -> d}'],
    ['an essay', 'Why? {}'],
    ['a description', 'Read this.'],
  ])('skips %s with a sentence', (_, text) => expect(codes(text)).toEqual(['1 skipped']))

  test('has escaped signs, colons and arrows as they are', () => {
    const question = only('Is a: b \\{x\\} \\= \\~ \\# \\: \\\\ \\d? {=x -> y \\=\\= z ~p:q\\nr}')
    expect(question.question).toBe('Is a: b {x} = ~ # : \\ \\d?')
    expect(textsOf(question)).toEqual(['x -> y == z', 'p:q\nr'])
  })

  test('takes signs in the text of a question that are not escaped', () =>
    expect(only('Is a = b ~ c # d? {=a ~b}').question).toBe('Is a = b ~ c # d?'))

  test('keeps line ends, spaces and code, and signs that the parser uses itself', () => {
    const question = only('[markdown]Which &&010 &&092; \\ue000?\n```\n  a  b\n``` {=a ~b}')
    expect(question.question).toBe('Which &&010 &&092; \\ue000?\n```\n  a  b\n```')
  })

  test('marks the gap of a sentence with its options inside', () =>
    expect(
      ['', '[markdown]', '[html]'].map(
        format => only(`${format}Mars is {=red ~blue} at night: always.`).question,
      ),
    ).toEqual(Array(3).fill('Mars is \\_\\_\\_\\_\\_ at night: always.')))

  test.each(['', '[plain]', '[moodle]', '[html]'])(
    'shows the signs of a text that is %j as they are',
    format => {
      const question = only(`${format}What does __init__ do in 5*3*2? {=${format}__a__ ~b#_no_}`)
      expect(question).toMatchObject({
        question: 'What does \\_\\_init\\_\\_ do in 5\\*3\\*2?',
        options: [{ text: '\\_\\_a\\_\\_' }, { rationale: '\\_no\\_' }],
      })
    },
  )

  test('has no other signs in Markdown', () =>
    expect(only('[markdown]What does **bold** do? {=**a** ~b}')).toMatchObject({
      question: 'What does **bold** do?',
      options: [{ text: '**a**' }, {}],
    }))

  test('keeps the lines and the indentation of code in HTML', () => {
    const question = only(
      '[html]<p>Is it <code>a&nbsp;&nbsp;b</code>?</p><code>if x:<br>\n&nbsp;&nbsp;pass</code> {=a ~b}',
    )
    expect(question.question).toBe('Is it `a  b`?\n\n```\nif x:\n  pass\n```')
  })

  test('loses one question for one mistake, and knows its line', () => {
    const text = 'One? {=a ~b}\n\n\n\nTwo? {=a ~b\n\nThree {x} {=a ~b}\n\nFour? {=%d% ~b}\n\nFive? {=a ~b}\n'
    expect(codes(text)).toEqual(['1 question', '5 gift-braces', '7 gift-braces', '9 gift', '11 question'])
  })

  test('knows where a question ends although no blank line says so', () => {
    const text =
      'One? {=a ~b}\nTwo? {\n=a\n~b\n}\n// [id:three]\n::Three:: Which\nof these? {=a ~b}\n$CATEGORY: x\nFour? {=a ~b}'
    expect(read(text)).toMatchObject([
      { line: 1, question: 'One?' },
      { line: 2, question: 'Two?' },
      { line: 7, question: 'Which\nof these?', name: 'three' },
      { line: 10, question: 'Four?', domain: 'x' },
    ])
    expect(codes('The {=cat ~dog}\nsat on the {=mat ~hat}\n\nNext? {=a ~b}')).toEqual([
      '1 gift-braces',
      '4 question',
    ])
  })

  test('reads a question with blank lines among its answers', () => {
    expect(codes('One? {=a\n\n~b\n\n}\n\nTwo? {=a ~b}')).toEqual(['1 question', '7 question'])
    expect(codes('One? {=a ~b\n\nTwo? {=a ~b}')).toEqual(['1 gift-braces', '3 question'])
  })

  test('takes an option with both signs for the correct one', () => {
    const question = only('Which? {~a~=b}')
    expect([textsOf(question), question.answer]).toEqual([['a', 'b'], ['B']])
  })

  test.each([
    'The capital is {{c1::Paris}}, by {{c2::the Seine}}.',
    'It is {1:MULTICHOICE:=red~blue} and {2:SA:=hot}.',
  ])('skips a cloze text with a sentence: %s', text =>
    expect(read(text)).toMatchObject([{ kind: 'skipped', message: expect.stringContaining('cloze') }]),
  )

  test('makes Markdown of HTML', () => {
    const html =
      '[html]<p>Is <b>a &amp; b</b><br>the&nbsp;<em>same</em> as <code>c &lt; d</code>?</p><pre>x\n  y</pre> {\\=}'
    const question = only(html.replace(' {\\=}', ' {=<p>yes</p> ~[html]<span class\\="x">no &copy;</span>}'))
    expect(question.question).toBe('Is **a & b**\nthe *same* as `c < d`?\n\n```\nx\n  y\n```')
    expect(textsOf(question)).toEqual(['yes', 'no ©'])
  })

  test('takes the picture of a question, and refuses others', () => {
    const html = '[html]<p>Which?</p><img src\\="@@PLUGINFILE@@/a%20b.png" alt\\="A &quot;b&quot;"> {=a ~b}'
    expect(only(html)).toMatchObject({ question: 'Which?', image: { path: 'a b.png', alt: 'A "b"' } })
    expect(codes(html.replace('=a', '=<img src\\="x.png">'))).toEqual(['1 gift-text'])
    expect(codes(html.replace('<p>', '<p><img src="y.png">'))).toEqual(['1 gift-text'])
  })

  test('keeps a tag that a text ends in, and that never closes', () =>
    expect(only('[html]Is x <b {=a ~b}').question).toBe('Is x \\<b'))

  test.each(['<b>', '<p><span>', '<p><b></i>'])(
    'refuses %j inside each other by the hundred and by the thousand',
    tag => {
      for (const count of [200, 2_000, 15_000])
        expect(codes(`[html]${tag.repeat(count)}x {=a ~b}`)).toEqual(['1 gift-text'])
    },
  )

  test('refuses HTML that Markdown cannot say', () =>
    expect(codes('[html]<table><tr><td>1</td></tr></table> {=a ~b}')).toEqual(['1 gift-text']))

  test('takes the picture that a Markdown text ends with, and no other', () => {
    expect(only('Which?\n<img src="a.png" alt="x"> {=a ~b}')).toMatchObject({
      question: 'Which?',
      image: { path: 'a.png', alt: 'x' },
    })
    expect(only('What does <img src="a.png"> do? {=a ~b}').image).toBeNull()
  })

  test('is known by its signs', () => {
    expect(['$CATEGORY: x', 'a {=b ~c}', 'a { T }', '::t:: a'].every(gift.recognises)).toBe(true)
    expect(['', 'function a() { return }', 'A) x\nANSWER: A'].some(gift.recognises)).toBe(false)
  })

  test('never throws', () =>
    expectNeverThrows(gift, [
      '{',
      '}',
      '=',
      '~',
      '#',
      '####',
      ':',
      '::',
      '\\',
      '%',
      '%50%',
      '->',
      '\n',
      '\n\n',
      '[html]',
      'T',
      'x',
      '<b>',
      '<',
      '>',
      '"',
      '&amp;',
      '<img src=x>',
      '</b>',
      '// [id:',
      '[tag:a]',
      ']',
      '$CATEGORY:',
    ]))

  test.each<[string, string]>([
    ['options', `q {=a ${'~b '.repeat(5_000)}}`],
    ['one word', `q ${'x'.repeat(300_000)} {=a ~b}`],
    ['spaces', `q ${' '.repeat(20_000)} {=a ${' '.repeat(5_000)} ~b}`],
    ['tags', `[html]${'<b>'.repeat(6_000)} {=a ~b}`],
    ['spaced tags', `[html]${'<b> </b>'.repeat(3_000)} {=a ~b}`],
    ['tags that do not end', `[html]${'<b '.repeat(6_000)} {=a ~b}`],
    ['comments', `// ${'[id:\\]'.repeat(30_000)}\nq {=a ~b}`],
    ['many titles', '::a\n'.repeat(50_000)],
    ['colons', `::${':x'.repeat(12_000)} {=a ~b}`],
    ['questions', 'Which? {=a ~b}\n\n'.repeat(1_000)],
  ])('comes to an end over very many %s', (_, text) => {
    gift.recognises(text)
    expect(read(text)).toBeInstanceOf(Array)
  })
})

test('a title at the beginning of a line begins the question, and prose right above it is none of it', () => {
  const text = 'Welcome to the quiz.\nIt is good.\n::Q1:: Which pan? {=Copper ~Tin}\n'
  expect(read(text)).toMatchObject([
    { kind: 'skipped', line: 1 },
    { kind: 'question', line: 3, name: 'Q1', question: 'Which pan?' },
  ])
  expect(only('::Q1::\nIt says\n::b::\nhow? {=a ~b}').question).toBe('It says\n::b::\nhow?')
})

test.each([
  'The {=cat ~dog} sat on the {=mat ~log}.',
  '::Two::{=a ~b} and\n{~c =d}',
  'One {=a#yes ~b}, two {~%100%c ~d}, three {TRUE}.',
])('several gaps in one sentence are refused with what to write: %s', text =>
  expect(read(text)).toMatchObject([
    {
      code: 'gift-braces',
      line: 1,
      message: expect.stringContaining('write a question for each gap of a sentence'),
    },
  ]),
)
