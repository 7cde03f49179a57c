import type { Kysely, Transaction } from 'kysely'
import type { Schema } from './schema.ts'
import { inTransaction } from './transaction.ts'

type Waiting<In, Out> = {
  readonly input: In
  readonly resolve: (output: Out) => void
  readonly reject: (error: unknown) => void
}

/** A commit waits for the disk about as long as for a hundred answers' work; more would only delay the first. */
const MAX_AT_ONCE = 200

/**
 * Lets small pieces of work share a commit: what is asked for within one turn of the event loop is done
 * together, and each resolves when the whole is on the disk. Where it fails, all of it fails: nothing was kept,
 * and whoever asked may ask again. While `mostUnderWay` of them run, what comes gathers for the next.
 */
export const inBatches = <In, Out>(
  together: (inputs: readonly In[]) => Promise<readonly Out[]>,
  mostUnderWay = Number.POSITIVE_INFINITY,
): ((input: In) => Promise<Out>) => {
  const waiting: Waiting<In, Out>[] = []
  let underWay = 0
  const run = async (batch: readonly Waiting<In, Out>[]): Promise<void> => {
    try {
      const outputs = await together(batch.map(({ input }) => input))
      for (const [index, { resolve }] of batch.entries()) resolve(outputs[index]!)
    } catch (error) {
      for (const { reject } of batch) reject(error)
    }
  }
  const flush = () => {
    if (waiting.length === 0 || underWay >= mostUnderWay) return
    underWay += 1
    run(waiting.splice(0, MAX_AT_ONCE)).finally(() => {
      underWay -= 1
      flush()
    })
    if (waiting.length > 0) setImmediate(flush)
  }
  return input =>
    new Promise((resolve, reject) => {
      waiting.push({ input, resolve, reject })
      if (waiting.length === 1) setImmediate(flush)
    })
}

/** Work that is done in one transaction, each piece in its order. */
export const oneAfterAnother =
  <In, Out>(db: Kysely<Schema>, work: (trx: Transaction<Schema>, input: In) => Promise<Out>) =>
  (inputs: readonly In[]): Promise<readonly Out[]> =>
    inTransaction(db, async trx => {
      const done: Out[] = []
      for (const input of inputs) done.push(await work(trx, input))
      return done
    })
