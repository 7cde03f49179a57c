import { format, numberWord, points } from './format.ts'

const questions = (n: number): string => format.plural(n, { one: '# question', other: '# questions' })

export const questionWords = {
  round: (round: number, rounds: number) => `Question ${round} of ${rounds}`,
  trial: 'Trial question: it doesn’t score',
  choose: (n: number) => `Choose ${numberWord(n)}.`,
  pickFrom: (n: number) => `Choose exactly ${numberWord(n)}`,
  speedPays: (most: number) => `Up to ${points(most)} more for speed`,
  closes: (seconds: number) => `Closes <t:${seconds}:R>`,
  answered: (n: number) => (n === 0 ? 'No answers yet' : `${n} answered`),
  topicNote: {
    bank: (size: number) => `bank, ${questions(size)}`,
    domain: (size: number) => `domain, ${questions(size)}`,
    tag: (size: number) => `tag, ${questions(size)}`,
  },
  /** What the server’s settings changed about what was asked for. */
  notes: {
    onlyPrivate: (channels: string) =>
      `Only you can see this one. Questions for everyone belong in ${channels}.`,
    fewerQuestions: (max: number) => `Rounds on this server have at most ${questions(max)}.`,
  },
  reveal: 'Reveal',
  showAnswer: 'Show the answer',
  stop: 'Stop',
  daily: (day: string) => format.joinItems(['Daily question', format.day(day)]),
  openUntilNext: (seconds: number) => `Open until the next question, <t:${seconds}:R>`,
  late: (seconds: number) => `Posted late: this was due at <t:${seconds}:t>.`,
  lastTime: (link: string, right: number, of: number) =>
    `[Previous question](${link}): ${right} of ${of} correct`,
  lastTimeNobody: (link: string) => `[Previous question](${link}): no one answered.`,
  wasFirst: (who: string) => `${who} was first`,
  /** A thread's name. `about`: what tells it from the threads of other dailies. */
  thread: (day: string, about: readonly string[]) =>
    format.joinItems([`Daily question, ${format.day(day)}`, ...about]),
}
