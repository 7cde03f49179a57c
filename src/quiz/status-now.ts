import { findQuestion } from './find-question.ts'
import { type Bank, type Question, type Status, stableId } from './question.ts'

/**
 * The question as it was asked, with the status that its file has now: a trial may have ended since, or the question been
 * suspended. Where the banks no longer have it, it keeps the status that it was asked with.
 */
export const withStatusNow = (banks: readonly Bank[], asked: Question): Question => {
  const now = findQuestion(banks, stableId(asked))
  return now === undefined || now.status === asked.status ? asked : withStatus(asked, now.status)
}

const withStatus = ({ status: _, ...question }: Question, status: Status | undefined): Question =>
  status === undefined ? question : { ...question, status }
