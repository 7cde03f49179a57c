import type { Bank, Question } from '../../src/quiz/question.ts'

/** A question with four options of which B is right; say what a test cares about. */
export const sampleQuestion = (given: Partial<Question> = {}): Question => ({
  id: 'sample/one',
  hash: '0123456789abcdef',
  aliases: [],
  bank: 'sample',
  domain: 'First',
  difficulty: 'easy',
  tags: [],
  text: 'Which planet is called the red one?',
  options: ['Venus', 'Mars', 'Jupiter', 'Saturn'].map((text, index) => ({
    key: 'ABCD'[index]!,
    text,
    rationale: `${text} is what it is.`,
  })),
  answer: ['B'],
  explanation: 'Iron oxide covers its surface.',
  references: ['https://example.org/mars'],
  image: null,
  shuffle: true,
  ...given,
})

/** `count` questions in two domains by turns, three quarters of the weight on the first. */
export const sampleBank = (count: number, given: Partial<Bank> = {}): Bank => ({
  name: 'sample',
  title: 'Sample bank',
  description: '',
  domains: [
    { name: 'First', weight: 75 },
    { name: 'Second', weight: 25 },
  ],
  exam: null,
  questions: Array.from({ length: count }, (_, index) =>
    sampleQuestion({
      id: `sample/${index}`,
      hash: index.toString(16).padStart(16, '0'),
      domain: index % 2 === 0 ? 'First' : 'Second',
      text: `Question ${index}?`,
    }),
  ),
  ...given,
})
