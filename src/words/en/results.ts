import { format } from './format.ts'

const people = (n: number): string => format.plural(n, { one: '# person', other: '# people' })

/** `/results`, for those who manage a server. Shares are formatted already. */
export const resultsWords = {
  onlyServers: 'Results belong to a server that has added me.',
  needsPermission: 'You need Manage Server to see everyone’s results.',
  unknownBank:
    'This server doesn’t have that question bank. Pick one of the suggestions, or leave `bank` out.',
  running: 'I’m already putting this server’s results together. They’ll be here in a moment.',
  periods: {
    season: 'This season',
    'last-season': 'Last season',
    week: 'This week',
    days7: 'Last 7 days',
    days30: 'Last 30 days',
    all: 'All time',
  },
  title: (n: number, answered: number, share: string) =>
    answered === 0
      ? people(n)
      : `${people(n)}: ${format.plural(answered, { one: '# answer', other: '# answers' })}, ${share} correct`,
  dates: format.dateRange,
  banks: (titles: readonly string[]) =>
    titles.length === 1 ? titles.join() : format.plural(titles.length, { one: '# bank', other: '# banks' }),
  practice: (n: number) =>
    `${format.plural(n, { one: '# more answer was', other: '# more answers were' })} practice.`,
  most: '**Most answers**',
  line: (who: string, n: number, share: string) =>
    `- ${who}: ${format.plural(n, { one: '# answer', other: '# answers' })}, ${share} correct`,
  weakest: '**Weakest domains**',
  exams: '**Group exams**',
  exam: (name: string, sat: number, passed: number) => `- ${name}: ${passed} of ${people(sat)} passed`,
  more: (n: number) => `- and ${n} more`,
  hidden: (n: number) =>
    `${format.plural(n, { one: '# hidden person isn’t', other: '# hidden people aren’t' })} listed.`,
  unnamed: (n: number) =>
    `I couldn’t look up ${format.plural(n, { one: '# name', other: '# names' })} in time; you see the ID instead. Try again in a while.`,
  examsLeftOut: (n: number) =>
    `${format.plural(n, { one: 'An earlier group exam isn’t in it.', other: '# earlier group exams aren’t in it.' })} Choose a shorter period to see more of them.`,
  pageLeftOut:
    'With this many people and domains the page is too big to send, so this is only the table. Choose one bank to get the page.',
  note: 'This counts questions that everyone in a channel could see, and group exams, but nothing that people do in private.',
  none: 'No one answered a question in a channel in this period.',
  noneHint: 'Try another period, as in /results `period:All time`.',
  tooLarge: 'That’s more than I can send as a file. Choose one bank or a shorter period.',
  /** On the page and in the table. */
  file: {
    /** Of the page, as its HTML says it. */
    lang: 'en',
    heading: 'Quiz results',
    caption: 'What people answered, with the most answers first',
    region: 'Results',
    everyone: 'Everyone',
    person: 'Person',
    id: 'User ID',
    answered: 'Answered',
    right: 'Correct',
    share: 'Correct, %',
    practice: 'Practice',
    practiceRight: 'Practice, correct',
    streak: 'Streak',
    bestStreak: 'Best streak',
    other: 'Other questions',
    ofBank: (bank: string, domain: string) => `${bank}: ${domain}`,
    of: (right: number, answered: number) => `${right} of ${answered}`,
    groupAnswered: (group: string) => `${group}, answered`,
    groupRight: (group: string) => `${group}, correct`,
    exam: (title: string, day: string) => `Group exam ${title}, ${format.date(day)}`,
    examScore: (exam: string) => `${exam}, score %`,
    examPassed: (exam: string) => `${exam}, passed`,
    passed: 'passed',
    failed: 'not passed',
    yes: 'yes',
    no: 'no',
    search: 'Search',
    /** In place of `{shown}` and `{all}` the page puts numbers. */
    shown: '{shown} of {all} people',
    notes: [
      'Answered and correct: the first attempt at each question in a season. Any other answer is practice.',
      'Streak: days in a row with an answer to the daily question.',
    ],
  },
}
