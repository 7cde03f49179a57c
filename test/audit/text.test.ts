import { describe, expect, test } from 'vitest'
import { audit } from '../../src/audit/audit.ts'
import { loadLibrary } from '../../src/bank/load.ts'
import { folderOf, load } from '../bank/sample.ts'
import { concernsOf, fileWith } from './rules.ts'

/** A code is given for a question text, and for no other reason. */
const flagged = (code: string, texts: readonly string[]) =>
  test.each(texts)(`${code}: %j`, question => {
    expect(concernsOf({ question })).toEqual([`question ${code}`])
  })

describe('is noticed', () => {
  flagged('ligature-lost', [
    'Which conguration do the rings have?',
    'Is the light sucient?',
    'A Workow for planets?',
  ])
  flagged('ligature-doubled', [
    'Which planet would you extraffict?',
    'Which proffices shape the rings?',
    'Is it effficient?',
  ])
  flagged('letters-odd', ['Which plаnet has rings?'])
  flagged('spacing', [
    'Which planet  has rings?',
    'A planet , which one?',
    'It has rings.Which planet is it?',
    'Is it a read- only ring?',
    'Which of the planets ofNASA is it?',
    'Rings,moons and dust: whose are they?',
  ])
  flagged('html-left', [
    'Saturn &amp; which other?',
    'It&#39;s what?',
    'Which<br>one?',
    'A <b>bold</b> planet?',
  ])
  flagged('markdown-broken', [
    'What does this do?\n```\nls\n',
    'What does `ls do?',
    'Which is **the largest?',
    'See [the rings](https://example.org which one?',
  ])
  flagged('page-leftover', [
    'Question #: 57\nWhich planet has rings?',
    'Q12. Which planet has rings?',
    'Which planet has rings? Page 12 of 345',
    'Which planet has rings? Most Voted',
    'Which planet has rings? Correct Answer: B',
    'Which planet has rings?\n12',
  ])
})

describe('nothing is reported about', () => {
  test.each([
    'Use Amazon CloudFront, DynamoDB and IPv4 (e.g. 10.0.0.0/16) with arn:aws:s3:::bucket/key.json. Which one?',
    'What does `a  b` or `x,y` or `<br>` or `&amp;` do?',
    'What is shown?\n```html\n<p>a &lt; b</p>,two  spaces\n```',
    'Read https://example.org/a.B,c?x=1&amp;y=2 first. Which one?',
    'Is a < b and b > c?',
    'Pre- and post-processing, first- or third-party: which one?',
    'In version 1.10.2, what costs 1,000 dollars?',
    'What is 2**3, and what is 4 ** 2?',
    'A resistor of 10 kΩ, 5 µs and 3 μm: which one?',
    'Какая планета имеет кольца?',
    'Which planet is it: „Saturn“ or another?',
    'Families 👩‍👩‍👧 watch the planets. Which one?',
    'The page has 12 of them. Which topic is it?',
    'Network traffic, trafficking and first-class efforts: which one?',
    'In 1997, on page 5, who asked question 3?',
    'Choose one:\n\n1. this\n2. that',
    'What do Node.js, ASP.NET and macOS share?',
    "Don't the planets' rings turn?",
    'Which planet is **large** and _cold_, see [rings](https://example.org/rings)?',
  ])('%j', question => {
    expect(concernsOf({ question })).toEqual([])
  })
})

describe('quotation marks', () => {
  test('of two kinds in one question are noticed, wherever they stand', () => {
    const more = { rationale: { A: 'It’s large.' } }
    expect(concernsOf({ question: "Which planet doesn't shine?", more })).toEqual(
      expect.arrayContaining(['rationale.A quotes-mixed']),
    )
    expect(concernsOf({ question: 'Is “Saturn” or "Jupiter" meant?' })).toEqual(['question quotes-mixed'])
  })

  test('of one kind are fine, and so are inches and code', () => {
    expect(concernsOf({ question: 'Is “Saturn” 5" or 6" wide, says `"x"`?' })).toEqual([])
  })
})

