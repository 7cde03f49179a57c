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

/** At the start: the folders that are missing, as where `SERVER_BANKS_DIR` is new. */
export const planMissingBanks = async ({
  bankFolders,
  clock,
  guildBanks,
  tasks,
}: Pick<Deps, 'bankFolders' | 'clock' | 'guildBanks' | 'tasks'>): Promise<void> => {
  const written = await bankFolders.written()
  if (written === null) return
  const there = new Set(written)
  for (const { name } of guildBanks.all())
    if (!there.has(name)) await tasks.addTask('write-bank', name, clock.now(), 'later')
}
