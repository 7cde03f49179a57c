import { describe, expect, test } from 'vitest'
import { boardBody } from '../../../src/discord/render/board.ts'
import type { Body } from '../../../src/discord/render/body.ts'
import { noticeBody } from '../../../src/discord/render/body.ts'
import { questionBody } from '../../../src/discord/render/question.ts'
import { revealBody } from '../../../src/discord/render/reveal.ts'
import { standingsBody } from '../../../src/discord/render/standings.ts'
import { verdictBody } from '../../../src/discord/render/verdict.ts'
import { keysAt, orderOptions } from '../../../src/quiz/option-order.ts'
import type { Question } from '../../../src/quiz/question.ts'
import { en } from '../../../src/words/en/index.ts'
import { sampleQuestion } from '../../quiz/sample.ts'
import { NOON, sampleAnswer, samplePost, sampleSession, seriesPurpose } from '../../store/sample.ts'
import { faultsOf, labelsOf, partsOf, textOf } from './read.ts'

const question = sampleQuestion({ shuffle: false })
const two = sampleQuestion({ shuffle: false, answer: ['A', 'C'] })
const post = samplePost()

const EPHEMERAL = 64
const nobody: ReadonlySet<string> = new Set()
const isHidden = (body: Body) => (body.flags & EPHEMERAL) !== 0

describe('an open question', () => {
  const body = questionBody({ post, question, answered: 3, daily: null }, en)

  test('shows domain, question, lettered options, its close and how many answered', () => {
    expect(textOf(body)).toBe(
      [
        '-# First',
        'Which planet is called the red one?',
        '**A** Venus',
        '**B** Mars',
        '**C** Jupiter',
        '**D** Saturn',
        `-# Closes <t:${(NOON + 600_000) / 1000}:R> · 3 answered`,
      ].join('\n'),
    )
    expect(labelsOf(body)).toEqual(['A', 'B', 'C', 'D', 'Reveal'])
  })

  test('carries in each button where its option stands, which means that option and tells no order', () => {
    const shuffled = sampleQuestion()
    const places = partsOf(questionBody({ post, question: shuffled, answered: 0, daily: null }, en)).flatMap(
      part => part.custom_id?.match(/:pick:.*:(.)$/)?.[1] ?? [],
    )
    expect(places).toEqual(['0', '1', '2', '3'])
    const shown = orderOptions(shuffled, post.seed).map(({ key }) => key)
    expect(keysAt(shuffled, post.seed, [...places.map(Number), 9])).toEqual(shown)
    expect(shown).not.toEqual(['A', 'B', 'C', 'D'])
  })

  test('shows nothing that depends on which option is correct', () => {
    for (const key of 'ABCD')
      expect(
        questionBody({ post, question: { ...question, answer: [key] }, answered: 3, daily: null }, en),
      ).toEqual(body)
    const pairs = [
      ['A', 'C'],
      ['B', 'D'],
    ].map(answer => questionBody({ post, question: { ...question, answer }, answered: 0, daily: null }, en))
    expect(pairs[0]).toEqual(pairs[1])
  })

  test('with several right answers takes exactly that many from a select', () => {
    const choice = questionBody({ post, question: two, answered: 0, daily: null }, en)
    expect(textOf(choice)).toContain('**Choose two.**')
    expect(partsOf(choice).find(part => part.type === 3)).toMatchObject({ min_values: 2, max_values: 2 })
  })

  test('does not repeat how many to choose where its own text says it, as the loader found', () => {
    const shown = (given: object) =>
      textOf(questionBody({ post, question: { ...two, ...given }, answered: 0, daily: null }, en))
    expect(shown({ statesCount: true })).not.toContain('Choose two')
    // A revision from before the loader noted it.
    expect(shown({ text: 'Which planets? (Choose two.)' })).toContain('**Choose two.**')
  })

  test('in a series says which one it is and can be stopped', () => {
    const inSeries = {
      ...post,
      purpose: { kind: 'series', sessionId: sampleSession().id, round: 2, rounds: 5 },
    } as const
    const body = questionBody({ post: inSeries, question, answered: 0, daily: null }, en)
    expect(textOf(body)).toContain('Question 2 of 5 · First')
    expect(labelsOf(body)).toContain('Stop')
  })

  test('for one person counts no one', () => {
    const body = questionBody(
      { post: { ...post, audience: 'private' }, question, answered: 0, daily: null },
      en,
    )
    expect(textOf(body)).not.toContain('answered')
    expect(labelsOf(body)).toContain('Show the answer')
  })

  test('shows its picture with the alternative text', () => {
    const image = { file: '/bank/Küche 1.PNG', alt: 'A diagram of two subnets', digest: '0'.repeat(64) }
    const body = questionBody({ post, question: { ...question, image }, answered: 0, daily: null }, en)
    expect(body.images).toEqual([{ name: 'picture.png', path: image.file }])
    expect(JSON.stringify(body.components)).toContain('"description":"A diagram of two subnets"')
  })
})

