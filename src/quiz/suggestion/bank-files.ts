import { frontMatterOf, type SuggestedQuestion } from './suggested-question.ts'

/** A suggestion as its bank has it. `state`: `live` and `retired` say what they are in a file; all others are on trial there. */
export type SuggestedEntry = {
  readonly id: string
  readonly content: SuggestedQuestion
  readonly state: string
  readonly authorName: string | null
}

/** The text of a question file with these keys in its front matter. */
type WriteFile = (front: Readonly<Record<string, unknown>>) => string

/** The keys of a suggestion's question file. */
export const frontMatterOfEntry = ({ content, state, authorName }: SuggestedEntry) => {
  const status = state === 'live' ? null : state === 'retired' ? 'retired' : 'trial'
  return frontMatterOf(content, { status, author: authorName })
}

/** The question file of a suggestion. */
export const fileTextOf = (write: WriteFile, entry: SuggestedEntry): string =>
  write(frontMatterOfEntry(entry))

/** The files of a bank, by name: docs/question-format.md. JSON's text in quotes is YAML's, too. */
export const bankFilesOf = (
  write: WriteFile,
  title: string,
  entries: readonly SuggestedEntry[],
): ReadonlyMap<string, string> =>
  new Map([
    ['bank.yaml', `title: ${JSON.stringify(title)}\n`],
    ...entries.map(entry => [`${entry.id}.md`, fileTextOf(write, entry)] as const),
  ])
