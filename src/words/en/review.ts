import { days, format } from './format.ts'

const questions = (n: number): string => format.plural(n, { one: '# question', other: '# questions' })

/** Longer than this, an interval is said in months, days. */
const MAX_DAYS = 60

const inTime = (n: number): string => {
  if (n <= 0) return 'today'
  if (n === 1) return 'tomorrow'
  if (n <= MAX_DAYS) return `in ${days(n)}`
  return `in ${format.plural(Math.round(n / 30), { one: '# month', other: '# months' })}`
}

/** `/review`, and what verdicts say about when a question comes back. */
export const reviewWords = {
  /** In a review. */
  back: (inDays: number) => `Back ${inTime(inDays)}`,
  /** Anywhere else. */
  backInReview: (inDays: number) => `Comes back in /review ${inTime(inDays)}`,
  rests: (inDays: number) =>
    `You keep missing this one, so it takes a break and comes back ${inTime(inDays)}. Take a moment to read why.`,
  guess: 'I guessed',
  guessNoted: 'Noted as a guess',
  howSure: 'How sure are you? (optional)',
  /** By how sure someone is, from 1. */
  sure: { 1: 'Guess', 2: 'Unsure', 3: 'Sure' },
  said: {
    1: 'You’re guessing. Now pick your answer.',
    2: 'You’re unsure. Now pick your answer.',
    3: 'You’re sure. Now pick your answer.',
  },
  finish: 'See how it went',
  mistakes: 'Review my mistakes',
  more: 'Review more',
  learnNew: (n: number) => `Learn ${format.plural(n, { one: '# new question', other: '# new questions' })}`,
  score: (right: number, of: number) => (of === 0 ? 'Review stopped' : `You got ${right} of ${of}`),
  learned: (n: number) =>
    `**Learned:** ${format.plural(n, { one: '# question that you’d missed before', other: '# questions that you’d missed before' })}`,
  missed: (n: number) => `**Missed:** ${questions(n)}`,
  others: (n: number) => `and ${format.number(n)} more`,
  ahead: (tomorrow: number, week: number) =>
    week === 0
      ? 'Nothing comes back in the next 7 days.'
      : format.joinItems([`Tomorrow: ${questions(tomorrow)}`, `Next 7 days: ${format.number(week)}`]),
  nothingDue: '**Nothing to review right now.**',
  nothingDueOn: '**Nothing to review on this topic right now.**',
  nothingYet:
    'Questions come back here after you’ve answered them: soon if you missed them, later if you knew them.',
  next: (inDays: number, n: number) => `Next: ${questions(n)}, ${inTime(inDays)}.`,
  notYours: 'This review belongs to someone else. Start your own with /review.',
  notCorrect: 'There’s no correct answer of yours to mark as a guess.',
  topicGone: 'There are no questions on that topic any more. Review everything with /review.',
  unknown: 'I no longer have this review. Start again with /review.',
}