describe('a verdict', () => {
  test('on a wrong answer says what is right, why, and why not the one chosen', () => {
    const body = verdictBody({ post, question, answer: sampleAnswer(), streak: null, again: false }, en)
    expect(textOf(body)).toBe(
      [
        '❌ **Not quite**',
        'Correct answer:',
        '**B** Mars',
        '**Why**',
        'Iron oxide covers its surface.',
        '**Why not A**',
        'Venus is what it is.',
        '**Read more**',
        '- <https://example.org/mars>',
      ].join('\n'),
    )
    expect(isHidden(body)).toBe(true)
  })

  test('on a right answer says what it earned', () => {
    const answer = sampleAnswer({ picked: ['B'], right: true, score: 13 })
    expect(textOf(verdictBody({ post, question, answer, streak: null, again: false }, en))).toContain(
      '✅ **Correct!** · +13 points',
    )
  })

  test('on a question met before says that it is practice', () => {
    const answer = sampleAnswer({ picked: ['B'], right: true, score: 10, counted: false })
    const text = textOf(verdictBody({ post, question, answer, streak: null, again: false }, en))
    expect(text).toContain('Practice')
    expect(text).not.toContain('+10')
  })

  test('shown again says that the first answer counts', () => {
    expect(
      textOf(verdictBody({ post, question, answer: sampleAnswer(), streak: null, again: true }, en)),
    ).toContain('your first answer counts')
  })
})

