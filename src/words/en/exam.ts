import { format, quote } from './format.ts'

const questions = (n: number): string => format.plural(n, { one: '# question', other: '# questions' })

const duration = (minutes: number): string => {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (hours === 0) return `${rest} min`
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`
}

/** Of a time in seconds. */
const shortTime = (seconds: number): string =>
  seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`

/** More would fill a phone's screen. */
const MAX_RANGES = 30

/** Numbers of questions as `3, 7, 12–20`; of many the first. */
const numbers = (ranges: readonly (readonly [first: number, last: number])[]): string => {
  const shown = ranges.slice(0, MAX_RANGES)
  const texts = shown.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`))
  return [...texts, ...(shown.length < ranges.length ? ['…'] : [])].join(', ')
}

export const examWords = {
  duration,
  /** Before it begins. */
  offer: {
    title: (bank: string) => `Mock exam: ${bank}`,
    facts: (n: number, minutes: number | null, mark: string) =>
      `**${format.joinItems([questions(n), minutes === null ? 'no time limit' : duration(minutes), `pass mark ${mark}`])}**`,
    domain: (name: string, n: number) => `- ${n} ${name}`,
    trial: (n: number) =>
      `- ${format.plural(n, { one: '# trial question', other: '# trial questions' })}, not scored; the result says which`,
    short: (domain: string | null, available: number, wanted: number) =>
      domain === null
        ? `The bank has ${available} of ${wanted} questions.`
        : `${domain}: only ${available} of ${wanted} questions.`,
    shorter: (asked: number, wanted: number) =>
      `⚠️ **This exam will be shorter than planned:** ${asked} instead of ${questions(wanted)}, with less time to match.`,
    empty: '⚠️ **There are no questions for this right now.** Choose another format.',
    rules: [
      '- Change your answers until you submit; only then do you see what’s correct. Questions left open count as wrong.',
      '- Leave and come back with /exam resume, on any device. The clock keeps running, and when time is up I submit what’s there.',
      '- Only you see it, and no leaderboard counts it.',
    ],
    untimedRules: [
      '- Change your answers until you submit; only then do you see what’s correct. Questions left open count as wrong.',
      '- Leave and come back with /exam resume, on any device.',
      '- Only you see it, and no leaderboard counts it.',
    ],
    begin: 'Begin',
    bank: 'Question bank',
    format: 'How much of the exam',
    extra: 'Extra time',
  },
  formats: {
    full: 'Full exam',
    half: 'Half an exam',
    ten: 'Ten questions',
    domain: (name: string) => `Only ${name}`,
  },
  /** A choice with its size. */
  choice: (name: string, n: number, minutes: number) => `${name} (${questions(n)}, ${duration(minutes)})`,
  extras: {
    none: 'No extra time',
    plus30: '30 minutes more',
    x125: '25% more time',
    x150: '50% more time',
    x200: 'Twice the time',
    untimed: 'No time limit',
  },
  /** While it is open. */
  header: (number: number, of: number) => `Question ${number} of ${of}`,
  ends: (seconds: number) => `ends <t:${seconds}:R>`,
  endsSoon: (seconds: number) => `⏳ **last minutes: ends <t:${seconds}:R>**`,
  untimed: 'no time limit',
  flagged: 'flagged',
  noAnswer: 'No answer yet',
  yourAnswer: (letters: readonly string[]) => `Your answer: ${format.list(letters)}`,
  howSure: 'How sure are you? Optional, never scored.',
  sure: { 1: 'Just a guess', 2: 'Unsure', 3: 'Sure' },
  chosen: (label: string) => `✓ ${label}`,
  back: 'Back',
  next: 'Next',
  flag: 'Flag',
  unflag: 'Remove flag',
  overview: 'Overview',
  counts: (answered: number, open: number, flagged: number) =>
    `**${format.joinItems([`${answered} answered`, `${open} open`, `${flagged} flagged`])}**`,
  openNumbers: (ranges: readonly (readonly [number, number])[]) => `Open: ${numbers(ranges)}`,
  flaggedNumbers: (ranges: readonly (readonly [number, number])[]) => `Flagged: ${numbers(ranges)}`,
  jump: (first: number, last: number) => `Go to a question, ${first}–${last}`,
  state: (number: number, isAnswered: boolean, isFlagged: boolean) =>
    `${number} – ${isAnswered ? 'answered' : 'open'}${isFlagged ? ', flagged' : ''}`,
  here: (number: number) => `Back to question ${number}`,
  firstOpen: 'First open',
  firstFlagged: 'First flagged',
  earlier: (first: number, last: number) => `Questions ${first}–${last}`,
  submit: 'Submit',
  confirm: 'Submit this exam?',
  allAnswered: 'Every question has an answer.',
  openLeft: (n: number, ranges: readonly (readonly [number, number])[]) =>
    `**${format.plural(n, { one: '# question is open and counts', other: '# questions are open and count' })} as wrong:** ${numbers(ranges)}`,
  flaggedLeft: (n: number, ranges: readonly (readonly [number, number])[]) =>
    `**${format.plural(n, { one: '# question is flagged', other: '# questions are flagged' })}:** ${numbers(ranges)}`,
  final: 'After this, you can’t change anything.',
  submitNow: 'Submit now',
  keepWorking: 'Keep working',
  /** Where someone wants a new one while one is open. */
  open: {
    title: 'You have an open exam',
    facts: (bank: string, answered: number, of: number) =>
      format.joinItems([bank, `${answered} of ${of} answered`]),
    note: 'Go on where you were, submit it, or give it up. Giving up deletes it: no result, and its answers aren’t recorded.',
    resume: 'Go on',
    discard: 'Give up',
    confirmDiscard: 'Delete this exam?',
    noWayBack: 'There’ll be no result, its answers aren’t recorded, and I can’t bring it back.',
    discardNow: 'Delete it',
    discarded: 'Deleted. Start another one with /exam start.',
  },
  /** After it is submitted. Percentages are formatted already. */
  result: {
    passed: (score: string) => `✅ **Passed: ${score}**`,
    failed: (score: string) => `❌ **Below the pass mark: ${score}**`,
    mark: (mark: string) =>
      `This bank’s own pass mark is ${mark}. It isn’t the real exam’s; each domain counts by its weight.`,
    total: (right: number, of: number) => `${right} of ${of} correct`,
    unanswered: (n: number) => `${n} not answered`,
    deadline: 'Time was up, so I submitted what was there.',
    /** Of a group exam, which may also have been cancelled. */
    ended: 'It ended before you submitted, so I submitted what was there.',
    trial: (shown: readonly number[]) =>
      `${format.plural(shown.length, { one: '# question was', other: '# questions were' })} on trial and didn’t count: ${numbers(shown.map(n => [n, n] as const))}`,
    domains: 'By domain',
    domain: (name: string, right: number, of: number, share: string, low: string, high: string) =>
      `${name}: **${right} of ${of}** (${share}), likely ${low}–${high}`,
    likely: 'Likely: where your share would be over many such questions, 8 times out of 10.',
    time: (minutes: number) => `**Time:** ${duration(minutes)}`,
    perQuestion: (seconds: number) => `${shortTime(seconds)} per question (median)`,
    slowest: (slow: readonly { readonly number: number; readonly seconds: number }[]) =>
      `slowest: ${format.list(slow.map(({ number, seconds }) => `question ${number} (${shortTime(seconds)})`))}`,
    changes: (improved: number, worsened: number) =>
      `**Changed answers:** ${improved} from wrong to correct, ${worsened} from correct to wrong`,
    confidentMistakes: (n: number) =>
      format.plural(n, { one: '# mistake you were sure about', other: '# mistakes you were sure about' }),
    luckyGuesses: (n: number) => format.plural(n, { one: '# lucky guess', other: '# lucky guesses' }),
    sure: (facts: readonly string[]) => `**How sure you were:** ${format.list(facts)}`,
    review: {
      wrong: (n: number) => `Review wrong (${n})`,
      flagged: (n: number) => `Review flagged (${n})`,
      all: (n: number) => `Review all (${n})`,
    },
    history: 'Past exams',
    another: 'New exam',
  },
  picture: {
    title: 'By domain',
    subtitle: (score: string, mark: string) => format.joinItems([score, `pass mark ${mark}`]),
    figure: (right: number, of: number) => `${right} of ${of}`,
    legend:
      'Thin lines: where your share would be over many such questions, 8 times out of 10. Upright lines: the pass mark.',
    alt: (about: string, lines: readonly string[]) => `${about}. ${lines.join('; ')}`,
  },
  review: {
    header: (number: number, of: number) => `Question ${number} of ${of}`,
    place: {
      wrong: (n: number, of: number) => `${n} of ${of} wrong or open`,
      flagged: (n: number, of: number) => `${n} of ${of} flagged`,
      all: (n: number, of: number) => `${n} of ${of}`,
    },
    trial: 'trial, not scored',
    right: (letters: readonly string[]) => `✅ **Correct**: ${format.list(letters)}`,
    wrong: (chosen: readonly string[], correct: readonly string[]) =>
      `❌ **Not quite**: you chose ${format.list(chosen)}; correct: ${format.list(correct)}`,
    open: (correct: readonly string[]) => `❌ **Not answered**: correct: ${format.list(correct)}`,
    previous: 'Previous',
    next: 'Next',
    result: 'Back to the result',
    nothing: 'There’s nothing to review here.',
  },
  history: {
    title: 'Your mock exams',
    none: 'You haven’t finished a mock exam yet. Start one with /exam start.',
    row: (score: string, passed: boolean, about: readonly string[], seconds: number) =>
      `**${score}** ${passed ? '✅ passed' : '❌ below the mark'} · ${format.joinItems([...about, `<t:${seconds}:d>`])}`,
    sealed: (about: readonly string[], seconds: number | null) =>
      `⏳ **Submitted** · ${format.joinItems(about)}\nResult when the group exam is over${seconds === null ? '' : `, <t:${seconds}:R>`}`,
    trend: (bank: string, scores: readonly string[]) => `**Full exams, ${bank}:** ${scores.join(' → ')}`,
    look: 'See a result',
    choice: (score: string, date: string) => `${score}, ${date}`,
  },
  noExam: 'None of the question banks here has a mock exam.',
  noSuchBank: (typed: string, titles: readonly string[]) =>
    `There’s no mock exam ${quote(typed)}. There ${titles.length === 1 ? 'is' : 'are'}: ${format.list(titles)}.`,
  noSuchFormat: (typed: string) =>
    `There’s no format ${quote(typed)}. Pick one from the list that appears as you type.`,
  noQuestion: 'There are no questions for this exam right now. Choose another format with /exam start.',
  neverBegan:
    'You haven’t taken a mock exam yet. /exam start shows what there is; nothing begins before you press **Begin**.',
  nothingOpen: 'You have no open exam. Start one with /exam start; /exam history has your results.',
  unknown: 'I no longer have this exam, or it isn’t yours. Start one with /exam start.',
}
