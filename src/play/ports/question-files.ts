import type { Question } from '../../quiz/question.ts'

/** What is wrong with a question, for whoever wrote it. Errors keep it from being asked. */
export type QuestionProblem = {
  readonly code: string
  readonly message: string
  readonly severity: 'error' | 'warning'
}

/** `name`: of the file, without `.md`. */
export type QuestionName = { readonly bank: string; readonly name: string }

/** Question files as the banks have them: what the loader of questions and the audit know. */
export type QuestionFiles = {
  /** A file with these keys in its front matter. */
  write(front: Readonly<Record<string, unknown>>): string
  /** The question of a file with these keys, `<bank>/<name>`; null where it has errors. Many times faster than to write it and read that. */
  read(front: Readonly<Record<string, unknown>>, at: QuestionName): Question | null
  /** The question of a file's text, with what the loader and the audit find. */
  check(
    text: string,
    at: QuestionName,
  ): { readonly question: Question | null; readonly findings: readonly QuestionProblem[] }
  /** Questions that ask nearly the same, the most similar first. In small steps, between which clicks go first. */
  findSimilar(question: Question, among: Iterable<Question>, limit: number): Promise<Question[]>
}

/** Folders with the banks of guilds, for people to read and keep. The database is the truth. */
export type BankFolders = {
  /** The guilds whose bank has a folder; null where none are written. */
  written(): Promise<readonly string[] | null>
  /** Makes the folder of a guild's bank hold exactly these files, by name; null deletes it. */
  replace(guildId: string, files: ReadonlyMap<string, string> | null): Promise<void>
}
