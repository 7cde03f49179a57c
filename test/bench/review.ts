import { forgettingTable } from './review/forgetting.ts'
import { benchReviewStart } from './review/start.ts'

/** Whether reviews work, and what starting one costs. */
export const benchReviews = async (): Promise<void> => {
  console.log(forgettingTable())
  await benchReviewStart()
}
