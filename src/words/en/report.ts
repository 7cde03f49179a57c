import { bold, format, quote } from './format.ts'

/** "Something wrong?": the form, what is said about it, and how it ended. */
export const reportWords = {
  button: 'Something wrong?',
  form: {
    title: 'Something wrong?',
    reason: 'What’s wrong?',
    answer: 'Which option is correct?',
    answers: 'Which options are correct?',
    answerHint: 'In your opinion. Skip this if you don’t know.',
    none: 'None of them, or I don’t know',
    source: 'Where does it say so?',
    sourceHint: 'A link, ideally to the official documentation.',
    comment: 'Anything else?',
  },
  reasons: {
    'wrong-key': 'The answer marked as correct is wrong',
    ambiguous: 'More than one answer could be correct',
    outdated: 'It was correct once, but things have changed',
    typo: 'A typo, or something that can’t be read',
    other: 'Something else (please say what)',
  },
  /** The same in a few words. */
  short: {
    'wrong-key': 'wrong answer',
    ambiguous: 'ambiguous',
    outdated: 'outdated',
    typo: 'typo',
    other: 'something else',
  },
  filed:
    'Thanks! The people who look after the questions will check it, and I’ll tell you here what came of it.',
  updated:
    'Thanks! This replaces what you reported before. Someone will check it, and I’ll tell you here what came of it.',
  correct: (letters: readonly string[]) => `correct: ${format.list(letters)}`,
  change: 'Change it',
  tooManyToday: (max: number) =>
    `You’ve reported ${format.number(max)} questions in the last 24 hours, which is as many as I take. Please report this one tomorrow.`,
  tryAgain: 'Try again',
  youWrote: (text: string) => `You wrote:\n${text}`,
  mistakes: {
    'no-reason': () => 'Pick what’s wrong with the question. Nothing was sent yet.',
    'no-such-option': () =>
      'This question doesn’t have that option. Nothing was sent yet; please pick again.',
    'no-comment': () => 'Say in a few words what’s wrong. Nothing was sent yet.',
    'no-link': (typed: string) =>
      `${quote(typed)} isn’t a link. Paste the page’s address, such as https://example.org/page, or leave it empty. Nothing was sent yet.`,
    'same-answer': () =>
      'The option you picked already counts as correct. Pick another one, leave it empty, or choose another reason. Nothing was sent yet.',
  },
  notAnswered: 'Answer the question first. Then you can tell me what’s wrong with it.',
  noQuestion:
    'There’s no question of mine in this message. Pick a message that shows a question or its answer.',
  notices: {
    title: 'About what you reported',
    /** `what`: the reason in a few words. `outcome`: one of those below. */
    line: (question: string, what: string, outcome: string) => `- ${bold(question)} (${what}): ${outcome}`,
    reply: (text: string) => `  > ${text}`,
    corrected: (answers: readonly string[]) =>
      answers.length === 0
        ? 'the answer was corrected. Thank you!'
        : `the answer was corrected to “${format.list(answers)}”. Thank you!`,
    accepted: 'another answer now counts as correct as well. Thank you!',
    voided: 'you were right to doubt it. It’s been taken out, and no one loses points over it. Thank you!',
    suspended: 'it won’t be asked until it’s been fixed. Thank you!',
    fixed: 'the question has been changed since. Thank you!',
    rejected: 'someone checked it, and it stays as it is.',
    stale: 'that question is no longer in the bank. Thank you all the same!',
    more: (n: number) =>
      `-# ${format.plural(n, { one: '# more comes', other: '# more come' })} with the next thing you do here.`,
  },
}
