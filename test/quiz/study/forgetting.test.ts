import { expect, test } from 'vitest'
import { POLICIES, study } from '../../bench/review/forgetting.ts'

test('after sixty days, reviews leave more than the same number of questions chosen otherwise', () => {
  const recallOf = (name: string) =>
    [1, 2, 3].map(seed => study(POLICIES[name]!, 150, seed)).reduce((sum, { recall }) => sum + recall, 0) / 3
  const [reviews, atRandom, missedFirst] = ['/review', 'random practice', 'missed ones first'].map(recallOf)
  expect(reviews).toBeGreaterThan(atRandom! + 0.05)
  expect(reviews).toBeGreaterThan(missedFirst! + 0.05)
})
