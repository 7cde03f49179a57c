import { format } from './format.ts'

export const seasonWords = {
  over: (season: string) => `${format.month(season)} is over`,
  begins: 'A new season begins: everybody starts at nought.',
}
