import type { ServerResults } from '../../../play/results/collect-results.ts'
import type { Words } from '../../../words/index.ts'

/** How many people answered how much, and how well. */
export const answersTitle = (
  { everyone, people }: Pick<ServerResults, 'everyone' | 'people'>,
  { results, format }: Words,
): string => {
  const { answered, right } = everyone.total
  return results.title(people.length, answered, format.percent(right / Math.max(1, answered)))
}

/** The period with its days up to today, and the banks. */
export const periodLine = (
  { span: { period, days }, today, banks }: Pick<ServerResults, 'span' | 'today' | 'banks'>,
  { results, format }: Words,
): string => {
  const until = days.until < today ? days.until : today
  const dates = period === 'all' ? [] : [results.dates(days.from, until)]
  return format.joinItems([results.periods[period], ...dates, results.banks(banks)])
}
