import { openStore } from '../../src/store/store.ts'
import { NOON, sampleCorrection } from './sample.ts'

/** Corrects a key in the SQLite file named in the arguments, in a process that a test kills. */
const { store } = await openStore({ kind: 'sqlite', file: process.argv[2]! })
console.log('begins')
await store.corrections.applyCorrection(sampleCorrection(), { now: NOON, isInForce: () => true })
console.log('done')
await store.maintenance.stop()
