import { describe, expect, test } from 'vitest'
import { frontmatter } from '../../../../src/authoring/import/formats/frontmatter.ts'
import { SKY } from '../../../bank/sample.ts'
import { foundBy, questionsBy } from '../sample.ts'

const MARS = 'question: Which planet is red?\noptions: [Venus, Mars]\nanswer: B\n'
const MOON = 'prompt: What circles the Earth?\nchoices:\n  a: The Moon\n  b: Mars\ncorrect: a\n'

describe('front matter', () => {
  test('of the common shape is one question, named after its file', () => {
    expect(questionsBy(frontmatter, SKY)).toMatchObject([
      {
        name: 'a',
        line: 1,
        question: 'Which colour has the sky at noon?',
        answer: ['B'],
        options: { length: 4 },
      },
    ])
  })

  test('may use the names that others use', () => {
    expect(
      questionsBy(
        frontmatter,
        `---\n${MOON}rationale: It is near.\ndocumentation: https://example.org\n---\n`,
      ),
    ).toMatchObject([
      {
        question: 'What circles the Earth?',
        answer: ['A'],
        explanation: 'It is near.',
        references: ['https://example.org'],
      },
    ])
  })

  test.each([
    [
      'with text between them',
      `---\n${MARS}---\nMore.\n\n---\n\nA rule above.\n\n---\n${MOON}---\nThe end.\n`,
      [1, 12],
    ],
    ['that share their dashes', `---\n${MARS}---\n${MOON}---\n`, [1, 5]],
    ['without dashes at the end', `---\n${MARS}---\n${MOON}`, [1, 5]],
    [
      'in a list',
      `---\nquestions:\n  - ${MARS.replaceAll('\n', '\n    ')}\n  - ${MOON.replaceAll('\n', '\n    ')}\n---\n`,
      [3, 7],
    ],
  ])('holds several questions %s, each with its line', (_, text, lines) => {
    const questions = questionsBy(frontmatter, text)
    expect(questions.map(({ line }) => line)).toEqual(lines)
    expect(questions.map(({ question }) => question)).toEqual([
      'Which planet is red?',
      'What circles the Earth?',
    ])
    expect(questions.map(({ name }) => name)).toEqual([null, null])
  })

  test.each([
    ['a list', `- ${MARS.replaceAll('\n', '\n  ')}\n- ${MOON.replaceAll('\n', '\n  ')}`, [1, 5]],
    ['questions under a key', `title: Sky\nquestions:\n- ${MARS.replaceAll('\n', '\n  ')}\n`, [3]],
    ['several documents', `${MARS}---\n${MOON}`, [1, 4]],
  ])('may be YAML alone: %s', (_, text, lines) => {
    expect(questionsBy(frontmatter, text).map(({ line }) => line)).toEqual(lines)
  })

  test('that is broken costs one question, with its line', () => {
    const found = foundBy(
      frontmatter,
      `---\n${MARS}---\n---\nquestion: "open\nanswer: B\n---\n---\n${MOON}---\n`,
    )
    expect(found).toMatchObject([
      { kind: 'question', line: 1 },
      { kind: 'refused', code: 'yaml', line: 7 },
      { kind: 'question', line: 10 },
    ])
  })

  test('in another language than YAML is refused, and no program in it runs', () => {
    const marker = '---js\n{ question: require("fs").writeFileSync("/tmp/proctor-marker", "") }\n---\n'
    expect(frontmatter.recognises(marker)).toBe(true)
    expect(foundBy(frontmatter, marker)).toMatchObject([
      { kind: 'refused', code: 'front-matter-language', line: 1 },
    ])
    expect(foundBy(frontmatter, '+++\nquestion = "x"\n+++\n')).toMatchObject([{ kind: 'refused' }])
  })

  test('tells an answer in quotes from one that counts', () => {
    const asked = (answer: string) => `---\nquestion: Two and two?\noptions: [3, 4]\nanswer: ${answer}\n---\n`
    expect(questionsBy(frontmatter, asked('"4"'))[0]!.quotedAnswer).toBe(true)
    expect(questionsBy(frontmatter, asked('4'))[0]!.quotedAnswer).toBe(false)
    expect(
      questionsBy(frontmatter, `---\nquestions:\n  - { q: Two?, options: [3, 4], correct: "4" }\n---\n`)[0]!
        .quotedAnswer,
    ).toBe(true)
  })

  test('says which keys are not read', () =>
    expect(foundBy(frontmatter, `---\n${MARS}explanaton: x\nhelp: y\n---\n`)).toMatchObject([
      { kind: 'note', line: 1, message: 'keys that are not read: `explanaton`, `help`' },
      { kind: 'question' },
    ]))

  test('without a question is passed over', () => {
    expect(foundBy(frontmatter, '---\nlayout: page\n---\n')).toMatchObject([{ kind: 'skipped', line: 1 }])
    expect(foundBy(frontmatter, '---\n- 1\n---\n')).toMatchObject([{ kind: 'refused' }])
  })
})
