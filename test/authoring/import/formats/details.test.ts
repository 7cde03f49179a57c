import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { details } from '../../../../src/authoring/import/formats/details.ts'
import { expectNeverThrows, MARKDOWN_SIGNS, readerOf, textsOf } from './reader.ts'

const { read, only } = readerOf(details)
const KEY = '<details><summary>Answer</summary>\n\nCorrect answer: B\n\n</details>\n'
const OPTIONS = '- A. Tin\n- B. Copper\n'
const withKey = (key: string) =>
  `1. Which pan?\n${OPTIONS}\n<details>\n<summary>Answer</summary>\n\n${key}\n\n</details>\n`

describe('a question', () => {
  test.each([
    '1. Which pan?',
    '12) Which pan?',
    '### Which pan?',
    '### Question 3: Which pan?',
    '**Q4. Which pan?**',
    '## 5\n\nWhich pan?',
    '### 1. Which pan?',
    'Which pan?\n===',
  ])('may begin %j', start => {
    expect(only(`${start}\n\n${OPTIONS}\n${KEY}`)).toMatchObject({
      line: 1,
      question: 'Which pan?',
      answer: ['B'],
    })
  })

  test('keeps its code, its lists and its paragraphs', () => {
    const text = `7. Which pan\n   is it?\n\n   \`\`\`py\n   if a == 1:\n       b()\n   A. no option\n   \`\`\`\n\n   1. one\n   2. two\n\n   - A. Tin\n   - B. Copper\n\n   ${KEY.replaceAll('\n', '\n   ')}\n8. Next?\n${OPTIONS}${KEY}`
    expect(read(text)).toMatchObject([
      {
        line: 1,
        question: 'Which pan\nis it?\n\n```py\nif a == 1:\n    b()\nA. no option\n```\n\n1. one\n2. two',
      },
      { line: 22, question: 'Next?' },
    ])
  })

  test('below a heading with numbered lines in its text is one question', () => {
    expect(only(`### In which order?\n\n1. cook\n2. eat\n\n${OPTIONS}${KEY}`).question).toBe(
      'In which order?\n\n1. cook\n2. eat',
    )
  })

  test.each([
    ['inside of it', '   1. one\n   2. two\n   3. three\n'],
    ['below it', '1. one\n2. two\n3. three\n'],
  ])('below a folded answer may have a numbered list %s', (_, list) => {
    const text = `1. Which?\n${OPTIONS}\n${KEY}\n2. In which order?\n\n${list}\n${OPTIONS}\n${KEY}`
    expect(read(text)).toMatchObject([
      { question: 'Which?' },
      { question: 'In which order?\n\n1. one\n2. two\n3. three' },
    ])
  })

  test('without a number below a folded answer keeps its list too, or is refused where that is unclear', () => {
    const second = (start: string) =>
      read(`**Which?**\n\n${OPTIONS}\n${KEY}\n${start}\n\n1. one\n2. two\n\n${OPTIONS}\n${KEY}`)
    expect(second('**In which order?**')).toMatchObject([
      { question: 'Which?' },
      { question: 'In which order?\n\n1. one\n2. two' },
    ])
    expect(second('In which order?')).toMatchObject([{ kind: 'refused', code: 'options-apart', line: 12 }])
  })

  test('whose block is missing has no answer', () => {
    expect(read(`1. Which pan?\n${OPTIONS}\n2. Which pot?\n${OPTIONS}\n${KEY}`)).toMatchObject([
      { answer: [] },
      { answer: ['B'] },
    ])
  })

  test('takes its picture out of its text', () => {
    expect(only(`1. Which pan?\n\n   ![A pan](pan.png)\n\n${OPTIONS}${KEY}`)).toMatchObject({
      question: 'Which pan?',
      image: { path: 'pan.png', alt: 'A pan' },
    })
    expect(only(`1. Which pan?\n<img src="pan.png" alt="A &amp; b > c">\n\n${OPTIONS}${KEY}`)).toMatchObject({
      question: 'Which pan?',
      image: { path: 'pan.png', alt: 'A & b > c' },
    })
    expect(read(`1. Which?\n- A. ![a](a.png)\n- B. b\n${KEY}`)).toMatchObject([
      { kind: 'refused', code: 'image-in-option' },
    ])
  })
})

