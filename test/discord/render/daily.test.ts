import { describe, expect, test } from 'vitest'
import { type CheckedDaily, dailiesBody, setBody } from '../../../src/discord/render/daily.ts'
import { helpBody } from '../../../src/discord/render/help.ts'
import type { Body } from '../../../src/discord/render/parts/body.ts'
import { questionBody } from '../../../src/discord/render/question/question.ts'
import { revealBody } from '../../../src/discord/render/question/reveal.ts'
import { verdictBody } from '../../../src/discord/render/question/verdict.ts'
import { streakBody } from '../../../src/discord/render/streak.ts'
import type { Post } from '../../../src/play/record.ts'
import type { StreakView } from '../../../src/play/streak.ts'
import { LATE_LIMIT_MS } from '../../../src/play/time-limits.ts'
import type { DailyNote } from '../../../src/play/views.ts'
import type { DayMark } from '../../../src/quiz/streak.ts'
import { en } from '../../../src/words/en/index.ts'
import { sampleQuestion } from '../../quiz/sample.ts'
import { dailyPurpose, NOON, sampleAnswer, sampleDaily, samplePost } from '../../store/sample.ts'
import { faultsOf, labelsOf, partsOf, textOf } from './read.ts'

const DAY_MS = 86_400_000
const question = sampleQuestion({ shuffle: false })

const post = (given: Partial<Post> = {}): Post =>
  samplePost({
    purpose: dailyPurpose('2026-11-23'),
    closesAt: NOON + DAY_MS + LATE_LIMIT_MS,
    ...given,
  })

const note = (given: Partial<DailyNote> = {}): DailyNote => ({
  roleId: null,
  yesterday: null,
  season: null,
  ...given,
})

const yesterday = {
  channelId: '200000000000000001',
  messageId: '600000000000000001',
  day: '2026-11-22',
  answered: 12,
  right: 7,
  first: { userId: '400000000000000001' },
}

const ranked = (n: number) => ({
  userId: `40000000000000000${n}`,
  points: 100 - n,
  answered: 20,
  right: 15,
  lastAt: 0,
  streak: 4,
})

const shown = (given: Partial<DailyNote> = {}, ofPost: Partial<Post> = {}): Body =>
  questionBody({ post: post(ofPost), question, answered: 3, daily: note(given) }, en)

