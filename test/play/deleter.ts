import { kill } from 'node:process'
import { forgetPerson } from '../../src/play/forget-person.ts'
import { openStore } from '../../src/store/store.ts'

/** Deletes a person, and dies after some batches: `node deleter.ts <file> <person> <batches> <now>`. */
const [file, userId, batches, now] = process.argv.slice(2) as [string, string, string, string]
const { store } = await openStore({ kind: 'sqlite', file })
let left = Number(batches)
const people = {
  ...store.people,
  async deletionBatch(...args: Parameters<typeof store.people.deletionBatch>) {
    if (left-- === 0) kill(process.pid, 'SIGKILL')
    return store.people.deletionBatch(...args)
  },
}
await forgetPerson(
  { people, clock: { now: () => Number(now) }, random: { id: () => 'a salt', seed: () => 1 } },
  userId,
)
