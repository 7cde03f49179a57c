import { tryLockDatabase } from '../../src/store/database/process-lock.ts'

/** A process that holds the lock of a database until it is killed. */
const unlock = tryLockDatabase(process.argv[2]!)
console.log(unlock ? 'locked' : 'refused')
// A lock that nothing refers to is garbage, and released with it.
setInterval(() => void unlock, 60_000)
