import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checklist } from '../../../../src/authoring/import/formats/checklist.ts'
import { FORMATS, recognise } from '../../../../src/authoring/import/formats/index.ts'
import { questionsBy } from '../sample.ts'
import { expectNeverThrows, MARKDOWN_SIGNS, readerOf, textsOf } from './reader.ts'

const { read, only } = readerOf(checklist)
const questionsIn = (text: string) => questionsBy(checklist, text)
const LIST = '- [x] Copper\n- [ ] Tin\n'

describe('a question', () => {
  test.each([
    ['a heading of any level', `###### Which pan?\n\n${LIST}`],
    ['a heading with closing signs', `## Which pan? ##\n${LIST}`],
    ['a heading underlined with =', `Which pan?\n===\n${LIST}`],
    ['a heading underlined with -', `Which pan?\n---\n\n${LIST}`],
    ['a heading in bold', `## **Which pan?**\n\n${LIST}`],
    ['a bold paragraph', `**Which pan?**\n\n${LIST}`],
    ['a numbered item with its list inside', `1. Which pan?\n   - [x] Copper\n   - [ ] Tin\n`],
    ['a numbered item with its list below', `1. Which pan?\n\n${LIST}`],
    ['a numbered item glued to its list', `7) Which pan?\n${LIST}`],
    ['a paragraph that asks', `Which pan?\n\n${LIST}`],
    ['front matter', `---\nquestion: Which pan?\n---\n\n${LIST}`],
    ['a heading and an explaining one', `## Which pan?\n\n### Options\n\n${LIST}`],
  ])('may be %s', (_, text) => {
    expect(only(text)).toMatchObject({ line: 1, question: 'Which pan?', answer: ['A'] })
  })

  test.each([
    '12. ',
    '12) ',
    'Q12: ',
    'Q12. ',
    'Question 12: ',
    'Question 12\n\n',
    '**12.** ',
    'Q: ',
    'Question #3 - ',
    '12\\. ',
    'Question 1 of 20: ',
    'Frage 1\n\n',
    'Pregunta 12: ',
    'Вопрос 3. ',
  ])('loses the number %j before it', number => {
    expect(only(`### ${number}Which pan?\n\n${LIST}`).question).toBe('Which pan?')
  })

  test.each([
    '3.5 metres of copper?',
    '2024 was a year of what?',
    'Questions about tin?',
    'Q4 is a quarter of what?',
  ])('keeps the beginning of %j', text => {
    expect(only(`### ${text}\n\n${LIST}`).question).toBe(text)
  })

  test('has paragraphs, code, tables and quotes up to its list, exactly as they stand', () => {
    const body =
      'A pan `==` hot.\n\n```js\n# no heading\n\n\n- [x] no option\n  let a === 1\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n> Cook'
    expect(only(`### Which pan?\n\n${body}\n\n${LIST}`).question).toBe(`Which pan?\n\n${body}`)
  })

  test('in an item is freed of the indentation of the item, but code keeps its own', () => {
    const text =
      '2. Which pan\n   is it?\n\n   ```py\n   if a:\n       b()\n   ```\n\n   - [ ] Tin\n   - [x] Copper\n'
    expect(only(text)).toMatchObject({
      question: 'Which pan\nis it?\n\n```py\nif a:\n    b()\n```',
      answer: ['B'],
    })
  })

  test('has no “(Choose two.)” added where several options are right', () => {
    expect(only('### Which pans?\n- [x] a\n- [x] b\n- [ ] c\n')).toMatchObject({
      question: 'Which pans?',
      answer: ['A', 'B'],
    })
  })

  test('without a tick has no answer', () => {
    expect(only('### Which pan?\n- [ ] a\n- [ ] b\n').answer).toEqual([])
  })

  test('takes what else the front matter says', () => {
    const text = `---\ntitle: x\nquestion: Which pan?\ndocumentation: https://example.org/a\ntags: [pans]\n---\n\n> https://example.org/b\n\n\`\`\`\ncode\n\`\`\`\n1. [x] Copper\n   > warm\n1. [ ] Tin\n\nBecause.\n`
    expect(only(text)).toMatchObject({
      question: 'Which pan?\n\n```\ncode\n```',
      options: [{ text: 'Copper', rationale: 'warm' }, { text: 'Tin' }],
      references: ['https://example.org/a', 'https://example.org/b'],
      tags: ['pans'],
      explanation: 'Because.',
    })
  })
})

