import { checkQuestion, readLooseQuestion } from '../../src/audit/check-question.ts'
import { findSimilarQuestions } from '../../src/audit/similar-questions.ts'
import { writeQuestionFile } from '../../src/bank/write/question-file.ts'

/** What the bot knows of question files. */
export const questionFiles = {
  write: writeQuestionFile,
  read: readLooseQuestion,
  check: checkQuestion,
  findSimilar: findSimilarQuestions,
}

/** Of a bot where no one suggests anything. */
export const NO_SUGGESTIONS = {
  questionFiles,
  guildBanks: {
    of: () => null,
    all: () => [],
    authorOf: () => undefined,
    reload: async () => {},
    poll: async () => {},
  },
  bankFolders: { written: async () => null, replace: async () => {} },
}
