import { format } from './format.ts'

export const seasonWords = {
  over: (season: string) => `${format.month(season)}: final standings`,
  begins: 'A new season begins: everyone starts from zero.',
}
