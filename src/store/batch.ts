import type { Kysely, Transaction } from 'kysely'
import type { Schema } from './schema.ts'

type Waiting<In, Out> = {
  readonly input: In
  readonly resolve: (output: Out) => void
  readonly reject: (error: unknown) => void
}

/** A commit waits for the disk about as long as for a hundred answers' work; more would only delay the first. */
const MOST_AT_ONCE = 200

/**
 * Lets small transactions share a commit: what is asked for within one turn of the event loop is done in one
 * transaction, each piece in its order, and each resolves when the whole is on the disk. Where it fails, all
 * of it fails: nothing was kept, and whoever asked may ask again.
 */
export const inBatches = <In, Out>(
  db: Kysely<Schema>,
  work: (trx: Transaction<Schema>, input: In) => Promise<Out>,
): ((input: In) => Promise<Out>) => {
  const waiting: Waiting<In, Out>[] = []
  const together = async (batch: readonly Waiting<In, Out>[]): Promise<void> => {
    const outputs = await db.transaction().execute(async trx => {
      const done: Out[] = []
      for (const { input } of batch) done.push(await work(trx, input))
      return done
    })
    for (const [index, { resolve }] of batch.entries()) resolve(outputs[index]!)
  }
  const flush = () => {
    const batch = waiting.splice(0, MOST_AT_ONCE)
    if (waiting.length > 0) setImmediate(flush)
    together(batch).catch(error => {
      for (const { reject } of batch) reject(error)
    })
  }
  return input =>
    new Promise((resolve, reject) => {
      waiting.push({ input, resolve, reject })
      if (waiting.length === 1) setImmediate(flush)
    })
}
