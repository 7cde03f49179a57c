import { describe, expect, test } from 'vitest'
import { boardBody } from '../../../src/discord/render/board/board.ts'
import type { BoardMessage } from '../../../src/discord/render/board/rows.ts'
import { standingsBody } from '../../../src/discord/render/board/standings.ts'
import type { Body } from '../../../src/discord/render/parts/body.ts'
import { COLOURS, noticeBody } from '../../../src/discord/render/parts/body.ts'
import { detailsBody } from '../../../src/discord/render/question/details.ts'
import { questionBody } from '../../../src/discord/render/question/question.ts'
import { revealBody } from '../../../src/discord/render/question/reveal.ts'
import { verdictBody } from '../../../src/discord/render/question/verdict.ts'
import { keysAt, orderOptions } from '../../../src/quiz/option-order.ts'
import type { Question } from '../../../src/quiz/question.ts'
import { en } from '../../../src/words/en/index.ts'
import { sampleQuestion } from '../../quiz/sample.ts'
import { NOON, sampleAnswer, samplePost, sampleSession, seriesPurpose } from '../../store/sample.ts'
import { accentOf, faultsOf, labelsOf, partsOf, textOf, textsOf } from './read.ts'

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
        '**A** · Venus',
        '**B** · Mars',
        '**C** · Jupiter',
        '**D** · Saturn',
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

  test('closes in as many seconds as were asked for, in whichever millisecond it opens', () => {
    for (const late of [0, 1, 250, 499, 500, 501, 999]) {
      const openedAt = NOON + late
      const open = { ...post, openedAt, closesAt: openedAt + 20_000 }
      const shown = textOf(questionBody({ post: open, question, answered: 0, daily: null }, en))
      const seconds = Number(/<t:(\d+):R>/.exec(shown)![1])
      // As Discord counts down, one millisecond later.
      expect(Math.round(seconds - (openedAt + 1) / 1000)).toBe(20)
    }
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

describe('an option', () => {
  test('has its letter set apart from its text, which may begin with a letter', () => {
    const letters = sampleQuestion({
      shuffle: false,
      options: ['A major third', 'B sharp and C flat'].map((text, index) => ({
        key: 'AB'[index]!,
        text,
        rationale: null,
      })),
    })
    const text = textOf(questionBody({ post, question: letters, answered: 0, daily: null }, en))
    expect(text).toContain('**A** · A major third\n**B** · B sharp and C flat')
  })

  test('of code begins on a line of its own, and is plain text in a select', () => {
    const code = sampleQuestion({
      shuffle: false,
      answer: ['A', 'B'],
      options: ['A', 'B', 'C'].map(key => ({
        key,
        text: `\`\`\`ts\nconst ${key} = 1\n\`\`\``,
        rationale: null,
      })),
    })
    const body = questionBody({ post, question: code, answered: 0, daily: null }, en)
    expect(textOf(body)).toContain('**A**\n```ts\nconst A = 1\n```')
    const select = partsOf(body).find(part => part.type === 3)
    expect(select?.options?.map(({ description }) => description)).toEqual([
      'const A = 1',
      'const B = 1',
      'const C = 1',
    ])
  })
})

describe('a verdict', () => {
  const verdict = (given: Partial<Parameters<typeof verdictBody>[0]> = {}) =>
    verdictBody({ post, question, answer: sampleAnswer(), streak: null, again: false, ...given }, en)

  test('on a wrong answer says so first, then what is correct, why, and why not the one chosen', () => {
    expect(textOf(verdict())).toBe(
      [
        '### ❌ **Not quite**: you chose A',
        '✅ **Correct: B** · Mars',
        'Iron oxide covers its surface.',
        '❌ **Why not A** · Venus',
        'Venus is what it is.',
        '-# Read more: [Example: Mars](<https://example.org/mars>)',
      ].join('\n'),
    )
    expect(isHidden(verdict())).toBe(true)
    expect(accentOf(verdict())).toBe(COLOURS.wrong)
  })

  test('on a right answer says what it earned', () => {
    const body = verdict({ answer: sampleAnswer({ picked: ['B'], right: true, score: 13 }) })
    expect(textOf(body)).toMatch(/^### ✅ \*\*Correct!\*\* · \+13 points\n✅ \*\*Your answer: B\*\* · Mars\n/)
    expect(accentOf(body)).toBe(COLOURS.right)
  })

  test('on two of which one is right acknowledges that one', () => {
    const body = verdict({ question: two, answer: sampleAnswer({ picked: ['A', 'B'] }) })
    const lines = textOf(body).split('\n')
    expect(lines.slice(0, 3)).toEqual([
      '### 🟡 **Partly correct**: 1 of 2',
      '✅ **Your answer: A** · Venus',
      '✅ **Correct: C** · Jupiter',
    ])
    expect(lines).toContain('❌ **Why not B** · Mars')
    expect(accentOf(body)).toBe(COLOURS.partly)
  })

  test('on two of which none is right says which were chosen', () => {
    const body = verdict({ question: two, answer: sampleAnswer({ picked: ['B', 'D'] }) })
    expect(textOf(body)).toContain('### ❌ **Not quite**: you chose B, D')
    expect(accentOf(body)).toBe(COLOURS.wrong)
  })

  test('does not repeat a long option beside the reason against it', () => {
    const long = sampleQuestion({
      shuffle: false,
      options: question.options.map(option => ({
        ...option,
        text: `${option.text}, as seen from the Earth`,
      })),
    })
    const text = textOf(verdict({ question: long }))
    expect(text).toContain('✅ **Correct: B** · Mars, as seen from the Earth')
    expect(text).toContain('❌ **Why not A** · Venus is what it is.')
    expect(text).not.toContain('Venus, as seen')
  })

  test('without an explanation gives the reason of the correct option', () => {
    const text = textOf(verdict({ question: { ...question, explanation: '' } }))
    expect(text).toContain('✅ **Correct: B** · Mars\nMars is what it is.')
  })

  test('leads on, to all options and to the leaderboard', () => {
    expect(labelsOf(verdict())).toEqual(['All options', 'Leaderboard', 'Something wrong?'])
  })

  test('on a question met before says that it is practice', () => {
    const answer = sampleAnswer({ picked: ['B'], right: true, score: 10, counted: false })
    const text = textOf(verdict({ answer }))
    expect(text).toContain('Practice')
    expect(text).not.toContain('+10')
  })

  test('in a round says what practice earned there only where others can see it', () => {
    const answer = sampleAnswer({ picked: ['B'], right: true, score: 10, counted: false })
    const round = { ...post, purpose: seriesPurpose() }
    expect(textOf(verdict({ post: round, answer }))).toContain('+10 points in this round')
    for (const audience of ['private', 'direct'] as const)
      expect(textOf(verdict({ post: { ...round, audience }, answer }))).toMatch(
        /^### ✅ \*\*Correct!\*\*\n-# Practice/,
      )
  })

  test('shown again says that the first answer counts', () => {
    expect(textOf(verdict({ again: true }))).toContain('first answer counts')
  })
})

describe('a reveal', () => {
  const ballots = [
    { userId: '400000000000000001', picked: ['B'] },
    { userId: '400000000000000002', picked: ['A'] },
    { userId: '400000000000000003', picked: ['B'] },
  ]

  test('says the answer, who was right, how people voted, and why', () => {
    const body = revealBody({ post, question, ballots, goesOn: false, hidden: nobody }, en)
    expect(textOf(body)).toBe(
      [
        '-# First',
        'Which planet is called the red one?',
        '✅ **Correct: B** · Mars',
        '**2 of 3 answered correctly**: <@400000000000000001>, <@400000000000000003>',
        '-# **A** ███░░░░░ 33% · 1 vote · Venus',
        '-# **B** █████░░░ 67% · 2 votes · Mars ✅',
        '-# **C** ░░░░░░░░ 0% · 0 votes · Jupiter',
        '-# **D** ░░░░░░░░ 0% · 0 votes · Saturn',
        'Iron oxide covers its surface.',
        '-# Read more: [Example: Mars](<https://example.org/mars>)',
      ].join('\n'),
    )
  })

  test('has all options beside their bars, or none where one is too long', () => {
    const [first, ...rest] = question.options
    const uneven = { ...question, options: [{ ...first!, text: 'Venus, at dusk' }, ...rest] }
    const body = revealBody({ post, question: uneven, ballots, goesOn: false, hidden: nobody }, en)
    expect(
      textOf(body)
        .split('\n')
        .filter(line => /[█░]/.test(line)),
    ).toEqual([
      '-# **A** ███░░░░░ 33% · 1 vote',
      '-# **B** █████░░░ 67% · 2 votes ✅',
      '-# **C** ░░░░░░░░ 0% · 0 votes',
      '-# **D** ░░░░░░░░ 0% · 0 votes',
    ])
  })

  test('has no answer button any more, and offers another question and all options', () => {
    const body = revealBody({ post, question, ballots, goesOn: false, hidden: nobody }, en)
    expect(labelsOf(body)).toEqual(['Another question', 'All options', 'Something wrong?'])
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
    expect(textOf(body)).toMatch(/^### ❌ \*\*Not quite\*\*: you chose A\n-# Question 1 of /)
    expect(accentOf(body)).toBe(COLOURS.wrong)
    expect(labelsOf(body)).toEqual(['Next question', 'All options', 'Stop', 'Something wrong?'])
  })

  test('for one person puts the outcome where the question was: what is above it is out of sight on a phone', () => {
    const alone = { ...post, audience: 'direct' as const }
    const view = { post: alone, question, ballots, goesOn: false, hidden: nobody }
    const right = revealBody(view, en, sampleAnswer({ picked: ['B'], right: true, score: 10 }))
    expect(textOf(right)).toMatch(/^### ✅ \*\*Correct!\*\* · \+10 points\n/)
    expect(textOf(right)).not.toContain(question.text)
    expect(accentOf(right)).toBe(COLOURS.right)
    expect(labelsOf(right)).toEqual(['Another question', 'All options', 'Something wrong?'])
  })

  test('of a series that was stopped leads nowhere', () => {
    const last = { ...post, purpose: seriesPurpose() }
    const body = revealBody({ post: last, question, ballots, goesOn: false, hidden: nobody }, en)
    expect(textOf(body)).not.toContain('coming up')
    expect(labelsOf(body)).toEqual(['All options', 'Something wrong?'])
  })

  test('for one person who did not answer says so', () => {
    const alone = { ...post, audience: 'private' as const }
    expect(
      textOf(revealBody({ post: alone, question, ballots: [], goesOn: false, hidden: nobody }, en)),
    ).toContain('You didn’t answer')
  })
})

describe('all options', () => {
  test('are shown with their reasons, marked by what is correct and what was chosen', () => {
    const body = detailsBody({ post, question, own: sampleAnswer() }, en)
    expect(textOf(body)).toBe(
      [
        'Which planet is called the red one?',
        '❌ **Your answer: A** · Venus',
        '> Venus is what it is.',
        '✅ **Correct: B** · Mars',
        '> Mars is what it is.',
        '**C** · Jupiter',
        '> Jupiter is what it is.',
        '**D** · Saturn',
        '> Saturn is what it is.',
        'Iron oxide covers its surface.',
        '-# Read more: [Example: Mars](<https://example.org/mars>)',
      ].join('\n'),
    )
    expect(isHidden(body)).toBe(true)
  })
})

describe('standings', () => {
  const placings = [
    { userId: '400000000000000001', right: 4, answered: 5, score: 52 },
    { userId: '400000000000000002', right: 1, answered: 2, score: 10 },
  ]
  const alone = { ...sampleSession(), audience: 'private' as const }

  test('rank people by what they did in the round', () => {
    const body = standingsBody({ session: sampleSession(), placings, asked: 5 }, en)
    expect(textOf(body)).toContain(
      '**1.** <@400000000000000001> · 4 of 5 correct · 52 points\n**2.** <@400000000000000002> · 1 of 5 correct · 10 points',
    )
    expect(labelsOf(body)).toEqual(['New question', 'Review my mistakes', 'Leaderboard'])
  })

  test('give a tie the same place', () => {
    const [best, last] = placings
    const tied = [best!, { ...best!, userId: '400000000000000003', answered: 4 }, last!]
    const text = textOf(standingsBody({ session: sampleSession(), placings: tied, asked: 5 }, en))
    expect(text.match(/(?<=\*\*)\d+(?=\.\*\*)/g)).toEqual(['1', '1', '3'])
  })

  test('give no rank to the only one who answered', () => {
    const text = textOf(
      standingsBody({ session: sampleSession(), placings: placings.slice(0, 1), asked: 5 }, en),
    )
    expect(text).toContain('<@400000000000000001> got 4 of 5 · 52 points')
    expect(text).not.toContain('1.')
  })

  test('of a round for one person speak to that person', () => {
    const text = textOf(standingsBody({ session: alone, placings: placings.slice(0, 1), asked: 5 }, en))
    expect(text).toBe('## You got 4 of 5')
    expect(textOf(standingsBody({ session: alone, placings: [], asked: 5 }, en))).toContain('You got 0 of 5')
  })

  test('of a round for one person lead to no leaderboard, on which it doesn’t count', () => {
    const ended = standingsBody({ session: alone, placings: placings.slice(0, 1), asked: 5 }, en)
    expect(labelsOf(ended)).toEqual(['New question', 'Review my mistakes'])
    const last = { ...post, audience: 'private' as const, purpose: seriesPurpose() }
    const view = { post: last, question, ballots: [], goesOn: false, hidden: nobody }
    const body = revealBody({ ...view, ended: { asked: 5, right: 4 } }, en, sampleAnswer())
    expect(textOf(body)).toContain('## You got 4 of 5')
    expect(textOf(body)).not.toContain('points')
    expect(labelsOf(body)).toEqual([
      'Another question',
      'All options',
      'Review my mistakes',
      'Something wrong?',
    ])
  })

  test('of a round without answers say so', () => {
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
  const view = (given: object = {}): BoardMessage => ({
    kind: 'server',
    by: 'points',
    period: 'season',
    season: '2026-11',
    page: 1,
    more: true,
    totals: Array.from({ length: 10 }, (_, n) => total(n)),
    own: { rank: 27, total: total(27) },
    userId: '400000000000000027',
    hidden: false,
    ephemeral: false,
    ...given,
  })
  const page = (given: object = {}) => boardBody(view(given), en, null)

  test('numbers its rows over the pages and always shows the own place', () => {
    const text = textOf(page())
    expect(text).toContain(
      '**11.** <@400000000000000000> · 1000 points · 90 of 120 correct · 3 days in a row',
    )
    expect(text).toContain('<@400000000000000027>: #27 · 973 points · 90 of 120 correct · 3 days in a row')
    expect(textOf(page({ ephemeral: true }))).toContain('**You’re #27** · 973 points')
  })

  test('says nothing twice: its picture has the list in its alternative text, and the own place stands below', () => {
    const picture = { alt: 'Leaderboard, Points: 1. Ana', png: Buffer.from('png') }
    const body = boardBody(view(), en, picture)
    expect(textOf(body)).toBe('<@400000000000000027>: #27 · 973 points · 90 of 120 correct · 3 days in a row')
    expect(textsOf(body)).toContain(picture.alt)
  })

  test('marks the chosen tabs in colour and in words, and both can be pressed', () => {
    const tabs = partsOf(page({ page: 0, more: false })).filter(part =>
      /:(board|period):/.test(part.custom_id ?? ''),
    )
    const chosen = tabs.filter(part => part.label?.startsWith('✓'))
    expect(chosen.map(part => part.label)).toEqual(['✓ Points', '✓ This season'])
    for (const part of tabs) {
      expect(part).not.toHaveProperty('disabled')
      expect(part).toMatchObject({ style: chosen.includes(part) ? 1 : 2 })
    }
  })

  test('says so where the own place is further down than places are counted', () => {
    expect(textOf(page({ own: { rank: null, total: total(27) } }))).toContain(
      '<@400000000000000027>: below #1,000 · 973 points',
    )
  })

  test.each([
    [{ page: 0 }, 'Previous'],
    [{ more: false }, 'Next'],
  ])('on page %j disables "%s"', (given, label) => {
    expect(partsOf(page(given)).find(part => part.label === label)).toMatchObject({ disabled: true })
    expect(faultsOf(page(given))).toEqual([])
  })

  test('without anybody says how to begin', () => {
    const empty = page({ totals: [], own: null, more: false, page: 0 })
    expect(textOf(empty)).toContain('Be the first: /quiz')
    expect(labelsOf(empty)).toContain('New question')
  })

  test('in a direct message shows the own statistics instead', () => {
    const statistics = { season: { answered: 5, right: 3 }, ever: { answered: 120, right: 90 } }
    const body = boardBody(
      { kind: 'own', by: 'points', period: 'all', statistics, userId: '4', ephemeral: false },
      en,
      null,
    )
    expect(textOf(body)).toContain('**This season:** 3 of 5 correct\n**All time:** 90 of 120 correct')
    expect(labelsOf(body)).toEqual(['New question'])
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
      detailsBody({ post, question, own: null }, en),
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
