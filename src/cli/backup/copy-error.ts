import { CliError } from '../shared/args.ts'

/** Turns an error of the file system or of SQLite, while `source` was copied to `folder`, into a sentence. */
export const toCopyError = (error: unknown, source: string, folder: string): CliError => {
  if (error instanceof CliError) return error
  const { code = '', message } = error as { code?: string; message: string }
  const explanation = EXPLANATIONS.find(({ codes }) => codes.test(code))
  return new CliError(
    explanation?.explain(source, folder) ?? `${source} could not be copied to ${folder}: ${message}.`,
  )
}

type Explanation = { readonly codes: RegExp; explain(source: string, folder: string): string }

const EXPLANATIONS: readonly Explanation[] = [
  {
    codes: /^(ENOSPC|EDQUOT|SQLITE_FULL)$/,
    explain: (_, folder) => `There is no room for a copy in ${folder}. Free some, or name another folder.`,
  },
  {
    codes: /^(EACCES|EPERM|EROFS)$/,
    explain: (_, folder) =>
      `${folder} may not be written to. Give its user the right, or name another folder.`,
  },
  {
    codes: /^(ENOTDIR|EEXIST)$/,
    explain: (_, folder) => `${folder} is not a folder. Name one, or a path where one can be made.`,
  },
  {
    codes: /^SQLITE_(NOTADB|CORRUPT)/,
    explain: source => `${source} is damaged, or no SQLite database: nothing was copied.`,
  },
  {
    codes: /^SQLITE_(CANTOPEN|READONLY|PERM|AUTH)/,
    explain: source => `${source} could not be opened. Is this the user that the bot runs as?`,
  },
  {
    codes: /^SQLITE_BUSY/,
    explain: source => `${source} is held by another program. Try again when that is done.`,
  },
]