describe('a reveal', () => {
  const ballots = [
    { userId: '400000000000000001', picked: ['B'] },
    { userId: '400000000000000002', picked: ['A'] },
    { userId: '400000000000000003', picked: ['B'] },
  ]

  test('marks the right option in words, and shows how the answers were spread and who was right', () => {
    const text = textOf(revealBody({ post, question, ballots, goesOn: false, hidden: nobody }, en))
    expect(text).toContain('✅ **B** Mars (**correct**)\n-# ███████░░░ 67% · 2 of 3')
    expect(text).toContain(
      '**2 of 3 answered correctly**\nCorrect: <@400000000000000001>, <@400000000000000003>',
    )
    expect(text).toContain('- **D** Saturn is what it is.')
    expect(text).toContain('- <https://example.org/mars>')
  })

  test('disables every answer button and offers another one', () => {
    const body = revealBody({ post, question, ballots, goesOn: false, hidden: nobody }, en)
    const answers = partsOf(body).filter(part => part.custom_id?.includes(':pick:'))
    expect(answers.length).toBe(4)
    for (const part of answers) expect(part).toMatchObject({ disabled: true })
    expect(labelsOf(body)).toContain('Another question')
  })

  test('names its picture again when a text that is too long is attached as a file', () => {
    const image = { file: '/bank/mars.png', alt: 'A red disc', digest: '0'.repeat(64) }
    const long = { ...question, image, text: 'Mars? '.repeat(600), explanation: 'Rust. '.repeat(600) }
    const view = { post, ballots, goesOn: false, hidden: nobody }
    const body = revealBody({ ...view, question: long }, en)
    expect(body.files).toHaveLength(1)
    expect(body.images).toEqual([{ name: 'picture.png', path: image.file }])
    expect(revealBody({ ...view, question: { ...question, image } }, en).images).toBeUndefined()
  })

  test('that no one answered says so', () => {
    expect(textOf(revealBody({ post, question, ballots: [], goesOn: false, hidden: nobody }, en))).toContain(
      'No one answered.',
    )
  })

  test('names twenty people at most and counts the rest', () => {
    const many = Array.from({ length: 50 }, (_, n) => ({
      userId: `${400000000000000000n + BigInt(n)}`,
      picked: ['B'],
    }))
    const text = textOf(revealBody({ post, question, ballots: many, goesOn: false, hidden: nobody }, en))
    expect(text.match(/<@/g)).toHaveLength(20)
    expect(text).toContain('and 30 more')
  })

  test('for one person holds their verdict and the way on', () => {
    const alone = {
      ...post,
      audience: 'private' as const,
      purpose: seriesPurpose(),
    }
    const body = revealBody(
      { post: alone, question, ballots, goesOn: true, hidden: nobody },
      en,
      sampleAnswer(),
    )
    expect(textOf(body)).toContain('❌ **Not quite**')
    expect(textOf(body)).toContain('**A** Venus (your answer)')
    expect(labelsOf(body)).toContain('Next question')
  })

  test('of a series that was stopped leads nowhere', () => {
    const last = { ...post, purpose: seriesPurpose() }
    const body = revealBody({ post: last, question, ballots, goesOn: false, hidden: nobody }, en)
    expect(textOf(body)).not.toContain('next question')
    expect(labelsOf(body)).toEqual(['A', 'B', 'C', 'D'])
  })

  test('for one person who did not answer says so', () => {
    const alone = { ...post, audience: 'private' as const }
    expect(
      textOf(revealBody({ post: alone, question, ballots: [], goesOn: false, hidden: nobody }, en)),
    ).toContain('You didn’t answer')
  })
})

describe('standings', () => {
  test('rank people by what they did in the series', () => {
    const placings = [
      { userId: '400000000000000001', right: 4, answered: 5, score: 52 },
      { userId: '400000000000000002', right: 1, answered: 2, score: 10 },
    ]
    expect(textOf(standingsBody({ session: sampleSession(), placings, asked: 5 }, en))).toContain(
      '**1.** <@400000000000000001> · 4 of 5 correct · 52 points\n**2.** <@400000000000000002> · 1 of 5 correct · 10 points',
    )
  })

  test('of a series without answers say so', () => {
    expect(textOf(standingsBody({ session: sampleSession(), placings: [], asked: 1 }, en))).toContain(
      'No one answered',
    )
  })
})

