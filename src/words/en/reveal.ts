import { format } from './format.ts'

export const revealWords = {
  nobody: 'No one answered.',
  unanswered: 'You didn’t answer this one.',
  votes: (n: number) => format.plural(n, { one: '# vote', other: '# votes' }),
  /** Beside the votes for an option that is accepted instead of the answer. */
  accepted: 'accepted',
  /** `more`: how many were right besides those mentioned. */
  score: (right: number, of: number, mentions: readonly string[], more: number) => {
    const score = `**${right} of ${of} answered correctly**`
    if (mentions.length === 0) return score
    return more === 0
      ? `${score}: ${format.list(mentions)}`
      : `${score}: ${format.list(mentions)} and ${more} more`
  },
  options: 'All options',
  again: 'Another question',
  next: 'Next question',
  nextWaits: 'Press “Next question” to go on.',
  nextSoon: 'Next question coming up…',
}
