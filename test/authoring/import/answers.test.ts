import { describe, expect, test } from 'vitest'
import { setOut } from './sample.ts'

type Given = { question?: string; options: unknown; [key: string]: unknown }

/** The answers that are written for these questions; the code of why one is not. */
const answersTo = async (...given: Given[]) => {
  const list = given.map((one, n) => ({ question: `Which of these, ${n}?`, ...one }))
  const { run, bank } = setOut({ 'q.json': JSON.stringify(list, null, 2) })
  const { text } = await run('--json')
  const played = new Map(
    text.includes('"playable": 0') ? [] : bank().questions.map(({ text, answer }) => [text, answer.join()]),
  )
  const outcomes = JSON.parse(text).outcomes as { why?: { code: string }[] }[]
  return list.map(({ question }, n) => played.get(question) ?? outcomes[n]!.why?.[0]?.code)
}

describe('an answer is never guessed', () => {
  test.each<[string, Given[], string[]]>([
    [
      'marks of 0 and 1 for each option could be places, and prove nothing',
      [
        { options: ['Venus', 'Jupiter', 'Mars', 'Saturn'], answer: [0, 0, 1, 0] },
        { options: ['Venus', 'Earth'], correct: [0, 1] },
        { options: ['Venus', 'Earth', 'Mars'], answer: 1 },
      ],
      ['answer-number', 'answer-number', 'answer-number'],
    ],
    [
      'one that is named twice',
      [{ options: ['Venus', 'Earth', 'Mars'], answer: ['A', 'A'] }],
      ['answer-repeated'],
    ],
    [
      'a number in quotes that is the text of one option, and not one that is the text of none',
      [
        { options: ['Red', 'Blue'], answer: '2' },
        { options: ['2', '3', '4'], answer: '2' },
        { options: ['0', '2', '4'], answer: '2' },
      ],
      ['answer-number', 'A', 'B'],
    ],
    ['a text in quotes, where nothing does', [{ options: ['2', '3', '4'], answer: '2' }], ['A']],
    [
      'an index is a place, whatever the options are called, and only a person knows the first one',
      [
        {
          options: [
            { id: 1, text: 'Venus' },
            { id: 2, text: 'Mars' },
          ],
          answerIndex: 1,
        },
        { options: ['Mercury', 'Venus', 'Saturn'], answerIndex: 0 },
      ],
      ['answer-number', 'answer-number'],
    ],
    [
      '0 and 1 of true and false are flags as well as places, and prove nothing',
      [
        { options: ['True', 'False'], answer: 1 },
        { options: ['True', 'False'], answer: 0 },
        { options: ['Venus', 'Mars', 'Saturn'], answer: 2 },
      ],
      ['answer-number', 'answer-number', 'answer-number'],
    ],
    [
      'options out of the order of their letters',
      [
        {
          options: [
            { letter: 'B', text: 'Mars' },
            { letter: 'A', text: 'Venus' },
          ],
          answerIndex: 0,
        },
        {
          options: [
            { letter: 'B', text: 'Mars' },
            { letter: 'A', text: 'Venus' },
          ],
          answer: 'B',
        },
      ],
      ['options-letters', 'options-letters'],
    ],
    [
      'ids that are no places, twice the same, or not there',
      [
        {
          options: [
            { value: 'x', text: 'Mars' },
            { value: 'y', text: 'Venus' },
          ],
          answer: 'y',
        },
        {
          options: [
            { id: 1, text: 'Venus' },
            { id: 1, text: 'Mars' },
          ],
          answer: 1,
        },
        {
          options: [
            { id: 1, text: 'Venus' },
            { id: 2, text: 'Mars' },
          ],
          answer: 0,
        },
        {
          options: [
            { id: 17, text: 'Venus' },
            { id: 23, text: 'Mars' },
          ],
          answer: 23,
        },
      ],
      ['B', 'answer-unknown', 'answer-unknown', 'B'],
    ],
  ])('%s', async (_, given, expected) => expect(await answersTo(...given)).toEqual(expected))

  test.each<[string[], string | string[]]>([
    [['b', 'c', 'd'], '(b)'],
    [['b', 'c', 'd'], 'B'],
    [['b', 'a', 'X', 'Y'], ['(B)']],
    [['a', 'c', 'e'], 'c.'],
    [['Option B.', 'Option A.', 'Option C'], 'Option B'],
    [['(B)', '(A)', '(C)'], 'B.'],
    [['choice B', 'choice A', 'choice C'], 'Choice  B'],
    [['`b`', '`a`', '`c`'], 'B'],
    [['**B**', '**A**', 'C'], 'B'],
    [['A/C unit', 'Wheels', 'Seats'], 'A/C'],
    [['AB', '0', 'x'], 'AB'],
  ])('a letter that may be another option of %j: %j', async (options, answer) =>
    expect(await answersTo({ options, answer })).toEqual(['answer-ambiguous']),
  )

  test.each<[string[], unknown, string]>([
    [['1943', '1944', '1945', '1946'], 1945, 'C'],
    [['40', '41', '42', '43'], 42, 'C'],
    [['In', 'Io', 'Ir', 'I'], 'I', 'D'],
    [['He', 'H', 'Hy', 'Hg'], 'H', 'B'],
    [['Venus', 'Mars'], 'B) Mars', 'B'],
    [['Venus', 'Mars'], '(b) Mars', 'B'],
    [['True', 'False'], 'F', 'B'],
    [['Yes', 'No'], 'no', 'B'],
    [['Grant', 'Sherman', 'Meade', 'Robert E. Lee'], 'Robert E. Lee', 'D'],
  ])('what can only be one option of %j is taken: %j', async (options, answer, key) =>
    expect(await answersTo({ options, answer })).toEqual([key]),
  )

  test('an option may be named by its column', async () => {
    const { run, bank } = setOut({
      'q.csv': 'question,Option 1,Option 2,answer\nWhich?,Venus,Mars,option 2\n',
    })
    await run()
    expect(bank().questions[0]!.answer).toEqual(['B'])
  })

  test('a ticked option stays whole', async () => {
    const { run, bank } = setOut({
      'q.md':
        '### Which two? (Choose two.)\n\n- [ ] Twain\n- [x] Meade\n- [ ] Whitman\n- [x] Robert E. Lee\n',
    })
    await run()
    expect(bank().questions[0]).toMatchObject({ answer: ['B', 'D'], options: { length: 4 } })
  })

  test('a name with a plus is no letter', async () =>
    expect(await answersTo({ options: ['Java', 'C++ 11', 'Rust'], answer: 'C++' })).toEqual([
      'answer-unknown',
    ]))

  test('a tick means its option, even where that is called like a letter', async () => {
    const { run, bank } = setOut({ 'q.md': '### Which vitamin?\n\n- [x] (B)\n- [ ] (A)\n- [ ] (C)\n' })
    await run()
    expect(bank().questions[0]!.answer).toEqual(['A'])
  })
})