describe('an explanation', () => {
  test.each([
    ['C. Neptune is the one with rings like that.'],
    ['The correct answer is (C): Neptune has them.'],
    ['Answer: C - Neptune has them.'],
  ])('that opens with another letter argues against the key: %s', explanation => {
    expect(concernsOf({ explanation })).toContain('explanation key-argued-against')
  })

  test('that opens with the text of another option argues against the key', () => {
    const options = ['A queue between them', 'A second server in the same rack', 'A larger cable', 'A cache']
    const explanation = 'A larger cable is right, since it carries more between the two servers.'
    expect(concernsOf({ options, explanation })).toEqual([])
    const longer = 'A second server in the same rack keeps the load apart.'
    expect(concernsOf({ options, answer: 'A', explanation: longer })).toEqual([
      'explanation key-argued-against',
    ])
  })

  test('that uses the words of another option, and none of the key, may argue against it', () => {
    const options = [
      'Frozen water drifting',
      'Burning hydrogen clouds',
      'Molten copper rivers',
      'Dry silver sand',
    ]
    const explanation = 'Rings of such planets hold molten copper that flows in rivers.'
    expect(concernsOf({ options, answer: 'A', explanation })).toEqual(['explanation key-argued-against'])
  })

  test('may speak of wrong options as well', () => {
    const options = [
      'Frozen water drifting',
      'Burning hydrogen clouds',
      'Molten copper rivers',
      'Dry silver sand',
    ]
    const explanation = 'The rings are frozen water. Molten copper rivers would have cooled long ago.'
    expect(concernsOf({ options, answer: 'A', explanation })).toEqual([])
  })

  test('that shares no word with the question belongs elsewhere', () => {
    const explanation = 'Bakers knead dough twice because yeast needs warmth and patience.'
    expect(concernsOf({ explanation })).toEqual(['explanation explanation-elsewhere'])
  })

  test('that cites letters ties the options to their places, and so does a reason', () => {
    const more = { rationale: { C: 'Option B is larger than Neptune.' } }
    expect(concernsOf({ explanation: 'Saturn: option B has bright rings.', more })).toEqual([
      'rationale.C letters-cited',
      'explanation letters-cited',
    ])
  })
})

describe('a link', () => {
  const linking = (...references: string[]) => concernsOf({ more: { references } })

  test.each([
    'https://https://example.org/a',
    'http://localhost:3000/a',
    'http://192.168.0.1/a',
    'https://wiki.internal/a',
    'https://example.org/a.',
    'https://example.org/a)',
    'https://intranet/a',
  ])('%s is doubtful', link => {
    expect(linking(link)).toEqual(['references.0 link-doubtful'])
  })

  test.each([
    'https://example.org/a_(b)',
    'https://web.archive.org/web/2020/https://example.org/',
    'https://example.org/?q=a,b#c',
  ])('%s is none', link => {
    expect(linking(link)).toEqual([])
  })

  test('twice is one too many', () => {
    expect(linking('https://example.org/a', 'https://example.org/a')).toEqual([
      'references.1 reference-twice',
    ])
  })
})

describe('a picture', () => {
  const saidOf = (alt: string, bytes: number) => {
    const file = fileWith({ more: { image: 'ring.png', alt } })
    const folder = folderOf({
      'b/bank.yaml': 'title: B',
      'b/q.md': file,
      'b/ring.png': new Uint8Array(bytes),
    })
    return audit(loadLibrary(folder)).problems.map(({ line, code }) => `${line} ${code}`)
  }

  test('with a description, and light, is fine', () => {
    expect(saidOf('A pale planet with a ring around it', 1000)).toEqual([])
  })

  test.each(['image', 'A picture of the question.', 'see ring.png here', 'Ring'])(
    'needs more than “%s”',
    alt => {
      expect(saidOf(alt, 1000)).toEqual(['8 alt-empty'])
    },
  )

  test('that phones wait for is noticed, and so is a description that Discord refuses', () => {
    expect(saidOf('A pale planet with a ring around it', 2_000_000)).toEqual(['7 image-heavy'])
    expect(saidOf('ring and planet '.repeat(80), 1000)).toEqual(['8 alt-long'])
  })
})

describe('a field', () => {
  const bank = (difficulty: (index: number) => string, size = 10) =>
    audit(
      load(
        Object.fromEntries(
          Array.from({ length: size }, (_, index) => [
            `${index}.md`,
            fileWith({
              question: `Which ${'one '.repeat(index)}has rings?`,
              more: { difficulty: difficulty(index) },
            }),
          ]),
        ),
      ),
    ).problems.filter(({ code }) => code === 'field-constant')

  test('that is the same in all questions is no information', () => {
    expect(bank(() => 'medium')).toMatchObject([
      {
        file: 'questions/b/bank.yaml',
        message: expect.stringContaining('`difficulty` is “medium” in all 10'),
      },
    ])
  })

  test('that differs once is, and a small bank proves nothing', () => {
    expect(bank(index => (index === 3 ? 'hard' : 'medium'))).toEqual([])
    expect(bank(() => 'medium', 9)).toEqual([])
  })
})