describe('an option', () => {
  test('has a box in any of the usual ways', () => {
    const text = '### Which?\n* [X] a\n* [ ] b\n+ [x ] c\n+ [] d\n- \\[ \\] e\n1. [ x] f\n- [ ]g\n'
    expect(only(text)).toMatchObject({ answer: ['A', 'C', 'F'] })
    expect(textsOf(only(text))).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g'])
  })

  test('has quotes, indented paragraphs and lists below it as its reason', () => {
    const text =
      '### Which?\n- [x] a\n  goes on\n  > because\n  > of b\n- [ ] b\n\n      aligned\n      reason\n\n  more\n- [ ] c\n  - point\n'
    expect(only(text).options).toEqual([
      { text: 'a\ngoes on', rationale: 'because\nof b' },
      { text: 'b', rationale: 'aligned\nreason\n\nmore' },
      { text: 'c', rationale: '- point' },
    ])
  })

  test('has quotes at the margin as its reason, the last one too where others have theirs so', () => {
    const text = '### Which?\n- [x] a\n> yes\n\n- [ ] b\n> no\n\nMore.\n'
    const question = only(text)
    expect(question.options.map(({ rationale }) => rationale)).toEqual(['yes', 'no'])
    expect(question.explanation).toBe('More.')
  })

  test('may have code, also as a whole, on its own line, indented or at the margin', () => {
    expect(
      textsOf(
        only('### Which?\n- [x] Run:\n  ```sh\n  ls\n    -l\n  ```\n- [ ]\n  ~~~\n  - [x] no\n  ~~~\n'),
      ),
    ).toEqual(['Run:\n```sh\nls\n  -l\n```', '~~~\n- [x] no\n~~~'])
    expect(
      textsOf(only('### Which?\n- [ ] ```js\n      a\n        b\n      ```\n- [x] ```js\n  c\n  ```\n')),
    ).toEqual(['```js\na\n  b\n```', '```js\nc\n```'])
    expect(textsOf(only('### Which?\n\n- [ ] \n\n```\na\n```\n\n- [x] \n\n```\nb\n```\n'))).toEqual([
      '```\na\n```',
      '```\nb\n```',
    ])
  })

  test('whose code is never closed does not swallow the next', () => {
    expect(textsOf(only('### Which?\n- [ ] ```js\n  a\n- [x] b\n'))).toEqual(['```js\na', 'b'])
  })

  test('loses a letter where all have theirs in order, and says so', () => {
    const lettered = only('### Which?\n- [x] A. one\n- [ ] **B)** two\n')
    expect(textsOf(lettered)).toEqual(['one', 'two'])
    expect(lettered.repairs).toHaveLength(1)
    expect(textsOf(only('### Which?\n- [x] A. one\n- [ ] two\n'))).toEqual(['A. one', 'two'])
  })

  test('does not swallow a question or a label directly below it', () => {
    expect(
      read('1. Which?\n- [x] a\n- [ ] b\nExplanation: so.\nQ2. Which other?\n- [x] c\n- [ ] d\n'),
    ).toMatchObject([
      { question: 'Which?', explanation: 'so.', options: [{ text: 'a' }, { text: 'b' }] },
      { question: 'Which other?', line: 5 },
    ])
  })

  test('may be a link, and a link named x is no box', () => {
    expect(textsOf(only('### Which?\n- [x] [a](https://example.org)\n- [ ] b\n'))[0]).toBe(
      '[a](https://example.org)',
    )
    expect(read('### Which?\n- [x](https://example.org)\n')).toMatchObject([])
  })

  test.each([
    ['has options of its own', '- [x] a\n  - [ ] b\n', 3],
    ['has swallowed another one', '- [x] a\n-[ ] b\n- [ ] c\n', 3],
    ['has another sign in its box', '- [x] a\n- [✓] b\n- [ ] c\n', 3],
    ['has no box', '- [x] a\n- [ ] b\n- c\n', 4],
    ['has no box between others', '- [x] a\n\n- [ ] b\n\n- c\n\n- [ ] d\n', 6],
    ['has a picture in it', '- [x] ![a](a.png)\n- [ ] b\n', 1],
  ])('that %s has its question refused', (_, list, line) => {
    expect(read(`### Which?\n${list}`)).toMatchObject([{ kind: 'refused', line }])
  })
})

