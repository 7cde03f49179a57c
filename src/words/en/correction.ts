import { bold, format, points } from './format.ts'

const quoted = (texts: readonly string[]): string => `“${format.list(texts)}”`

export const correctionWords = {
  /** What the key said before. */
  keyWas: (letters: readonly string[]) => `Answer corrected: it used to be ${format.list(letters)}.`,
  voided: 'This question turned out to be faulty, so every answer counts as correct.',
  /** Told in private, once, to someone who had answered. Texts of options, since each message shows them under other letters. */
  notice: {
    title: 'About a question you answered',
    mixedTitle: 'About questions you answered, reported or suggested',
    line: (question: string, sentences: readonly string[]) => `- ${bold(question)}: ${sentences.join(' ')}`,
    corrected: (answers: readonly string[]) =>
      `the answer was corrected. ${quoted(answers)} ${answers.length === 1 ? 'is' : 'are'} correct.`,
    accepted: (answers: readonly string[]) =>
      `${quoted(answers)} ${answers.length === 1 ? 'is' : 'are'} accepted as well now.`,
    voided: 'it turned out to be faulty, so every answer counts as correct.',
    why: (reason: string) => `Why: ${reason}`,
    gain: (n: number) => `You gain ${points(n)}.`,
    nowRight: 'Your answer counts as correct now.',
    nowWrong: (answers: readonly string[]) =>
      `Your answer, ${quoted(answers)}, turned out not to be correct; your points stay.`,
  },
}
