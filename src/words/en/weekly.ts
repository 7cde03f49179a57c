import { bold, days, format } from './format.ts'

const people = (n: number): string => format.plural(n, { one: '# person', other: '# people' })

const answers = (n: number): string => format.plural(n, { one: '# answer', other: '# answers' })

/** The weekly summary of a server. */
export const weeklyWords = {
  title: 'The week in quizzes',
  days: (from: string, until: string) => `${format.day(from)} to ${format.day(until)}`,
  played: (players: number, answered: number, share: number) =>
    `${bold(people(players))} played: ${answers(answered)}, ${format.percent(share)} correct.`,
  quiet: 'It was a quiet week here. Start the next one with /quiz',
  best: '**Most points**',
  climb: (who: string, from: number, to: number) =>
    `**Biggest climb:** ${who}, from #${from} the week before to #${to}`,
  streaks: (people: readonly string[]) => `**Longest streaks:** ${format.list(people)}`,
  streak: (who: string, length: number) => `${who} (${days(length)})`,
  hardest: (right: number, attempts: number) =>
    `**Hardest question:** ${right} of ${attempts} got it right on the first try`,
  correct: (option: string) => `✅ **Correct:** ${option}`,
  look: (link: string) => `[See the whole question](${link})`,
  preview: 'Only you can see this. It’s what I’d post today, about the seven days up to yesterday.',
}