describe('what stands below the list', () => {
  test.each([
    ['a paragraph', 'Copper conducts\n**well**.'],
    ['a quote', '> Copper conducts\n> **well**.'],
    ['a part of its own', '**Explanation**\n\nCopper conducts\n**well**.'],
    ['a label', 'Explanation: Copper conducts\n**well**.'],
    ['a bold label', '**Explanation:** Copper conducts\n**well**.'],
    ['a heading', '#### Explanation\n\nCopper conducts\n**well**.'],
    ['details', '<details>\n<summary><b>Show</b></summary>\n\nCopper conducts\n**well**.\n\n</details>'],
  ])('is the explanation: %s', (_, below) => {
    expect(only(`### Which?\n${LIST}\n${below}\n`).explanation).toBe('Copper conducts\n**well**.')
  })

  test('is a reference where it is a bare link or below its label, while links in sentences stay', () => {
    const below = `See [pans](https://example.org/0).\n\n[pans](https://example.org/1)\n<https://example.org/2>\n\nReferences:\n- [a_(b)](https://example.org/3_(b))\n- Copper: https://example.org/4.\n\n**[⬆ Back to Top](#top)**\n`
    expect(only(`### Which?\n${LIST}\n${below}`)).toMatchObject({
      explanation: 'See [pans](https://example.org/0).',
      references: [1, 2, '3_(b)', 4].map(end => `https://example.org/${end}`),
    })
  })

  test('keeps a link on a line of its own in its sentence', () => {
    const text = 'Read\n[this page](https://example.org/1)\nbefore you go.'
    expect(only(`### Which?\n${LIST}\n${text}\n\nhttps://example.org/2\n`)).toMatchObject({
      explanation: text,
      references: ['https://example.org/2'],
    })
  })

  test('keeps code as it is', () => {
    expect(only(`### Which?\n${LIST}\n\`\`\`js\n> a\n\n\n  b\n\`\`\`\n`).explanation).toBe(
      '```js\n> a\n\n\n  b\n```',
    )
  })

  test('is the explanation of the question above, also where another follows without a heading', () =>
    expect(read(`Which pan?\n\n${LIST}\n> Copper conducts.\n\nWhich lid?\n\n${LIST}`)).toMatchObject([
      { question: 'Which pan?', explanation: 'Copper conducts.', options: [{}, { rationale: null }] },
      { question: 'Which lid?', explanation: '' },
    ]))

  test('is passed over below a rule, with a note', () => {
    expect(read(`### Which?\n${LIST}\n---\n\nThanks for reading!\n`)).toMatchObject([
      { kind: 'question', explanation: '' },
      { kind: 'note', line: 7 },
    ])
  })
})

describe('a text above the first question that only introduces it', () => {
  const INTRO = '# My quiz\n\nWelcome.\n\n'

  test.each([
    ['a numbered question', `1. Which pan?\n\n${LIST}\n2. Which lid?\n\n${LIST}`],
    ['a bold question', `**Which pan?**\n\n${LIST}\n**Which lid?**\n\n${LIST}`],
    ['a tab with one', '=== "Example"\n\n    Which pan?\n\n    - [x] Copper\n    - [ ] Tin\n'],
    ['a tag with one', `<quiz>\nWhich pan?\n\n${LIST}</quiz>\n`],
  ])('is no part of %s, and is reported with its line', (_, rest) => {
    const entries = read(INTRO + rest)
    expect(entries[0]).toMatchObject({ kind: 'question', line: expect.any(Number), question: 'Which pan?' })
    expect(entries).toContainEqual({
      kind: 'note',
      line: 3,
      message: expect.stringContaining('1 text passed over'),
    })
  })

  test('is not guessed apart from a question that nothing marks', () =>
    expect(read(`${INTRO}Which pan?\n\n${LIST}\nWhich lid?\n\n${LIST}`)).toMatchObject([
      { kind: 'refused', code: 'question-unclear', line: 7 },
      { kind: 'question', question: 'Which lid?' },
    ]))

  test('stays where it may be what the question is about', () =>
    expect(only(`### Lids\n\nLids are round.\n\nWhich lid?\n\n${LIST}`).question).toBe(
      'Lids\n\nLids are round.\n\nWhich lid?',
    ))
})

