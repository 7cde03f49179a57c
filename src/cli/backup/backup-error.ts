/** What keeps a backup from being made or put back, in a sentence that says what to do. */
export class BackupError extends Error {
  override readonly name = 'BackupError'
}

/** What went wrong between a database and the folder that its copy goes to. */
export const sayTrouble = (error: unknown, source: string, folder: string): string => {
  const { code = '', message } = error as { code?: string; message: string }
  const known = TROUBLES.find(({ codes }) => codes.test(code))
  return known ? known.say(source, folder) : `${source} could not be copied to ${folder}: ${message}.`
}

type Trouble = { readonly codes: RegExp; say(source: string, folder: string): string }

const TROUBLES: readonly Trouble[] = [
  {
    codes: /^(ENOSPC|EDQUOT|SQLITE_FULL)$/,
    say: (_, folder) => `There is no room for a copy in ${folder}. Free some, or name another folder.`,
  },
  {
    codes: /^(EACCES|EPERM|EROFS)$/,
    say: (_, folder) => `${folder} may not be written to. Give its user the right, or name another folder.`,
  },
  {
    codes: /^(ENOTDIR|EEXIST)$/,
    say: (_, folder) => `${folder} is not a folder. Name one, or a path where one can be made.`,
  },
  {
    codes: /^SQLITE_(NOTADB|CORRUPT)/,
    say: source => `${source} is damaged, or no SQLite database: nothing was copied.`,
  },
  {
    codes: /^SQLITE_(CANTOPEN|READONLY|PERM|AUTH)/,
    say: source => `${source} could not be opened. Is this the user that the bot runs as?`,
  },
  {
    codes: /^SQLITE_BUSY/,
    say: source => `${source} is held by another program. Try again when that is done.`,
  },
]
