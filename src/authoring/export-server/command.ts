import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { writeQuestionFile } from '../../bank/write/question-file.ts'
import { readServerBank } from '../../cli/server-bank/read-server-bank.ts'
import { type RunnableCommand, UsageError } from '../../cli/shared/run.ts'
import { bankFilesOf } from '../../quiz/suggestion/bank-files.ts'
import { putText } from '../put-file.ts'

const HELP = `Usage: npm run bank -- export-server <server id> [folder]

Writes the questions that a server has accepted from its members (/suggest) into a new folder, as a bank of question files
(default: its server's id). Reads them from the bot's database (DATABASE_URL), which may be running. To get a server's id:
right-click the server in Discord, Copy Server ID.

Options:
  --help     show this

Exit status: 0 they're written, 1 the server has none, 2 the command was not understood.`

export const exportServerCommand: RunnableCommand<Record<string, never>> = {
  name: 'bank -- export-server',
  help: HELP,
  options: {},
  run: async ({ positionals: [guildId, folder = guildId, ...others] }) => {
    if (guildId === undefined || folder === undefined || others.length > 0)
      throw new UsageError('`export-server` takes the id of a server, and a folder.')
    if (!/^\d{15,20}$/.test(guildId)) throw new UsageError('A server’s id has 15 to 20 digits.')
    if (existsSync(folder) && readdirSync(folder).length > 0)
      throw new UsageError(`${folder} isn’t empty: name another folder.`)
    const bank = await readServerBank(guildId)
    if (!bank) return { text: `The server ${guildId} has accepted no suggestions.`, status: 1 }
    for (const [name, content] of bankFilesOf(writeQuestionFile, bank.title, bank.entries))
      putText(content, join(folder, name))
    const count = bank.entries.length
    return { text: `${count} ${count === 1 ? 'question' : 'questions'} in ${folder}.`, status: 0 }
  },
}
