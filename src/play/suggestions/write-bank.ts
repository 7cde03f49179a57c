import { bankFilesOf } from '../../quiz/suggestion/bank-files.ts'
import type { Deps } from '../deps.ts'

/** The task `write-bank`: the folder of a guild's bank becomes what the database has. */
export const writeBank = async (
  { bankFolders, questionFiles, suggestions }: Pick<Deps, 'bankFolders' | 'questionFiles' | 'suggestions'>,
  guildId: string,
): Promise<void> => {
  const bank = (await suggestions.guildBanks()).find(one => one.guildId === guildId)
  if (!bank) return bankFolders.replace(guildId, null)
  const questions = await suggestions.suggestionsInBank(guildId)
  await bankFolders.replace(guildId, bankFilesOf(questionFiles.write, bank.title || guildId, questions))
}
