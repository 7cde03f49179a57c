import { format } from './format.ts'

const questions = (n: number): string => format.plural(n, { one: '# question', other: '# questions' })

/** `63–72%`: a range of shares. */
const range = (low: number, high: number): string => `${Math.round(100 * low)}–${format.percent(high)}`

const seconds = (ms: number): string => `${format.number(Math.max(1, Math.round(ms / 1000)))} s`

const share = (right: number, answered: number): string => format.percent(right / answered)

type Outcome = {
  readonly bank: string
  readonly passed: boolean
  readonly chance: number | null
  readonly endsPlan: boolean
}

export const statsWords = {
  title: 'Where you stand',
  tagsTitle: 'Your tags',
  empty:
    'You haven’t answered a question yet. Once you have, you’ll see here how you’re doing, what to practice next and, for an exam, how likely you are to pass.',
  emptyTopic: (topic: string) => `You haven’t answered a question on ${topic} yet.`,
  first: (right: number, answered: number, low: number, high: number) =>
    `**${share(right, answered)} correct on first attempts** (${format.number(right)} of ${format.number(answered)}), likely ${range(low, high)}`,
  noFirst: 'No first attempts yet: you’d already seen these questions when you answered them.',
  seen: (seen: number, size: number) => `${format.number(seen)} of ${questions(size)} seen`,
  likelyNote: '“Likely” ranges hold 8 times out of 10.',
  legend: 'Thin lines in the picture: the likely range.',
  legendWithMark: 'In the picture, thin lines: the likely range; upright lines: the pass mark.',
  group: (name: string, right: number, answered: number, low: number, high: number) =>
    `**${name}:** ${share(right, answered)} (${right} of ${answered}), likely ${range(low, high)}`,
  groupUnanswered: (name: string) => `**${name}:** no first attempts`,
  groupSeen: (seen: number, size: number) => `${seen} of ${size} seen`,
  weakest: 'Weakest so far',
  more: (n: number) => `and ${format.number(n)} more`,
  retention: (right: number, answered: number, target: number) =>
    `**Remembered:** ${share(right, answered)} of ${questions(answered)} that came back in the last 90 days (target ${format.percent(target)})`,
  due: (now: number, later: number) =>
    now + later === 0
      ? '**Reviews:** none due in the next 7 days'
      : `**Reviews:** ${format.number(now)} due now, ${format.number(later)} more within 7 days`,
  pace: (own: number, others: number, n: number) =>
    `**Time:** ${seconds(own)} per question; others took ${seconds(others)} (${questions(n)} compared)`,
  lucky: (n: number) =>
    `**Lucky guesses:** ${format.plural(n, { one: '# correct answer', other: '# correct answers' })} you’d guessed, in the last 90 days`,
  sure: (wrong: number, answered: number) =>
    `**Sure but wrong:** ${format.number(wrong)} of ${format.plural(answered, { one: '# answer', other: '# answers' })} you were sure of, in the last 90 days`,
  chance: (probability: number, low: number, high: number) =>
    `**Chance of passing: about ${format.percent(probability)}**, likely ${range(low, high)}`,
  chanceNote:
    'Based on your first attempts in this bank, not on the real exam. With many more answers, the chance would settle in the likely range 8 times out of 10.',
  withheld:
    '**Chance of passing:** too early to tell. What it still takes, quickest first (one answer can count for several):',
  gates: {
    attempts: (missing: number, have: number, need: number) =>
      `${format.plural(missing, { one: '# more question', other: '# more questions' })} you haven’t seen before (${have} of ${need} answered)`,
    domain: (domain: string, missing: number, have: number, need: number) =>
      `${format.plural(missing, { one: '# more question', other: '# more questions' })} on ${domain} (${have} of ${need})`,
    coverage: (missing: number, have: number, need: number) =>
      `${format.plural(missing, { one: '# more question', other: '# more questions' })} to have seen 40% of the bank (${have} of ${need})`,
    mockExam: (n: number) => `one full mock exam (${questions(n)}), with at least half of it answered`,
  },
  tooSmall: (size: number, need: number) =>
    `**Chance of passing:** can’t be told from this bank. It has ${questions(size)}; it takes at least ${need}.`,
  /** In the picture and in its description. */
  percent: format.percent,
  nothing: '–',
  barNote: (seen: number, size: number) => `${seen}/${size} seen`,
  trend: 'First attempts by week',
  week: format.shortDay,
  weeks: (weeks: readonly string[]) => `**First attempts by week:** ${weeks.join(', ')}`,
  weekOf: (monday: string, right: number, answered: number) =>
    answered === 0 ? `${format.shortDay(monday)} –` : `${format.shortDay(monday)} ${share(right, answered)}`,
  alt: (title: string, subtitle: string, lines: readonly string[]) =>
    `${title}, ${subtitle}: ${lines.join('; ')}`,
  passMark: (mark: number) => `Pass mark ${format.percent(mark)}`,
  outcome: {
    results: { passed: 'Passed', failed: 'Failed' },
    saved: ({ bank, passed, chance, endsPlan }: Outcome) =>
      format.joinSentences([
        passed
          ? `**Congratulations on passing ${bank}!**`
          : `**Noted: this time ${bank} didn’t work out.** Your practice still counts, and /stats shows where to go on.`,
        chance === null
          ? 'I hadn’t estimated your chance of passing yet, so there’s nothing to compare.'
          : `I’d given you a chance of about ${format.percent(chance)}. Results like yours show how good that estimate is.`,
        ...(endsPlan
          ? ['I’ve taken the exam date out of your study plan; set the next one with /study.']
          : []),
        'Only you can see this. If it was a slip, run the command again today.',
      ]),
    noExam: (name: string) => `${name} has no exam to pass or fail. Choose a bank that has one.`,
  },
  practice: (topic: string) => `Practice ${topic}`,
  tags: 'All tags',
  noTags: 'None of the questions you’ve seen has a tag.',
  unseenTags: (n: number) =>
    format.plural(n, { one: '# more tag not seen yet.', other: '# more tags not seen yet.' }),
  overview: 'Overview',
  previous: 'Previous',
  next: 'Next',
  chooseBank: 'Choose a bank',
}