describe('options', () => {
  test.each([
    ['- A. Tin\n- B. Copper\n'],
    ['A. Tin\nB. Copper\n'],
    ['A) Tin\n\nB) Copper\n'],
    ['A)Tin\nB)Copper\n'],
    ['* **A)** Tin\n* **B)** Copper\n'],
    ['* **A. Tin**\n* **B. Copper**\n'],
    ['- (A) Tin\n- (B) Copper\n'],
    ['- [ ] A. Tin\n- [ ] B. Copper\n'],
    ['    a. Tin\n    b. Copper\n'],
    ['A. Tin<br>\nB. Copper\\\n'],
    ['- A: Tin\n- B: Copper\n'],
    ['- 1: Tin\n- 2: Copper\n'],
  ])('are read from %j', options => {
    expect(textsOf(only(`1. Which pan?\n\n${options}\n${KEY}`))).toEqual(['Tin', 'Copper'])
  })

  test('go on below their first line, also with code', () => {
    expect(
      textsOf(
        only(`1. Which?\n- A. Tin\n  or lead\n- B. \`\`\`sh\n  ls\n    -l\n  \`\`\`\n- C. x === y\n${KEY}`),
      ),
    ).toEqual(['Tin\nor lead', '```sh\nls\n  -l\n```', 'x === y'])
  })

  test.each([
    ['without B', '- A. a\n- C. c\n', 3],
    ['with A twice', '- A. a\n- A. b\n', 3],
    ['with a text below them', '- A. a\n- B. b\n\nChoose well.\n', 5],
  ])('%s have their question refused', (_, options, line) => {
    expect(read(`1. Which?\n${options}\n${KEY}`)).toMatchObject([{ kind: 'refused', line }])
  })
})

test('options without a text between them and the next options are refused, not lost', () => {
  expect(read(`1. Which?\n${OPTIONS}\nOr rather\n\n${OPTIONS}\n${KEY}`)).toMatchObject([
    { kind: 'refused', code: 'options-apart', line: 5 },
  ])
})

describe('the answer', () => {
  test.each([
    ['Correct answer: B, E', 'B, E'],
    ['Answer: BE', 'BE'],
    ['**Answer:** B', 'B'],
    ['**Answer**: B', 'B'],
    ['**Answer: B**', 'B'],
    ['Correct Answer(s): A and D', 'A and D'],
    ['The correct answer is B.', 'B'],
    ['Answer - B', 'B'],
    ['Answer: (B)', 'B'],
    ['Answer: `B`', 'B'],
    ['> Answer: B', 'B'],
    ['**B**', 'B'],
    ['#### B', 'B'],
    ['**Answer**\n\nB', 'B'],
    ['Answer: Copper', 'Copper'],
    ['Answer: B. Copper', 'B'],
    ['Answer: B) copper.', 'B'],
    ['Answer: Ac', 'Ac'],
    ['Answer: B. Tin', 'B. Tin'],
    ['Answer: A, D, or so', 'A, D, or so'],
    ['Answer: 2', '2'],
  ])('%j is passed on as %j', (key, answer) => {
    expect(only(withKey(key))).toMatchObject({ answer: [answer], explanation: '' })
  })

  test.each(['2', '2.', '**2**', '1, 2'])('%j names options that are numbered', number => {
    const text = withKey(`Answer: ${number}`).replace('A.', '1:').replace('B.', '2:')
    expect(only(text).answer).toEqual(number === '1, 2' ? ['A', 'B'] : ['B'])
  })

  test.each(['#### Antwort: B', '**Réponse correcte : B**', 'Правильный ответ: B', '答案：B'])(
    'may be announced in any language: %j',
    key => expect(only(withKey(key)).answer).toEqual(['B']),
  )

  test('is no letter in a sentence, nor one of no option', () => {
    for (const key of [
      ...['Hinweis: B ist richtig.', 'Vitamin: E', 'Antwort: Bronze', 'Explanation: A'],
      ...['Falsch: A', 'Gut: A\n\nBesser: B'],
    ])
      expect(only(withKey(key)).answer).toEqual([])
  })

  test('may be a list of letters', () => {
    expect(only(withKey('Correct answers:\n\n- A\n- B. Copper')).answer).toEqual(['A', 'B'])
  })

  test('may stand in the summary, or on the line of a tag', () => {
    expect(only(`1. Which?\n${OPTIONS}<details><summary>Answer: B</summary>Warm.</details>\n`)).toMatchObject(
      { answer: ['B'], explanation: 'Warm.' },
    )
    expect(
      only(`1. Which?\n${OPTIONS}<details><summary><b>Show</b></summary>Answer: B</details>\n`),
    ).toMatchObject({ answer: ['B'], explanation: '' })
  })

  test('is not taken from words of the explanation', () => {
    expect(only(withKey('Answer: B\n\nAnswers: A is too soft.\n\nA')).answer).toEqual(['B'])
    expect(only(withKey('Copper is warm.')).answer).toEqual([])
  })

  test('that is contradicted is refused', () => {
    expect(read(withKey('Answer: B\n\nCorrect answer: A'))).toMatchObject([
      { kind: 'refused', code: 'answer-contradictory', line: 10 },
    ])
    expect(only(withKey('Answer: A and B\n\nCorrect answer: B, A')).answer).toEqual(['A and B'])
  })
})

