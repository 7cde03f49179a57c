import { format } from './format.ts'

export const revealWords = {
  closed: 'Closed',
  /** Beside an option. */
  notes: (notes: readonly string[]) => `(${format.list(notes)})`,
  right: 'right answer',
  yours: 'you chose',
  nobody: 'Nobody answered.',
  unanswered: 'You did not answer this one.',
  chosen: (n: number, of: number) => `${n} of ${of}`,
  score: (right: number, of: number) => `${right} of ${of} answered right`,
  who: (mentions: readonly string[], more: number) =>
    more === 0 ? `Right: ${format.list(mentions)}` : `Right: ${format.list(mentions)} and ${more} more`,
  why: 'Why',
  options: 'The options one by one',
  links: 'Read more',
  again: 'Another one',
  next: 'Next question',
  nextSoon: 'The next question follows in a moment.',
}
