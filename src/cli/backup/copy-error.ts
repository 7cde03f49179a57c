import { CliError } from '../shared/args.ts'

/** Turns an error of the file system or of SQLite, while `source` was copied to `folder`, into a sentence. */
export const toCopyError = (error: unknown, source: string, folder: string): CliError => {
  if (error instanceof CliError) return error
  const { code = '', message } = error as { code?: string; message: string }
  const explanation = EXPLANATIONS.find(({ codes }) => codes.test(code))
  return new CliError(
    explanation?.explain(source, folder) ?? `${source} couldn’t be copied to ${folder}: ${message}.`,
  )
}

type Explanation = { readonly codes: RegExp; explain(source: string, folder: string): string }

const EXPLANATIONS: readonly Explanation[] = [
  {
    codes: /^(ENOSPC|EDQUOT|SQLITE_FULL)$/,
    explain: (_, folder) => `There’s no space for a copy in ${folder}. Free some, or choose another folder.`,
  },
  {
    codes: /^(EACCES|EPERM|EROFS)$/,
    explain: (_, folder) =>
      `This user can’t write to ${folder}. Give it permission, or choose another folder.`,
  },
  {
    codes: /^(ENOTDIR|EEXIST)$/,
    explain: (_, folder) => `${folder} isn’t a folder. Choose one, or a path where one can be created.`,
  },
  {
    codes: /^SQLITE_(NOTADB|CORRUPT)/,
    explain: source => `${source} is damaged or isn’t an SQLite database: nothing was copied.`,
  },
  {
    codes: /^SQLITE_(CANTOPEN|READONLY|PERM|AUTH)/,
    explain: source => `${source} couldn’t be opened. Is this the user the bot runs as?`,
  },
  {
    codes: /^SQLITE_BUSY/,
    explain: source => `${source} is in use by another program. Try again when it’s done.`,
  },
]
