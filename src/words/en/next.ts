/** Buttons that lead on from a message. */
export const nextWords = {
  question: 'New question',
  leaderboard: 'Leaderboard',
  streak: 'My streak',
  stats: 'Where I stand',
  exam: 'Mock exam',
  export: 'Download my data',
  hide: 'Hide my name',
  delete: 'Delete my data',
}
