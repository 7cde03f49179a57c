import type { Question } from '../../quiz/question.ts'
import { fileTextOf, frontMatterOfEntry } from '../../quiz/suggestion/bank-files.ts'
import type { QuestionFiles } from '../ports/question-files.ts'
import type { Suggestion } from '../ports/suggestions.ts'

/** The question of a suggestion, as its guild would be asked it; null where it has errors. */
export const questionOf = (files: Pick<QuestionFiles, 'read'>, suggestion: Suggestion): Question | null =>
  files.read(frontMatterOfEntry(suggestion), nameOf(suggestion))

/** The same, with what is wrong with it. */
export const checkSuggestion = (files: Pick<QuestionFiles, 'write' | 'check'>, suggestion: Suggestion) =>
  files.check(fileTextOf(files.write, suggestion), nameOf(suggestion))

/** A guild's bank has the guild's id as its name. */
const nameOf = ({ id, guildId }: Suggestion) => ({ bank: guildId, name: id })