describe('the leaderboard', () => {
  const total = (n: number) => ({
    userId: `${400000000000000000n + BigInt(n)}`,
    points: 1000 - n,
    answered: 120,
    right: 90,
    lastAt: 0,
    streak: 3,
  })
  const page = (given: object = {}) =>
    boardBody(
      {
        kind: 'server',
        by: 'points',
        period: 'month',
        page: 1,
        more: true,
        totals: Array.from({ length: 10 }, (_, n) => total(n)),
        own: { rank: 27, total: total(27) },
        userId: '400000000000000027',
        hidden: false,
        ephemeral: false,
        ...given,
      },
      en,
      null,
    )

  test('numbers its rows over the pages and always shows the own place', () => {
    const text = textOf(page())
    expect(text).toContain(
      '**11.** <@400000000000000000> · 1000 points · 90 of 120 correct · 3 days in a row',
    )
    expect(text).toContain('<@400000000000000027>: #27 · 973 points · 90 of 120 correct · 3 days in a row')
    expect(text).toContain('Page 2')
  })

  test.each([
    [{ page: 0 }, 'Previous'],
    [{ more: false }, 'Next'],
  ])('on page %j disables "%s"', (given, label) => {
    expect(partsOf(page(given)).find(part => part.label === label)).toMatchObject({ disabled: true })
    expect(faultsOf(page(given))).toEqual([])
  })

  test('without anybody says how to begin', () => {
    expect(textOf(page({ totals: [], own: null, more: false, page: 0 }))).toContain('Be the first: /quiz')
  })

  test('in a direct message shows the own statistics instead', () => {
    const statistics = { season: { answered: 5, right: 3 }, ever: { answered: 120, right: 90 } }
    const body = boardBody(
      { kind: 'own', by: 'points', period: 'all', statistics, userId: '4', ephemeral: false },
      en,
      null,
    )
    expect(textOf(body)).toContain('**This month:** 3 of 5 correct\n**All time:** 90 of 120 correct')
    expect(partsOf(body).filter(part => part.label)).toEqual([])
  })
})

describe('every message', () => {
  const long = (text: string, options: number): Question =>
    sampleQuestion({
      shuffle: false,
      text: text.repeat(100),
      options: Array.from({ length: options }, (_, n) => ({
        key: 'ABCDEFGHIJ'[n]!,
        text: text.repeat(100),
        rationale: text.repeat(100),
      })),
      explanation: text.repeat(1000),
      references: Array.from({ length: 10 }, (_, n) => `https://example.org/${n}`),
    })
  const questions: [string, Question][] = [
    ['a common one', question],
    ['one with two answers', two],
    ['ten long options', long('ten chars.', 10)],
    ['three-byte letters', long('どちらの惑星が赤いか', 4)],
    ['emoji only', sampleQuestion({ text: '😀'.repeat(3000) })],
    ['a code block that is too long', sampleQuestion({ text: `\`\`\`\n${'code\n'.repeat(1500)}\`\`\`` })],
    ['one endless line', sampleQuestion({ text: 'x'.repeat(9000) })],
    [
      'the bare minimum',
      sampleQuestion({
        domain: null,
        explanation: '',
        references: [],
        options: question.options.map(o => ({ ...o, rationale: null })),
      }),
    ],
  ]

  test.each(questions)('about %s fits Discord, and loses nothing', (_, question) => {
    const ballots = Array.from({ length: 500 }, (_, n) => ({
      userId: `${400000000000000000n + BigInt(n)}`,
      picked: ['B'],
    }))
    for (const body of [
      questionBody({ post, question, answered: 500, daily: null }, en),
      verdictBody({ post, question, answer: sampleAnswer(), streak: null, again: true }, en),
      revealBody({ post, question, ballots, goesOn: false, hidden: nobody }, en),
      revealBody(
        { post: { ...post, audience: 'direct' }, question, ballots: [], goesOn: false, hidden: nobody },
        en,
        sampleAnswer(),
      ),
    ]) {
      expect(faultsOf(body)).toEqual([])
      const everything = textOf(body) + (body.files ?? []).map(file => file.data.toString()).join()
      const key = question.options.find(option => question.answer.includes(option.key))!
      expect(everything).toContain(key.text)
    }
    const shown = questionBody({ post, question, answered: 0, daily: null }, en)
    expect(textOf(shown) + (shown.files?.[0]?.data.toString() ?? '')).toContain(question.text)
  })

  test('pings no one', () => {
    for (const body of [
      questionBody({ post, question, answered: 0, daily: null }, en),
      noticeBody('Hello @everyone'),
    ])
      expect(body.allowed_mentions).toEqual({ parse: [] })
  })

  test('that refuses something is private, and quotes what was typed as text only', () => {
    expect(isHidden(noticeBody(en.refusals.closed))).toBe(true)
    expect(en.refusals.noSuchTopic('`**@everyone**`', [])).toContain('`**@everyone**`')
  })
})
