import { findQuestion } from './find-question.ts'
import { asWritten, type Bank, isWithdrawn, type Question, type Status, stableId } from './question.ts'

/**
 * The question as it was asked, with the status that its file has now: a trial may have ended since, or the question been
 * suspended. Where the banks no longer have it, it keeps the status that it was asked with.
 */
export const withStatusNow = (banks: readonly Bank[], asked: Question): Question => {
  const status = statusOf(findQuestion(banks, stableId(asked)) ?? asked, asked)
  return status === asked.status ? asked : withStatus(asked, status)
}

/** Withdrawing a question doesn't end its trial, whether an owner does it, a correction or its file. */
const statusOf = (now: Question, asked: Question): Status | undefined => {
  const last = [now, asWritten(now), asWritten(asked)].find(question => !isWithdrawn(question))
  return last?.status === 'trial' ? 'trial' : now.status
}

const withStatus = ({ status: _, ...question }: Question, status: Status | undefined): Question =>
  status === undefined ? question : { ...question, status }
