import { format } from './format.ts'

export const seasonWords = {
  /** `days` of the season that is over: a month or a quarter. */
  over: ({ from, until }: { readonly from: string; readonly until: string }) =>
    from.slice(0, 7) === until.slice(0, 7)
      ? `${format.month(from)}: final standings`
      : `${format.monthName(from)} to ${format.month(until)}: final standings`,
  begins: 'A new season begins: everyone starts from zero.',
  /** `until`: its last day. Short, since a picture of the board has room for one line. */
  current: (until: string) => `This season (until ${format.shortDay(until)})`,
}