test('explanation and links are read from the block, with their code', () => {
  expect(
    only(
      withKey(
        'Answer: B. It conducts heat best.\n\n**Explanation:** Copper\nis warm.\n\n```js\na === 1\n  b\n```\n\nReference: [pans](https://example.org/1)\nhttps://example.org/2',
      ),
    ),
  ).toMatchObject({
    answer: ['B'],
    explanation: 'It conducts heat best.\n\nCopper\nis warm.\n\n```js\na === 1\n  b\n```',
    references: ['https://example.org/1', 'https://example.org/2'],
  })
})

test('a part below the block that says so explains the question too, and anything else is passed over', () => {
  expect(only(`${withKey('Answer: B')}\nExplanation: Warm.\n`).explanation).toBe('Warm.')
  expect(read(`${withKey('Answer: B')}\nBuy a pan!\n`)).toMatchObject([
    { explanation: '' },
    { kind: 'note', line: 12 },
  ])
})

test('headings above are categories, and those without options are passed over in one line', () => {
  const text = `# Pans\n\n## Contents\n\n1. [Kitchen](#kitchen)\n\n## Kitchen\n\n1. Which pan?\n${OPTIONS}\n${KEY}\n[⬆ Top](#pans)\n\n## Garden\n\n1. Which rose?\n${OPTIONS}\n${KEY}\n## Licence\n\nFree.\n`
  expect(read(text)).toMatchObject([
    { question: 'Which pan?', categories: ['Kitchen'] },
    { question: 'Which rose?', categories: ['Garden'], line: 23 },
    { kind: 'note', line: 3, message: expect.stringContaining('2 headings') },
  ])
})

test('it is recognised by details and lettered options', () => {
  expect(details.recognises(withKey('Answer: B'))).toBe(true)
  expect(details.recognises('# a\n- b\n<details>')).toBe(false)
  expect(details.recognises(`# a\n${OPTIONS}`)).toBe(false)
  expect(details.recognises('# a\n- [x] A. b\n- [ ] B. c\n<details>')).toBe(false)
})

const words = fc
  .array(fc.stringMatching(/^[a-z=]{1,2}[a-z]{4}$/), { minLength: 1, maxLength: 5 })
  .map(list => list.join(' '))
const question = fc
  .record({
    question: words,
    options: fc.array(words, { minLength: 2, maxLength: 10 }),
    explanation: words,
    right: fc.nat(),
  })
  .map(({ right, ...rest }) => ({ ...rest, answer: 'ABCDEFGHIJ'[right % rest.options.length]! }))

test('what is written with details is read back the same', () => {
  fc.assert(
    fc.property(
      fc.array(question, { minLength: 1, maxLength: 4 }),
      fc.constantFrom('- ', '', '* '),
      fc.constantFrom('.', ')'),
      (questions, marker, sign) => {
        const text = questions
          .map(({ question, options, answer, explanation }, index) => {
            const list = options
              .map((option, place) => `${marker}${'ABCDEFGHIJ'[place]}${sign} ${option}`)
              .join('\n')
            return `${index + 1}. ${question}\n\n${list}\n\n<details>\n\nAnswer: ${answer}\n\nExplanation: ${explanation}\n</details>\n`
          })
          .join('\n')
        expect(read(text)).toMatchObject(
          questions.map(({ question, options, answer, explanation }) => ({
            question,
            options: options.map(text => ({ text })),
            answer: [answer],
            explanation,
          })),
        )
      },
    ),
  )
})

test('nothing makes it throw', () =>
  expectNeverThrows(details, [...MARKDOWN_SIGNS, '- A. ', 'B) ', '</details>', '<summary>', 'Answer: ', 'B']))

test.each([
  ['nested quotes', `${'>'.repeat(50_000)} a\n`],
  ['nested details', '<details>\n'.repeat(10_000)],
  ['details in a line', `${'<details>'.repeat(10_000)}${'</summary>'.repeat(10_000)}\n`],
  ['options', 'A. a\nB. b\n'.repeat(10_000)],
  ['numbers', '1. a\n'.repeat(20_000)],
  ['lines of an option', `- A. a\n${'b\n'.repeat(20_000)}<details>\nAnswer: A\n</details>`],
  ['answers', `- A. a\n- B. b\n<details>\n${'Answer: B\n'.repeat(10_000)}</details>`],
  ['letters', `- A. a\n- B. b\n<details>\n\nAnswer: ${'A, '.repeat(30_000)}\n`],
  ['spaces', `- A. a${' '.repeat(100_000)}b\n- B. b\n<details>\nAnswer: B.${' '.repeat(100_000)}c\n`],
])('%s by the thousand come to an end', (_, text) => {
  for (const all of [text, `# a\n\n${text}`, `1. a\n\n${text}`]) expect(read(all)).toBeInstanceOf(Array)
})