describe('a daily’s question', () => {
  test('names its day, stays open until the next one, and can’t be revealed', () => {
    const body = shown()
    expect(textOf(body)).toContain('-# Daily question · November 23 · First')
    expect(textOf(body)).toContain(
      `-# Open until the next question, <t:${(NOON + DAY_MS) / 1000}:R> · 3 answered`,
    )
    expect(labelsOf(body)).toEqual(['A', 'B', 'C', 'D'])
    expect(faultsOf(body)).toEqual([])
  })

  test('pings its role, and no one else', () => {
    const body = shown({ roleId: '500000000000000001' })
    expect(textOf(body)).toMatch(/^<@&500000000000000001>\n/)
    expect(body.allowed_mentions).toEqual({ parse: [], roles: ['500000000000000001'] })
    expect(shown().allowed_mentions).toEqual({ parse: [] })
  })

  test('says in one line how the one before went, with a link', () => {
    const link = 'https://discord.com/channels/100000000000000001/200000000000000001/600000000000000001'
    expect(textOf(shown({ yesterday }))).toContain(
      `-# [Previous question](${link}): 7 of 12 correct · <@400000000000000001> was first`,
    )
    const nobodyRight = { ...yesterday, right: 0, first: null }
    expect(textOf(shown({ yesterday: nobodyRight }))).toContain(
      `-# [Previous question](${link}): 0 of 12 correct`,
    )
    const nobody = { ...yesterday, answered: 0, right: 0, first: null }
    expect(textOf(shown({ yesterday: nobody }))).toContain(
      `-# [Previous question](${link}): no one answered.`,
    )
    const hidden = { ...yesterday, first: { userId: null } }
    expect(textOf(shown({ yesterday: hidden }))).toContain('someone was first')
  })

  test('that is late says so, and one that is a little late does not', () => {
    const late = shown({}, { openedAt: NOON + 3_600_000 })
    expect(textOf(late)).toContain(`Posted late: this was due at <t:${NOON / 1000}:t>.`)
    expect(textOf(shown({}, { openedAt: NOON + 300_000 }))).not.toContain('late')
  })

  test('tells the best of a season that is over, as a picture with the same in its alt text or else in words', () => {
    const season = { season: '2026-10', best: [1, 2, 3].map(ranked) }
    const view = {
      post: post(),
      question,
      answered: 0,
      daily: note({ season, roleId: '500000000000000001' }),
    }
    const body = questionBody(view, en, {
      png: Buffer.from('png'),
      alt: 'October 2026: final standings: 1. Ana, 99 points',
    })
    expect(textOf(body)).not.toContain('99 points')
    expect(body.files).toEqual([{ name: 'season.png', data: Buffer.from('png') }])
    expect(JSON.stringify(body.components)).toContain('October 2026: final standings: 1. Ana, 99 points')
    expect(faultsOf(body)).toEqual([])
    const without = questionBody(view, en, null)
    expect(textOf(without)).toContain(
      '## October 2026: final standings\n**1.** <@400000000000000001> · 99 points · 15 of 20 correct\n',
    )
    expect(without.files).toBeUndefined()
    expect(faultsOf(without)).toEqual([])
  })

  test('fits Discord even if it is long and shows a season', () => {
    const season = { season: '2026-10', best: [1, 2, 3].map(ranked) }
    const long = sampleQuestion({ text: 'long '.repeat(780) })
    const body = questionBody(
      { post: post(), question: long, answered: 0, daily: note({ season, yesterday }) },
      en,
    )
    expect(faultsOf(body)).toEqual([])
    expect(body.files?.[0]?.data.toString()).toContain(long.text)
  })

  test('closed keeps its day and names no one who is hidden', () => {
    const ballots = [1, 2].map(n => ({ userId: ranked(n).userId, picked: ['B'] }))
    const hidden = new Set([ranked(1).userId])
    const body = revealBody({ post: post(), question, ballots, hidden, goesOn: false }, en)
    expect(textOf(body)).toContain('-# Daily question · November 23 · First\n')
    expect(textOf(body)).toContain('**2 of 2 answered correctly**: someone, <@400000000000000002>')
  })

  test.each([
    [{ length: 1, freezes: 0 }, 'Streak: 1 day'],
    [{ length: 8, freezes: 1 }, 'Streak: 8 days · 1 streak freeze'],
    [{ length: 30, freezes: 2 }, 'Streak: 30 days · 2 streak freezes'],
  ])('is answered with the streak %j', (streak, sentence) => {
    const answer = sampleAnswer({ postId: post().id })
    const full = { ...streak, longest: 30, lastDay: '2026-11-23' }
    const body = verdictBody({ post: post(), question, answer, streak: full, again: false }, en)
    expect(textOf(body).split('\n')[1]).toBe(`-# ${sentence}`)
    expect(labelsOf(body)).toEqual(['All options', 'My streak', 'Something wrong?'])
  })

  test.each([
    [{}, null, []],
    [{ freezesUsed: 1 }, null, ['A freeze saved your streak.']],
    [{ freezesUsed: 2 }, null, ['2 freezes saved your streak.']],
    [{ isLost: true }, null, ['Welcome back! A new streak begins. Your best so far: 30 days.']],
    [{ hasEarned: true }, null, ['You’ve earned a streak freeze.']],
    [
      { hasEarned: true, milestone: 7 },
      1,
      ['**7 days in a row!** 🎉 You’ve earned a streak freeze.', 'You’re now **#1** on the leaderboard. 📈'],
    ],
    [
      { freezesUsed: 1, milestone: 30 },
      10,
      [
        'A freeze saved your streak. **30 days in a row!** That’s a habit. 🎉',
        'You’re now **#10** on the leaderboard. 📈',
      ],
    ],
    [{ milestone: 365 }, null, ['**365 days in a row!** What a run. 🎉']],
  ] as const)('that brought %j and the rank %j says so between outcome and streak', (given, rank, lines) => {
    const events = { freezesUsed: 0, isLost: false, hasEarned: false, milestone: null, ...given }
    const streak = { length: 8, longest: 30, freezes: 0, lastDay: '2026-11-23' }
    const answer = sampleAnswer({ postId: post().id })
    const rewards = { streak: events, rank }
    const body = verdictBody({ post: post(), question, answer, streak, rewards, again: false }, en)
    expect(
      textOf(body)
        .split('\n')
        .slice(1, lines.length + 2),
    ).toEqual([...lines, '-# Streak: 8 days'])
  })
})

