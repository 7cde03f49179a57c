import { format } from './format.ts'

export const revealWords = {
  closed: 'Closed',
  /** Beside an option. */
  notes: (notes: readonly string[]) => `(${format.list(notes)})`,
  right: 'correct',
  yours: 'your answer',
  nobody: 'No one answered.',
  unanswered: 'You didn’t answer this one.',
  chosen: (n: number, of: number) => `${n} of ${of}`,
  score: (right: number, of: number) => `${right} of ${of} answered correctly`,
  who: (mentions: readonly string[], more: number) =>
    more === 0 ? `Correct: ${format.list(mentions)}` : `Correct: ${format.list(mentions)} and ${more} more`,
  why: 'Why',
  options: 'Option by option',
  links: 'Read more',
  again: 'Another question',
  next: 'Next question',
  nextWaits: 'Press “Next question” to go on.',
  nextSoon: 'Next question coming up…',
}
