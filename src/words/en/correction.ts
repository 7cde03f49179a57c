import { format, points } from './format.ts'

export const correctionWords = {
  /** What the key said before. */
  keyWas: (letters: readonly string[]) => `Key corrected: it said ${format.list(letters)}.`,
  voided: 'This question turned out to be faulty, so every answer counts as correct.',
  /** Told in private to someone who had answered; their answers are no one else's business. */
  notice: {
    corrected: '**The key of a question you answered was corrected:**',
    voided: '**A question you answered turned out to be faulty:**',
    isCorrect: (letters: readonly string[]) =>
      `${format.list(letters)} ${letters.length === 1 ? 'is' : 'are'} correct.`,
    because: (letters: readonly string[], reason: string) =>
      `${format.list(letters)} ${letters.length === 1 ? 'is' : 'are'} correct: ${reason}`,
    gain: (n: number) => `You gain ${points(n)}.`,
    nowRight: (letters: readonly string[]) => `Your answer, ${format.list(letters)}, counts as correct now.`,
    nowWrong: (letters: readonly string[]) =>
      `Your answer, ${format.list(letters)}, turned out not to be correct; your points stay.`,
  },
}
