import { format, numberWord } from './format.ts'

const questions = (n: number): string => format.plural(n, { one: '# question', other: '# questions' })

export const questionWords = {
  round: (round: number, rounds: number) => `Question ${round} of ${rounds}`,
  choose: (n: number) => `Choose ${numberWord(n)}.`,
  pickFrom: (n: number) => `Choose exactly ${numberWord(n)}`,
  closes: (seconds: number) => `Closes <t:${seconds}:R>`,
  answered: (n: number) => (n === 0 ? 'Nobody has answered yet' : `${n} answered`),
  topicNote: {
    bank: (size: number) => `bank, ${questions(size)}`,
    domain: (size: number) => `domain, ${questions(size)}`,
    tag: (size: number) => `tag, ${questions(size)}`,
  },
  reveal: 'Reveal',
  showAnswer: 'Show the answer',
  stop: 'Stop',
  daily: (day: string) => format.joinItems(['Daily question', format.day(day)]),
  openUntilNext: (seconds: number) => `Open until the next one, <t:${seconds}:R>`,
  late: (seconds: number) => `This one is late: it was due at <t:${seconds}:t>.`,
  lastTime: (link: string, right: number, of: number) => `[Last time](${link}): ${right} of ${of} right`,
  lastTimeNobody: (link: string) => `[Last time](${link}): nobody answered.`,
  wasFirst: (who: string) => `${who} was first`,
  thread: (day: string) => `Daily question, ${format.day(day)}`,
}