describe('a page of documentation', () => {
  const QUIZ = '<quiz>\nWhich pan?\n\n- [x] Copper\n- [ ] Tin\n\nIt is warm.\n</quiz>\n'

  test('has its questions in tags, and what stands around them is no part of them', () => {
    const text = `# Pans\n\nThis page explains pans.\n\n${QUIZ}\n## Pots\n\nMore text.\n\n${QUIZ.replace('pan', 'pot')}\nThe end.\n`
    expect(read(text)).toMatchObject([
      { line: 6, question: 'Which pan?', explanation: 'It is warm.' },
      { question: 'Which pot?', explanation: 'It is warm.' },
      { kind: 'note', line: 3, message: expect.stringContaining('3 texts passed over') },
    ])
  })

  test('may have them in tabs', () => {
    const text = `# Pans\n\n=== "Example"\n\n    ${QUIZ.replaceAll('\n', '\n    ').trimEnd()}\n\n=== "Syntax"\n\n    Nothing.\n`
    expect(read(text)).toMatchObject([
      {
        line: 6,
        question: 'Which pan?',
        options: [{ text: 'Copper' }, { text: 'Tin' }],
        explanation: 'It is warm.',
      },
      { kind: 'note' },
    ])
  })
})

describe('a picture', () => {
  test('is taken out of the question', () => {
    expect(only(`### Which?\n\nLook:\n\n![A pan](<img/my pan.png> "x")\n\nWell?\n\n${LIST}`)).toMatchObject({
      question: 'Which?\n\nLook:\n\nWell?',
      image: { path: 'img/my pan.png', alt: 'A pan' },
    })
    expect(only(`### Which?\n<img src="a.png" alt="b">\n${LIST}`)).toMatchObject({
      question: 'Which?',
      image: { path: 'a.png', alt: 'b' },
    })
  })

  test('in code is code', () => {
    expect(only(`### Which \`![a](b.png)\`?\n${LIST}`)).toMatchObject({
      question: 'Which `![a](b.png)`?',
      image: null,
    })
  })

  test('beside another one has the question refused', () => {
    expect(read(`### Which?\n![a](a.png) ![b](b.png)\n${LIST}`)).toMatchObject([
      { kind: 'refused', line: 1, code: 'images-many' },
    ])
  })

  test('in an explanation is left out, with a note', () => {
    expect(only(`### Which?\n${LIST}\nSo ![a](a.png) it is.\n`)).toMatchObject({
      explanation: 'So  it is.',
      repairs: [expect.stringContaining('picture')],
    })
  })
})

describe('a file', () => {
  const FILE = `# The quiz

[![badge](https://example.org/a.svg)](https://example.org)

Buy this course today!

## Contents

- [Kitchen](#kitchen)

## Kitchen

### 1. Which pan?

${LIST}
Because.

**[⬆ Back to Top](#contents)**

### 2. Which pot?

${LIST}
## Garden

**Which rose?**

${LIST}
**Which tree?**

${LIST}
3. Which bush?
   - [ ] a
   - [x] b
4. Which weed?
   - [x] a
   - [ ] b

<!--
### Which draft?
- [x] a
- [ ] b
-->

## Licence
`

  test('has several questions, by headings above them, and passes over the rest in one line', () => {
    expect(
      read(FILE).map(({ line, ...found }) =>
        found.kind === 'question' ? [line, found.question, ...found.categories] : found.kind,
      ),
    ).toEqual([
      [13, 'Which pan?', 'Kitchen'],
      [22, 'Which pot?', 'Kitchen'],
      [29, 'Which rose?', 'Garden'],
      [34, 'Which tree?', 'Garden'],
      [39, 'Which bush?', 'Garden'],
      [42, 'Which weed?', 'Garden'],
      'note',
    ])
    expect(read(FILE).at(-1)).toMatchObject({ line: 7, message: expect.stringContaining('2 headings') })
  })

  test('gives each question what stands below its own list', () => {
    expect(questionsIn(FILE).map(({ explanation }) => explanation)).toEqual(['Because.', '', '', '', '', ''])
  })

  test('whose texts between two lists could be either is refused there, not guessed', () => {
    const found = read(`### Which?\n${LIST}\nCopper is warm.\n\nNext one\n\n${LIST}\n### Other?\n${LIST}`)
    expect(found).toMatchObject([{ kind: 'refused', line: 5, code: 'options-apart' }, { kind: 'question' }])
  })

  test('loses no text behind the end of a comment', () => {
    expect(read(`<!-- a\nb --> ### Which?\n${LIST}`)).toMatchObject([{ line: 2, question: 'Which?' }])
    expect(read(`<!-- a --> ### Which?\n${LIST}`)).toMatchObject([{ kind: 'question' }])
  })

  test('whose code or comment is never closed says so', () => {
    expect(read(`### Which?\n${LIST}\n\`\`\`js\na\n### Lost?\n${LIST}`)).toMatchObject([
      {},
      { kind: 'refused', line: 5 },
    ])
    expect(read(`### Which?\n${LIST}\n<!-- a\n### Lost?\n${LIST}`)).toMatchObject([
      {},
      { kind: 'refused', line: 5 },
    ])
  })
})

