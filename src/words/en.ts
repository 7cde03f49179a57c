/** Every sentence that a user reads, in English. Discord's markdown; no sentence tells an answer early. */

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`
const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
const quoted = (typed: string): string => `\`${[...typed.replaceAll('`', '')].slice(0, 80).join('') || ' '}\``

export const en = {
  commands: {
    quiz: {
      description: 'Post a question here for everyone to answer; each gets a private verdict with the reason',
      options: {
        topic: 'What to be asked about: a bank, a domain or a tag. Everything if left out',
        difficulty: 'Only questions of this difficulty',
        questions: 'How many, one after the other, with standings at the end. One if left out',
        seconds:
          'Time for each question, 10 to 600. Ten minutes if left out; in a series, fast answers earn more',
        private: 'Only you see it and answer it',
      },
    },
    leaderboard: {
      description: 'Who is ahead on this server, and where you are',
      options: { period: 'Which days count. This month if left out' },
    },
  },
  periods: { today: 'Today', week: 'This week', month: 'This month', all: 'All time' },

  question: {
    round: (round: number, rounds: number) => `Question ${round} of ${rounds}`,
    choose: (n: number) => `Choose ${NUMBERS[n] ?? n}.`,
    pickFrom: (n: number) => `Choose exactly ${NUMBERS[n] ?? n}`,
    closes: (seconds: number) => `Closes <t:${seconds}:R>`,
    answered: (n: number) => (n === 0 ? 'Nobody has answered yet' : `${n} answered`),
    reveal: 'Reveal',
    showAnswer: 'Show the answer',
    stop: 'Stop',
  },

  verdict: {
    right: '✅ **Right**',
    wrong: '❌ **Wrong**',
    rightOption: (n: number) => (n === 1 ? 'The right answer' : 'The right answers'),
    yours: 'You chose',
    why: 'Why',
    whyNot: (letter: string) => `Why not ${letter}`,
    links: 'Read more',
    points: (n: number) => `+${count(n, 'point', 'points')}`,
    noPoints: 'No points for this one',
    practice: 'Practice: you have met this question this month, so it does not go to the leaderboard again.',
    inRound: (n: number) => `+${count(n, 'point', 'points')} in this round`,
    again: 'You have answered this one already; the first answer counts.',
  },

  reveal: {
    closed: 'Closed',
    right: 'right answer',
    nobody: 'Nobody answered.',
    unanswered: 'You did not answer this one.',
    chosen: (n: number, of: number) => `${n} of ${of}`,
    score: (right: number, of: number) => `${right} of ${of} answered right`,
    who: (mentions: string, more: number) => `Right: ${mentions}${more > 0 ? ` and ${more} more` : ''}`,
    why: 'Why',
    options: 'The options one by one',
    links: 'Read more',
    again: 'Another one',
    next: 'Next question',
    nextSoon: 'The next question follows in a moment.',
  },

  standings: {
    title: 'Round over',
    asked: (n: number) => `${count(n, 'question', 'questions')} asked`,
    row: (rank: number, who: string, right: number, of: number, score: number) =>
      `**${rank}.** ${who} · ${right} of ${of} right · ${count(score, 'point', 'points')}`,
    more: (n: number) => `and ${n} more`,
    nobody: 'Nobody answered this time.',
    note: 'The leaderboard takes the first attempt at each question in a month.',
  },

  board: {
    title: 'Leaderboard',
    ownTitle: 'Your points',
    row: (rank: number, who: string, points: number, right: number, answered: number) =>
      `**${rank}.** ${who} · ${count(points, 'point', 'points')} · ${right} of ${answered} right`,
    place: (who: string, rank: number, points: number) =>
      `${who}: number ${rank} with ${count(points, 'point', 'points')}`,
    notYet: (who: string) => `${who}: not on this board yet. Answer a question: /quiz`,
    you: 'You',
    nobody: 'Nobody has scored yet. Be the first: /quiz',
    own: (points: number, right: number, answered: number) =>
      `${count(points, 'point', 'points')} on all your servers · ${right} of ${answered} right`,
    ownNone: 'Nothing scored yet. Try /quiz',
    page: (page: number) => `Page ${page}`,
    previous: 'Previous',
    next: 'Next',
  },

  attached: 'Not all of it fits here: the whole text is in the attached file.',

  refusals: {
    oldButton:
      'This button belongs to an older version of me and does nothing any more. Start anew with /quiz.',
    unknownPost: 'I no longer know this question. Start anew with /quiz.',
    closed: 'This question is closed. The answer is in the message above.',
    notYours: 'This question is somebody else’s. Get your own with /quiz.',
    wrongNumber: (wanted: number) =>
      `This one takes exactly ${count(wanted, 'answer', 'answers')}. Nothing was counted; choose again.`,
    onlyAskerOrModerator:
      'Only the person who asked, or somebody who may manage messages, can reveal the answer early. It is shown when the question closes.',
    onlyStarterOrModerator:
      'Only the person who started this series, or somebody who may manage messages, can stop it.',
    sessionOver: 'This series is over already.',
    stopped: 'Stopped. The standings follow.',
    alreadyAsked: 'That question is on its way or was asked already: look further down.',
    noSuchTopic: (typed: string, near: readonly string[]) =>
      `There is no topic ${quoted(typed)}. Choose one from the list that appears while you type${near.length > 0 ? `, such as ${near.join(', ')}` : ''}.`,
    noQuestion: 'There is no question for this choice. Leave out the difficulty, or choose another topic.',
    sessionRunning:
      'A series is running in this channel. Join in, or wait until it ends (its Stop button ends it).',
    failed: (reference: string) =>
      `Something went wrong on my side, and nothing of yours is lost. Please try again. If it stays, tell the server’s owner this code: \`${reference}\``,
    pressFailed: (reference: string) =>
      `I could not take this. Please press again: what was kept already counts once. If it stays, tell the server’s owner this code: \`${reference}\``,
    restarting: 'I am just restarting. Please try again in a few seconds.',
  },
}
