import type { Kysely, Transaction } from 'kysely'
import type { Schema } from '../schema.ts'
import { inTransaction } from './transaction.ts'

/** A commit waits for the disk about as long as a hundred answers take. Larger batches would only delay the first. */
const MAX_BATCH_SIZE = 200

/**
 * Batches calls: all calls of one turn of the event loop run together and share a commit. Each resolves with its own
 * output after that commit. If the batch fails, every call in it rejects; callers may retry, since an answer is stored once.
 * While `maxConcurrent` batches run, further calls queue for the next one.
 */
export const createBatcher = <In, Out>(
  runBatch: (inputs: readonly In[]) => Promise<readonly Out[]>,
  maxConcurrent = Number.POSITIVE_INFINITY,
): ((input: In) => Promise<Out>) => {
  const queue: Call<In, Out>[] = []
  let running = 0
  const flush = () => {
    if (queue.length === 0 || running >= maxConcurrent) return
    running += 1
    settle(queue.splice(0, MAX_BATCH_SIZE), runBatch).finally(() => {
      running -= 1
      flush()
    })
    if (queue.length > 0) setImmediate(flush)
  }
  return input =>
    new Promise((resolve, reject) => {
      queue.push({ input, resolve, reject })
      if (queue.length === 1) setImmediate(flush)
    })
}

type Call<In, Out> = {
  readonly input: In
  readonly resolve: (output: Out) => void
  readonly reject: (error: unknown) => void
}

const settle = async <In, Out>(
  batch: readonly Call<In, Out>[],
  runBatch: (inputs: readonly In[]) => Promise<readonly Out[]>,
): Promise<void> => {
  try {
    const outputs = await runBatch(batch.map(({ input }) => input))
    for (const [index, { resolve }] of batch.entries()) resolve(outputs[index]!)
  } catch (error) {
    for (const { reject } of batch) reject(error)
  }
}

/** A batch that runs as one transaction, one input after the other. */
export const inOneTransaction =
  <In, Out>(db: Kysely<Schema>, work: (trx: Transaction<Schema>, input: In) => Promise<Out>) =>
  (inputs: readonly In[]): Promise<readonly Out[]> =>
    inTransaction(db, async trx => {
      const outputs: Out[] = []
      for (const input of inputs) outputs.push(await work(trx, input))
      return outputs
    })