test('it is recognised by a box outside of code', () => {
  expect(checklist.recognises(`# a\n${LIST}`)).toBe(true)
  expect(checklist.recognises(`# a\n\`\`\`\n${LIST}\`\`\`\n`)).toBe(false)
  expect(checklist.recognises(`---\nquestion: a\noptions: [b, c]\n---\n${LIST}`)).toBe(false)
  expect(checklist.recognises('# a\n- b\n')).toBe(false)
  expect(
    recognise(FORMATS, { path: 'a.md', text: `# a\nChoices:\n${LIST}Answers: below\n---\n` })?.name,
  ).toBe('checklist')
})

const word = fc.stringMatching(/^[a-z=*`&<]{1,3}[a-z]{3}$/).filter(text => !/[*`<]/.test(text))
const words = fc.array(word, { minLength: 1, maxLength: 5 }).map(list => list.join(' '))
const option = fc.record({ text: words, right: fc.boolean(), rationale: fc.option(words, { nil: null }) })
const question = fc.record({
  question: words,
  code: fc.option(words),
  options: fc.array(option, { minLength: 1, maxLength: 12 }),
  explanation: words,
})

test('what is written as a checklist is read back the same', () => {
  fc.assert(
    fc.property(fc.array(question, { minLength: 1, maxLength: 4 }), questions => {
      const written = questions.map(({ question, code, options, explanation }) => {
        const items = options.map(
          ({ text, right, rationale }) =>
            `- [${right ? 'x' : ' '}] ${text}\n${rationale === null ? '' : `  > ${rationale}\n`}`,
        )
        const body = code === null ? question : `${question}\n\n\`\`\`\n${code}\n\`\`\``
        return { body, text: `## ${body}\n\n${items.join('')}\n> ${explanation}\n` }
      })
      const found = questionsIn(written.map(({ text }) => text).join('\n'))
      expect(found.map(({ question }) => question)).toEqual(written.map(({ body }) => body))
      expect(found.map(({ options }) => options)).toEqual(
        questions.map(({ options }) => options.map(({ text, rationale }) => ({ text, rationale }))),
      )
      expect(found.map(({ explanation }) => explanation)).toEqual(
        questions.map(({ explanation }) => explanation),
      )
    }),
  )
})

test('nothing makes it throw', () =>
  expectNeverThrows(checklist, [...MARKDOWN_SIGNS, '- [x] ', '- [ ] ', '\t', '~~~js', '-->', '[x](y)']))

test.each([
  ['nested quotes', `${'>'.repeat(50_000)} a\n`],
  ['nested lists', `${'- '.repeat(20_000)}[x] a\n`],
  [
    'deeper and deeper items',
    Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth * 2)}- [x] a\n`).join(''),
  ],
  ['options', '- [x] a\n'.repeat(10_000)],
  ['quotes', `- [x] a\n${'> a\n'.repeat(10_000)}- [ ] b\n`],
  ['bold paragraphs', `- [x] a\n\n${'**a**\n\n'.repeat(10_000)}- [ ] b\n`],
  ['brackets', `${'![[](<'.repeat(20_000)}\n- [x] a\n`],
  ['pictures', `${'![a](b) '.repeat(5_000)}\n- [x] a\n`],
  ['spaces', `a${' '.repeat(100_000)}b\n- [x] a${' '.repeat(100_000)}b\n`],
  ['backticks', `${Array.from({ length: 500 }, (_, length) => '`'.repeat(length)).join(' ')}![\n- [x] a\n`],
  ['links', `- [x] a\n\n${'[a](http://a( '.repeat(10_000)}\n`],
  ['indented options', `# a\n${' '.repeat(30_000)}- [x] a\n${' '.repeat(30_002)}b\n`],
  ['tags', `- [x] a\n\n${'<summary><details>'.repeat(10_000)}\n`],
])('%s by the thousand come to an end', (_, text) => {
  for (const all of [text, `# a\n\n${text}`]) expect(read(all)).toBeInstanceOf(Array)
})