describe('the dailies of a server', () => {
  const status = (given: Partial<CheckedDaily> = {}): CheckedDaily => ({
    daily: sampleDaily({ topic: 'saa-c03/tag/S3', roleId: '500000000000000001', thread: true }),
    lastPost: null,
    missing: [],
    ...given,
  })

  test('are numbered, with what each does and when it comes next', () => {
    expect(textOf(dailiesBody([status(), status()], 'Europe/Vienna', en))).toContain(
      '**2.** <#200000000000000001> · 12:00 UTC · S3 · mentions <@&500000000000000001> · with a thread\nNext: <t:',
    )
  })

  test.each(Object.entries(en.daily.problems))(
    'say what went wrong (%s) and how to continue',
    (kind, sentence) => {
      const daily = sampleDaily({ next: null, problem: { kind: kind as 'paused', at: NOON } })
      const text = textOf(dailiesBody([status({ daily })], 'UTC', en))
      expect(text).toContain(`${sentence} (<t:${NOON / 1000}:R>) Resume it with /daily resume.`)
    },
  )

  test('say which permission is missing now, and link the last question', () => {
    const text = textOf(
      dailiesBody(
        [
          status({
            missing: ['SendMessages', 'AttachFiles'],
            lastPost: post({ messageId: '600000000000000001' }),
          }),
        ],
        'UTC',
        en,
      ),
    )
    expect(text).toContain('**Send Messages**, **Attach Files**')
    expect(text).toContain(
      '[Latest question](https://discord.com/channels/100000000000000001/200000000000000001/600000000000000001)',
    )
  })

  test('of which there are none say how to set one up', () => {
    expect(textOf(dailiesBody([], 'UTC', en))).toContain('/daily set')
  })

  test('of which there are five with the longest topics fit a message', () => {
    const daily = sampleDaily({
      topic: `saa-c03/tag/${'x'.repeat(88)}`,
      difficulty: 'x'.repeat(100),
      roleId: '5',
      thread: true,
    })
    const missing = [
      'ViewChannel',
      'SendMessages',
      'ReadMessageHistory',
      'AttachFiles',
      'CreatePublicThreads',
      'MentionEveryone',
    ] as const
    const five = Array.from({ length: 5 }, () => status({ daily, missing, lastPost: post() }))
    expect(faultsOf(dailiesBody(five, 'America/Argentina/ComodRivadavia', en))).toEqual([])
  })

  test('say after setting one what was set', () => {
    const text = textOf(setBody(sampleDaily(), false, en))
    expect(text).toMatch(/^Done\. I’ll post a question in <#200000000000000001> every day at 12:00 \(UTC\)\./)
    expect(textOf(setBody(sampleDaily(), true, en))).toMatch(/^Changed\./)
    const topicLine = (topic: string | null) =>
      textOf(setBody(sampleDaily({ topic }), false, en)).split('\n')[1]
    expect(topicLine(null)).toBe('Topics: all')
    expect(topicLine('bank/tag/S3')).toBe('Topic: S3')
  })
})

describe('a streak', () => {
  const view = (marks: Record<string, DayMark>, given: Partial<StreakView> = {}): StreakView => ({
    streak: { length: 3, longest: 9, freezes: 1, lastDay: '2026-11-23' },
    marks: new Map(Object.entries(marks)),
    today: '2026-11-23',
    hasDaily: true,
    ...given,
  })

  test('is described in words and drawn as a calendar of five weeks', () => {
    const body = streakBody(
      view({
        '2026-11-19': 'answered',
        '2026-11-20': 'missed',
        '2026-11-21': 'answered',
        '2026-11-22': 'frozen',
        '2026-11-23': 'open',
      }),
      en,
    )
    const text = textOf(body)
    expect(text).toContain('**3 days** in a row · Longest: 9 days · 1 streak freeze')
    expect(text).toContain('Last five weeks: answered 2 of 4')
    expect(text).toContain(['        Mo Tu We Th Fr Sa Su', 'Oct 26  .  .  .  .  .  .  .'].join('\n'))
    expect(text).toContain('Nov 16  .  .  .  A  x  A  F\nNov 23  ?\n')
    expect(faultsOf(body)).toEqual([])
  })

  test('that never began says how it begins', () => {
    const none = { streak: { length: 0, longest: 0, freezes: 0, lastDay: null } }
    expect(textOf(streakBody(view({}, none), en))).toContain('Your streak starts with the next one.')
    expect(textOf(streakBody(view({}, { ...none, hasDaily: false }), en))).toContain('/daily set')
  })
})

test('help fits a message and names every command', () => {
  const body = helpBody({ inServer: true, isManager: true }, en)
  expect(faultsOf(body)).toEqual([])
  for (const name of ['quiz', 'daily', 'leaderboard', 'streak', 'privacy'])
    expect(textOf(body)).toContain(`/${name}`)
  expect(partsOf(body).length).toBeLessThan(40)
})

test('help outside of servers names only the commands that are there', () => {
  const body = helpBody({ inServer: false, isManager: false }, en)
  expect(faultsOf(body)).toEqual([])
  expect(new Set(textOf(body).match(/(?<=\/)[a-z]+/g))).toEqual(
    new Set(['quiz', 'review', 'exam', 'leaderboard', 'stats', 'study', 'privacy', 'help']),
  )
  expect(textOf(body)).not.toContain('To run a server')
})
