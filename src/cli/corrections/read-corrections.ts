import type { Correction } from '../../quiz/correction.ts'
import { correctionStore } from '../../store/corrections/corrections.ts'
import { readDatabase } from '../read-database.ts'

/** The owners' corrections that hold, from the bot's database. Throws what `readDatabase` does. */
export const readCorrections = async (): Promise<readonly Correction[]> => {
  const active = await readDatabase(db => correctionStore(db).activeCorrections())
  return active.filter(({ source }) => source === 'owner')
}
