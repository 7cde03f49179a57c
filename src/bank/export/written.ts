import type { Question } from '../../quiz/question.ts'

/** The picture of a question as the export names it. */
export type ImageName = (question: Question) => string

/** Without the bank's name, since the bank may be called otherwise where it is read again. */
export const idWithin = (id: string, { bank }: Question): string =>
  id.startsWith(`${bank}/`) ? id.slice(bank.length + 1) : id

/** What a format has no place for, each in words that end "… is not in the file". */
export type NotCarried = readonly string[]

/** The loader does not keep these, so that no format has them. */
export const NEVER_CARRIED: NotCarried = [
  'the title',
  'accepted warnings',
  'which tags were categories',
  'drafts and questions with errors',
]
