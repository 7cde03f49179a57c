import fc from 'fast-check'
import { trimText, uniqueTags } from '../../../src/bank/parse/fields.ts'
import { type Option, type Question, STATUSES } from '../../../src/quiz/question.ts'

const PIECES = [
  ...[
    '**',
    '`',
    '```',
    '```js\n  if (a == b) {\n    go()\n  }\n```',
    '# ',
    '> ',
    '- ',
    '$$',
    '~~',
    '||',
    '[',
    '](',
    ')',
  ],
  ...[
    '=',
    '+',
    '-',
    '@',
    "'",
    '"',
    '\t',
    '\\',
    '\\n',
    '\\:',
    '%',
    '%50%',
    '~',
    '#',
    '####',
    '{',
    '}',
    ':',
    '::',
    '->',
    '//',
  ],
  ...[
    '&amp;',
    '&&010',
    '&&092;',
    '<b>',
    '<img src="a.png">',
    '<!-- -->',
    '$CATEGORY: x',
    '[html]',
    '[markdown]',
    '[id:x]',
  ],
  ...[
    ',',
    ';',
    '|',
    '\n',
    '\n\n',
    '\n    ',
    '  ',
    ' ',
    '\u00a0',
    '🪐',
    '👩‍🚀',
    'é',
    '\ue000',
    'true',
    'A. ',
    'B) ',
    'ANSWER: A',
  ],
  ...['https://example.org/a', '\nhttps://example.org/b', 'References', 'word', 'Mars'],
]

const piece = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...PIECES) },
  fc.string({ unit: 'grapheme', maxLength: 5 }),
)

/** Last lines that look like what an export puts there. */
const ending = fc.constantFrom(...['\n<img src="a.png">', '\nhttps://example.org/c', '\n<!-- -->', '\n\n'])

/** What the loader gives: tidied, with a word in it. */
const text = fc
  .tuple(
    fc.array(piece, { maxLength: 6 }),
    fc.array(piece, { maxLength: 6 }),
    fc.array(ending, { maxLength: 2 }),
  )
  .map(([before, after, last]) => tidied([...before, 'w', ...after, ...last].join('')))

const tidied = (it: string): string => trimText(it.replaceAll(/\r\n?/g, '\n').replaceAll('\0', ''))

const line = text.map(it => it.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim())

const word = fc.stringMatching(/^[a-z0-9/._\]-]{1,12}$/).filter(it => /[a-z]/.test(it))

/** An option that is called like a letter could not be distinguished from one in an answer. */
const isNoLetters = (it: string) => !/^[\sA-Ja-j,;&+/]+$|\band\b/.test(it)

const option = fc.tuple(text.filter(isNoLetters), fc.option(text))

const options = fc
  .uniqueArray(option, { minLength: 2, maxLength: 10, selector: ([it]) => it.replaceAll(/\s+/g, ' ') })
  .map(all =>
    all.map(([it, rationale], place): Option => ({ key: 'ABCDEFGHIJ'[place]!, text: it, rationale })),
  )

/** The answer with another option in place of its first one, for each of `places`. */
const acceptedBeside = (answer: string[], keys: string[], places: number[]): string[][] => {
  // One stays wrong: the loader refuses a question of which everything is right.
  const free = keys.filter(key => !answer.includes(key)).slice(1)
  const others = [...new Set(places.flatMap(place => free[place] ?? []))].sort()
  return others.map(key => [key, ...answer.slice(1)].sort())
}

/** Any question that the loader could have made. */
export const playable: fc.Arbitrary<Question> = fc
  .record({
    id: word.map(it => `bank/${it}`),
    hash: fc.constant('0123456789abcdef'),
    aliases: fc.uniqueArray(
      word.map(it => `bank/${it}`),
      { maxLength: 2 },
    ),
    bank: fc.constant('bank'),
    domain: fc.option(
      fc.oneof(line, fc.constantFrom('top', '$course$', 'a/b', '/', 'top/x', 'Security, Identity')),
    ),
    difficulty: fc.option(fc.oneof(word, line)),
    tags: fc
      .array(
        fc.oneof(
          line,
          fc.constantFrom(
            'difficulty:hard',
            'shuffle:false',
            'status:trial',
            'accepted:C',
            'tag:x',
            'a, b',
            'a;b',
            'c\\',
            '-x',
          ),
        ),
        {
          maxLength: 4,
        },
      )
      .map(uniqueTags),
    text,
    options,
    right: fc.array(fc.boolean(), { minLength: 10, maxLength: 10 }),
    first: fc.nat(),
    explanation: fc.oneof(text, fc.constant('')),
    references: fc.uniqueArray(fc.webUrl({ withQueryParameters: true, withFragments: true }), {
      maxLength: 3,
    }),
    image: fc.option(line.map(alt => ({ file: '/bank/images/a b&c.png', alt, digest: '0'.repeat(64) }))),
    shuffle: fc.boolean(),
    status: fc.option(fc.constantFrom(...STATUSES), { nil: undefined }),
    instead: fc.array(fc.nat(9), { maxLength: 2 }),
    titles: fc.option(fc.array(fc.option(line), { minLength: 3, maxLength: 3 }), { nil: undefined }),
  })
  .map(({ right, first, titles, status, instead, ...question }) => {
    const keys = question.options.map(({ key }) => key)
    const answer = keys.filter((_, place) => right[place] === true || place === first % keys.length)
    const links = titles && question.references.map((url, place) => ({ url, title: titles[place] || null }))
    const accepted = acceptedBeside(answer, keys, instead)
    return {
      ...question,
      answer,
      ...(accepted.length > 0 && { accepted }),
      ...(status && { status }),
      ...(links && { links }),
    }
  })
