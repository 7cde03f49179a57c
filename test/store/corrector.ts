import { openStore } from '../../src/store/store.ts'
import { NOON, sampleCorrection } from './sample.ts'

/** Corrects a key in the SQLite file named in the arguments, and carries it out, in a process that a test kills. */
const { store } = await openStore({ kind: 'sqlite', file: process.argv[2]! })
const rules = { now: NOON, isInForce: () => true }
const { id } = sampleCorrection()
console.log('begins')
await store.corrections.applyCorrection(sampleCorrection(), rules)
while (await store.corrections.carryOut(id, rules, 16));
console.log('done')
await store.maintenance.stop()
